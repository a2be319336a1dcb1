import { prometheusAnnotations, STRATEGY } from './deployment';
import { engineContainer } from './engine';
import { type Deployment, type Predictor } from './model';
import { type Cause } from './origins/entry';
import { nearest, type Recorder } from './origins/recorder';
import { podinfoVolume } from './podinfo';
import { serviceNameCauses } from './predictor-service';
import { assign, type Scope, type Workload } from './scope';
import { APP_LABEL, DEPLOYMENT_ID_LABEL, HAS_ORCHESTRATOR_LABEL } from '../api/facts/labels';
import { orchestratorName } from '../api/names';

/**
 * The Deployment of an orchestrator in its own pod.
 * @param service name of the predictor's Service, which is also the pods' `seldon-deployment-id`
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/seldondeployment_engine.go createEngineDeployment
 */
export function engineWorkload(scope: Scope, predictor: Predictor, service: string): Workload {
  const {
    sdep: { metadata, spec },
    config: { executor },
    podSecurityContext,
  } = scope;
  const name = orchestratorName(metadata.name, predictor.name);
  const container = engineContainer(scope, predictor);
  const selected = { [APP_LABEL]: service, [DEPLOYMENT_ID_LABEL]: service };
  const labels: Record<string, string> = {
    [HAS_ORCHESTRATOR_LABEL]: 'true',
    ...selected,
    app: name,
    version: 'v1',
    fluentd: 'true',
  };
  const podLabels: Record<string, string> = { ...selected, app: name };
  assign(labels, predictor.labels);
  assign(podLabels, predictor.labels);
  const replicas = predictor.svcOrchSpec?.replicas ?? predictor.replicas ?? spec.replicas;
  const annotations: Record<string, string> = {};
  assign(annotations, spec.annotations);
  const deployment: Deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: metadata.namespace, labels, annotations },
    spec: {
      ...(replicas !== undefined && { replicas }),
      selector: { matchLabels: { ...selected } },
      template: {
        metadata: { labels: podLabels, annotations: prometheusAnnotations(scope) },
        spec: {
          volumes: [podinfoVolume()],
          containers: [container],
          restartPolicy: 'Always',
          terminationGracePeriodSeconds: 20,
          dnsPolicy: 'ClusterFirst',
          ...(executor.serviceAccountName !== '' && {
            serviceAccountName: executor.serviceAccountName,
            serviceAccount: executor.serviceAccountName,
          }),
          ...(podSecurityContext !== undefined && { securityContext: podSecurityContext }),
          schedulerName: 'default-scheduler',
        },
      },
      strategy: STRATEGY,
    },
  };
  if (scope.origins !== undefined) {
    recordOrchestrator(scope, scope.origins, predictor, deployment);
  }
  return { deployment, hasRoom: false };
}

function recordOrchestrator(scope: Scope, origins: Recorder, predictor: Predictor, deployment: Deployment): void {
  const {
    sdep,
    sdep: { spec },
  } = scope;
  const {
    metadata,
    spec: { selector, template },
  } = deployment;
  const name: Cause[] = [
    [sdep, 'metadata', 'name'],
    [predictor, 'name'],
  ];
  const service = serviceNameCauses(scope, predictor);
  origins.make(deployment, [predictor]);
  origins.set(metadata, 'name', ...name);
  origins.set(metadata, 'namespace', [sdep, 'metadata', 'namespace']);
  origins.set(deployment.spec, 'replicas', nearest('replicas', predictor.svcOrchSpec ?? {}, predictor, spec));
  origins.set(template.spec, 'securityContext', 'defaultUserID');
  origins.set(template.spec, 'serviceAccountName', 'executor.serviceAccount.name');
  origins.set(template.spec, 'serviceAccount', 'executor.serviceAccount.name');
  for (const labels of [metadata.labels, template.metadata.labels, selector.matchLabels]) {
    origins.set(labels, 'app', ...name);
    origins.set(labels, APP_LABEL, ...service);
    origins.set(labels, DEPLOYMENT_ID_LABEL, ...service);
  }
  origins.assign(metadata.labels, predictor, 'labels', predictor.labels);
  origins.assign(template.metadata.labels, predictor, 'labels', predictor.labels);
  origins.assign(metadata.annotations, spec, 'annotations', spec.annotations);
}
