import { addAmbassador } from './ambassador';
import { type Predictor, type Service } from './model';
import { annotationOf, assign, type Scope } from './scope';
import { HEADLESS_SERVICE } from '../api/annotations';
import { APP_LABEL, DEPLOYMENT_ID_LABEL, MANAGED_BY, MANAGED_BY_LABEL } from '../api/facts/labels';
import { deploymentId } from '../api/names';

/** What all Services of the operator have in common. */
export const TCP_SERVICE = { type: 'ClusterIP', sessionAffinity: 'None' };

/**
 * The Service that a predictor, or an explainer, is called at, with its routes through Ambassador. A port of 0 is left out.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/seldondeployment_controller.go createPredictorService
 */
export function predictorService(
  scope: Scope, name: string, predictor: Predictor, ports: { http: number; grpc: number }, isExplainer = false): Service {
  const { sdep, config } = scope;
  const annotations: Record<string, string> = {};
  if (config.ambassador.enabled) {
    addAmbassador(scope, predictor, { service: name, ...ports, isExplainer }, annotations);
  }
  assign(annotations, predictor.annotations);
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name,
      namespace: sdep.metadata.namespace,
      labels: {
        [APP_LABEL]: name,
        [DEPLOYMENT_ID_LABEL]: deploymentId(sdep.metadata.name),
        [MANAGED_BY_LABEL]: MANAGED_BY,
      },
      annotations,
    },
    spec: {
      ports: [
        ...ports.http === 0 ? [] : [{ name: 'http', protocol: 'TCP', port: ports.http, targetPort: ports.http }],
        ...ports.grpc === 0 ? [] : [{ name: 'grpc', protocol: 'TCP', port: ports.grpc, targetPort: ports.grpc }],
      ],
      selector: { [APP_LABEL]: name },
      ...(annotationOf(sdep, HEADLESS_SERVICE) ?? 'false') !== 'false' && { clusterIP: 'None' },
      ...TCP_SERVICE,
    },
  };
}
