import { devicePlugin } from './devices';
import { GROUP } from '../../api/facts/group';
import { OPERATOR_CHART_NAME } from '../../api/facts/names';
import { asText, entryOf, type Json, type JsonObject } from '../../private/json';
import { child } from '../pods';

/** A controller with its own kinds. */
interface Controller {
  readonly name: string;
  /** API groups of its kinds; one that begins with a dot matches all groups with that suffix. */
  readonly groups: readonly string[];
  /** Its kinds, if other controllers have kinds of the same group. */
  readonly kinds?: readonly string[];
  /** Helm charts that install it. */
  readonly charts: readonly string[];
}

const CONTROLLERS: readonly Controller[] = [
  { name: "Seldon's operator", groups: [GROUP], charts: [OPERATOR_CHART_NAME] },
  { name: 'cert-manager', groups: ['cert-manager.io'], charts: ['cert-manager'] },
  { name: 'Istio', groups: ['.istio.io'], charts: ['istiod', 'base'] },
  {
    name: 'Emissary or Ambassador',
    groups: ['getambassador.io'],
    charts: ['emissary-ingress', 'emissary-crds-chart', 'ambassador'],
  },
  { name: 'the Prometheus operator', groups: ['monitoring.coreos.com'], charts: ['kube-prometheus-stack'] },
  { name: 'KEDA', groups: ['keda.sh'], charts: ['keda'] },
  { name: 'External Secrets Operator', groups: ['external-secrets.io'], charts: ['external-secrets'] },
  {
    name: 'Argo CD',
    groups: ['argoproj.io'],
    kinds: ['Application', 'ApplicationSet', 'AppProject'],
    charts: ['argo-cd'],
  },
  {
    name: 'Argo Workflows',
    groups: ['argoproj.io'],
    kinds: [
      'Workflow',
      'WorkflowTemplate',
      'ClusterWorkflowTemplate',
      'CronWorkflow',
      'WorkflowEventBinding',
      'WorkflowTaskSet',
      'WorkflowTaskResult',
      'WorkflowArtifactGCTask',
    ],
    charts: ['argo-workflows'],
  },
  {
    name: 'Argo Rollouts',
    groups: ['argoproj.io'],
    kinds: ['Rollout', 'AnalysisRun', 'AnalysisTemplate', 'ClusterAnalysisTemplate', 'Experiment'],
    charts: ['argo-rollouts'],
  },
  {
    name: 'Argo Events',
    groups: ['argoproj.io'],
    kinds: ['EventSource', 'Sensor', 'EventBus'],
    charts: ['argo-events'],
  },
  { name: 'Flux', groups: ['.toolkit.fluxcd.io'], charts: ['flux2'] },
  { name: 'the helm-controller of k3s', groups: ['helm.cattle.io'], charts: [] },
  { name: 'Knative Eventing', groups: ['eventing.knative.dev'], charts: [] },
  { name: 'Knative Serving', groups: ['serving.knative.dev'], charts: [] },
  { name: devicePlugin('nvidia.com/gpu'), groups: [], charts: ['nvidia-device-plugin', 'gpu-operator'] },
  { name: 'Gateway API', groups: ['gateway.networking.k8s.io'], charts: [] },
];

/** The name of the controller that provides a kind of an API group; undefined for groups of Kubernetes itself. */
export function controllerOf(group: string, kind: string): string | undefined {
  const known = CONTROLLERS.find(
    ({ groups, kinds }) =>
      groups.some((each) => (each.startsWith('.') ? group.endsWith(each) : group === each)) &&
      (kinds === undefined || kinds.includes(kind)),
  );
  return known?.name ?? (isBuiltIn(group) ? undefined : `the controller of ${group}`);
}

/** The name of the controller that a Helm chart installs. */
export function controllerInstalledBy(chart: string): string | undefined {
  return CONTROLLERS.find(({ charts }) => charts.includes(chart))?.name;
}

/** Name of the Helm chart that an object of Argo CD, Flux or k3s installs; undefined for all others. */
export function installedChart(object: JsonObject): string | undefined {
  const spec = child(object, 'spec');
  const found: Readonly<Record<string, Json | undefined>> = {
    Application: child(spec, 'source').chart,
    HelmRelease: child(child(spec, 'chart'), 'spec').chart,
    HelmChart: spec.chart,
    OCIRepository: spec.url,
  };
  const chart = entryOf(found, asText(object.kind));
  return typeof chart === 'string' ? chart.split('/').at(-1) : undefined;
}

function isBuiltIn(group: string): boolean {
  return !group.includes('.') || group.endsWith('.k8s.io') || group === 'security.openshift.io';
}
