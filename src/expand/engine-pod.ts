import { prometheusAnnotations, STRATEGY } from './deployment';
import { engineContainer } from './engine';
import { type Predictor } from './model';
import { podinfoVolume } from './podinfo';
import { assign, type Scope, type Workload } from './scope';
import { APP_LABEL, DEPLOYMENT_ID_LABEL, HAS_ORCHESTRATOR_LABEL } from '../api/facts/labels';
import { orchestratorName } from '../api/names';

/**
 * The Deployment of an orchestrator in a pod of its own.
 * @param service name of the predictor's Service, which is also the pods' `seldon-deployment-id`
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/seldondeployment_engine.go createEngineDeployment
 */
export function engineWorkload(scope: Scope, predictor: Predictor, service: string): Workload {
  const { sdep: { metadata, spec }, config: { executor }, podSecurityContext } = scope;
  const name = orchestratorName(metadata.name, predictor.name);
  const container = engineContainer(scope, predictor);
  const selected = { [APP_LABEL]: service, [DEPLOYMENT_ID_LABEL]: service };
  const labels: Record<string, string> = {
    [HAS_ORCHESTRATOR_LABEL]: 'true', ...selected, app: name, version: 'v1', fluentd: 'true',
  };
  const podLabels: Record<string, string> = { ...selected, app: name };
  assign(labels, predictor.labels);
  assign(podLabels, predictor.labels);
  const replicas = predictor.svcOrchSpec?.replicas ?? predictor.replicas ?? spec.replicas;
  const annotations: Record<string, string> = {};
  assign(annotations, spec.annotations);
  return {
    deployment: {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name, namespace: metadata.namespace, labels, annotations },
      spec: {
        ...replicas !== undefined && { replicas },
        selector: { matchLabels: { ...selected } },
        template: {
          metadata: { labels: podLabels, annotations: prometheusAnnotations(scope) },
          spec: {
            volumes: [podinfoVolume()],
            containers: [container],
            restartPolicy: 'Always',
            terminationGracePeriodSeconds: 20,
            dnsPolicy: 'ClusterFirst',
            ...executor.serviceAccountName !== '' && {
              serviceAccountName: executor.serviceAccountName,
              serviceAccount: executor.serviceAccountName,
            },
            ...podSecurityContext !== undefined && { securityContext: podSecurityContext },
            schedulerName: 'default-scheduler',
          },
        },
        strategy: STRATEGY,
      },
    },
    hasRoom: false,
  };
}
