import { type DeploymentObject } from './deployment-object';
import { type DeploymentUrls } from './urls';
import { EXPLAINER_SUFFIX } from '../api/facts/names';
import { AMBASSADOR_SERVICE_NAME, ISTIO_HOST } from '../api/facts/settings';
import { graphNodes } from '../api/graph';
import { explainerName } from '../api/names';
import { nodePorts, type NodePorts } from '../api/ports';
import { predictionPath } from '../api/prediction-path';
import { asText, has, isObject, type JsonObject } from '../private/json';

/** The placeholder for the ingress if its host is unknown. */
export const UNKNOWN_INGRESS = 'http://<ingress>';

/** The addresses of a SeldonDeployment in its current state: annotations and patches may still be added. */
export interface Addressing {
  readonly name: string;
  readonly namespace: string;
  /** Scheme and host of the ingress. */
  readonly ingress: string;
  /** The name in URLs and gRPC metadata. */
  readonly externalName: string;
  readonly protocol: string;
  /** The ports of the root node of a predictor. */
  ports(predictor: JsonObject): NodePorts | undefined;
}

/** Paths of one predictor: `predictions` without a host, `explanations` behind the ingress. */
export interface Paths {
  readonly predictions: string;
  readonly feedback?: string;
  readonly swagger?: string;
  readonly explanations?: string;
}

/** The value of an annotation of a predictor, of `spec` or of `metadata`. */
export function annotationOf(holder: JsonObject | undefined, key: string): string | undefined {
  const annotations = holder?.annotations;
  return isObject(annotations) && has(annotations, key) && typeof annotations[key] === 'string'
    ? annotations[key]
    : undefined;
}

/** How a SeldonDeployment is addressed. */
export function addressingOf(object: DeploymentObject): Addressing {
  const setting = (key: string) => {
    const { spec, metadata } = object.current;
    return annotationOf(spec, key) ?? annotationOf(metadata, key);
  };
  return {
    get name() {
      return object.name;
    },
    get namespace() {
      return object.namespace ?? 'default';
    },
    get ingress() {
      const host = setting(ISTIO_HOST);
      return host === undefined || host === '*' ? UNKNOWN_INGRESS : `http://${host}`;
    },
    get externalName() {
      return setting(AMBASSADOR_SERVICE_NAME) ?? object.name;
    },
    get protocol() {
      const { protocol } = object.current.spec;
      return typeof protocol === 'string' ? protocol : 'seldon';
    },
    ports: (predictor) => rootPorts(object.spec, predictor),
  };
}

/** The ports of the root node of a predictor. */
function rootPorts(spec: JsonObject, predictor: JsonObject): NodePorts | undefined {
  const predictors = Array.isArray(spec.predictors) ? spec.predictors.filter(isObject) : [];
  const root = graphNodes(predictor.graph)[0];
  return root && nodePorts(spec)[predictors.indexOf(predictor)]?.get(asText(root.name));
}

/** The URLs behind the ingress, which are those of the first predictor. */
export function ingressUrls(addressing: Addressing, predictor: JsonObject): DeploymentUrls {
  const { ingress, namespace, externalName } = addressing;
  const { predictions, feedback, swagger } = deploymentUrls(addressing, predictor);
  const url = (path: string) => `${ingress}/seldon/${namespace}/${externalName}${path}`;
  return { predictions: url(predictions), feedback: feedback && url(feedback), swagger: swagger && url(swagger) };
}

/**
 * The paths that the service orchestrator serves.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/executor/api/rest/server.go
 */
export function deploymentUrls({ name, namespace, externalName, protocol }: Addressing, predictor: JsonObject): Paths {
  const predictions = predictionPath(protocol, predictor);
  const predictorName = asText(predictor.name ?? '');
  const explainer = isObject(predictor.explainer) && predictor.explainer.type ? predictor.explainer : undefined;
  const explained = explainer && `/seldon/${namespace}/${externalName}${EXPLAINER_SUFFIX}/${predictorName}`;
  switch (protocol) {
    case 'v2':
    case 'kfserving': {
      const container = isObject(explainer?.containerSpec) ? explainer.containerSpec.name : undefined;
      return {
        predictions,
        swagger: '/v2/docs/',
        explanations:
          explained && `${explained}/v2/models/${asText(container ?? explainerName(name, predictorName))}/infer`,
      };
    }
    case 'tensorflow':
      return {
        predictions,
        feedback: '/api/v1.0/feedback',
        explanations: explained && `${explained}/v1/models/${asText(graphNodes(predictor.graph)[0]?.name)}:explain`,
      };
    default:
      return {
        predictions,
        feedback: '/api/v1.0/feedback',
        swagger: '/api/v1.0/doc/',
        explanations: explained && `${explained}/api/v1.0/explain`,
      };
  }
}
