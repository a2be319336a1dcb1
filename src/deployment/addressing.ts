import { type DeploymentObject } from './deployment-object';
import { type DeploymentUrls, type GrpcCall } from './urls';
import { EXPLAINER_SUFFIX } from '../api/facts/names';
import { AMBASSADOR_SERVICE_NAME, ISTIO_HOST } from '../api/facts/settings';
import { grpcMethod } from '../api/facts/words';
import { graphNodes } from '../api/graph';
import { explainerName } from '../api/names';
import { nodePorts, type NodePorts } from '../api/ports';
import { predictionPath } from '../api/prediction-path';
import { asText, has, isObject, type JsonObject } from '../private/json';
import { settledNow } from '../shell/settled-now';

/** The placeholder for the ingress if its host is unknown. */
export const UNKNOWN_INGRESS = 'http://<ingress>';

/** How a SeldonDeployment is addressed at one moment: annotations and patches may still be added. */
export interface Addressing {
  readonly name: string;
  readonly namespace: string;
  /** Scheme and host of the ingress. */
  readonly ingress: string;
  /** The name in URLs and gRPC metadata. */
  readonly externalName: string;
  readonly protocol: string;
  /** Whether it is patched, by which its graphs may have other nodes. */
  readonly isPatched: boolean;
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
  const value = isObject(annotations) && has(annotations, key) ? settledNow(annotations[key]) : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** How a SeldonDeployment is addressed now. It is rendered at most once, as a patched one takes long to render. */
export function addressingOf(object: DeploymentObject): Addressing {
  const { name, namespace, metadata, spec } = object.current;
  const setting = (key: string) => annotationOf(spec, key) ?? annotationOf(metadata, key);
  const host = setting(ISTIO_HOST);
  const protocol = settledNow(spec.protocol);
  return {
    name,
    namespace: typeof namespace === 'string' ? namespace : 'default',
    ingress: host === undefined || host === '*' ? UNKNOWN_INGRESS : `http://${host}`,
    externalName: setting(AMBASSADOR_SERVICE_NAME) ?? name,
    protocol: typeof protocol === 'string' ? protocol : 'seldon',
    isPatched: object.apiObject.isPatched,
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

/** How it is called by gRPC behind the ingress. */
export function grpcCall({ protocol, namespace, externalName }: Addressing): GrpcCall {
  return { method: grpcMethod(protocol), metadata: { seldon: externalName, namespace } };
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
