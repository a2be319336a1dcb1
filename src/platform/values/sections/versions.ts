import {
  api,
  DURATION,
  flag,
  integer,
  list,
  map,
  NAME,
  nested,
  NODE_NAME,
  OBJECT_NAME,
  oneWord,
  PODS,
  quantity,
  recursive,
  section,
  text,
  texts,
  type ValuesOf,
} from '../field';
import {
  env,
  envOrder,
  EXPLAINER,
  GRAPH,
  type GraphValues,
  NODE,
  NODE_CHOICES,
  NODE_FIELDS,
  NODE_UPSTREAM,
  resources,
} from './nodes';
import { type JsonObject } from '../../../private/json';

const SCALING = section(
  'Scaling',
  'A horizontal pod autoscaler; it uses the largest number of pods that any target requires.',
  {
    cpu: integer('Target CPU utilization, in percent of what all containers request.', { least: 1 }),
    memory: integer('Target memory utilization, in percent of what all containers request.', { least: 1 }),
    metrics: list(api('MetricSpec', 'A metric.'), 'Other metrics, as in autoscaling/v2.'),
    min: integer('Minimum number of pods.', { least: 1, fallback: 1 }),
    max: integer('Maximum number of pods.', { least: 1, required: true }),
    v2beta1: flag('Whether targets are written as in autoscaling/v2beta1, for an existing model that has them.', {
      fallback: false,
    }),
  },
);

const TRIGGER = section('Trigger', 'What KEDA monitors.', {
  type: text('Type of the trigger, such as kafka or prometheus.', { required: true }),
  metadata: texts("The trigger's settings."),
  name: text('Name of the trigger.'),
  authentication: text('Name of the TriggerAuthentication with its credentials.'),
  metricType: oneWord(['AverageValue', 'Value', 'Utilization'], 'How the metric is compared with its target.'),
});

const FALLBACK = section('Fallback', 'What happens while a trigger cannot be read.', {
  failureThreshold: integer('Number of consecutive failures before this applies.', { least: 0, required: true }),
  replicas: integer('The number of pods.', { least: 0, required: true }),
});

const KEDA = section('Keda', 'A KEDA autoscaler; KEDA must be enabled in the operator.', {
  triggers: list(nested(TRIGGER, 'A trigger.'), 'What KEDA monitors.', { required: true }),
  min: integer('Minimum number of pods while a trigger is active.', { least: 0, fallback: 0 }),
  max: integer('Maximum number of pods.', { least: 1, fallback: 100 }),
  idle: integer('Number of pods while no trigger is active; KEDA only allows 0.', { least: 0 }),
  pollingInterval: text('Time between checks of the triggers.', { ...DURATION, fallback: '30s' }),
  cooldownPeriod: text('Time without an active trigger before scaling to zero.', { ...DURATION, fallback: '5m' }),
  fallback: nested(FALLBACK, 'What happens while a trigger cannot be read.'),
  behavior: api('HorizontalPodAutoscalerBehavior', 'How fast the number of pods may change.'),
  restoreToOriginalReplicaCount: flag('Whether the original number of pods is restored when scaling ends.', {
    fallback: false,
  }),
});

/** Alternatives for the number of pods. */
const SCALING_FIELDS = {
  replicas: integer('A fixed number of pods.', { least: 0 }),
  scaling: nested(SCALING, 'An autoscaler driven by CPU, memory or other metrics.'),
  keda: nested(KEDA, 'A KEDA autoscaler.'),
};
const SCALING_CHOICE = ['replicas', 'scaling', 'keda'];

const BUDGET = section(
  'DisruptionBudget',
  'How many pods may be evicted at once, for example when nodes are drained.',
  {
    minAvailable: quantity('Pods that must stay available, as a number or a percentage.', PODS),
    maxUnavailable: quantity('Pods that may be unavailable, as a number or a percentage.', PODS),
  },
  { oneOf: [['minAvailable', 'maxUnavailable']] },
);
export const disruptionBudget = (about: string) => nested(BUDGET, about);

/** What a pod has in addition to the containers of its nodes. */
const POD_FIELDS = {
  name: text("Last part of the Deployment's name; by default the names of the containers.", NAME),
  labels: texts('Labels of the pod.'),
  annotations: texts('Annotations of the pod and its Deployment.'),
};

const POD = section('Pod', 'A pod, with the fields of Kubernetes; `containers` are sidecars.', POD_FIELDS, {
  beside: { type: 'PodSpec', but: [] },
});

const COMPONENT_SPEC = section(
  'ComponentSpec',
  'One pod of a graph, with the fields of Kubernetes; `containers` are sidecars.',
  {
    nodes: list(text('Name of an entry of `nodes`.'), 'The nodes whose containers run in it.', { required: true }),
    ...POD_FIELDS,
    ...SCALING_FIELDS,
    disruptionBudget: disruptionBudget(
      'How many pods may be evicted at once. It counts the pods of the whole SeldonDeployment, so one is enough.',
    ),
  },
  { oneOf: [SCALING_CHOICE], beside: { type: 'PodSpec', but: [] } },
);

const ORCHESTRATOR = section('Orchestrator', 'The service orchestrator, which routes requests through the graph.', {
  enabled: flag(
    'Whether there is one; without it, the Service sends requests directly to the only container of the graph.',
    {
      fallback: true,
    },
  ),
  resources: resources('Its CPU and memory.'),
  env: env('Its environment variables.'),
  envOrder: envOrder(),
  logLevel: oneWord(['DEBUG', 'INFO', 'WARN', 'ERROR'], 'The least severe messages that it logs.', {
    fallback: 'INFO',
  }),
  replicas: integer('Number of its pods, with `separateOrchestrator`.', { least: 0 }),
});

/** Where a model comes from and how it runs; canary, shadow and predictors repeat what differs. */
export const VERSION_FIELDS = {
  ...NODE_FIELDS,
  node: text('Without `graph`: name of the only node, and so of its container; by default model.', NODE_NAME),
  graph: recursive<GraphValues>(() => GRAPH, 'Several nodes instead of one, as a tree of their names.'),
  nodes: map(nested(NODE, 'A node.'), 'With `graph`: its nodes, by name.', { keys: 'node' }),
  ...SCALING_FIELDS,
  placement: oneWord(['onePod', 'podPerNode'], 'With `graph`: whether nodes share a pod.', { fallback: 'onePod' }),
  componentSpecs: list(
    nested(COMPONENT_SPEC, 'A pod.'),
    'With `graph`: which nodes run in which pod; the first pod also runs the orchestrator.',
  ),
  pod: nested(
    POD,
    'What every pod has in addition, with the fields of Kubernetes: nodeSelector, tolerations, affinity, volumes, ...',
  ),
  podLabels: texts('Labels of the pods and of the objects that the operator creates for them.'),
  podAnnotations: texts('Annotations of the pods, their Deployments and Services.'),
  explainer: nested(EXPLAINER, 'An explainer of the responses.'),
  orchestrator: nested(ORCHESTRATOR, 'The service orchestrator, which routes requests through the graph.'),
  serviceName: text('Name of its Service; by default the names of the model and the version.', NAME),
  certSecretName: text(
    'Name of a Secret with tls.crt and tls.key, with which containers and orchestrator serve TLS.',
    OBJECT_NAME,
  ),
  engineResources: resources(
    'Resources of an engine that no longer exists, for an existing model that has them; they have no effect.',
  ),
  progressDeadline: text('Time after which its Deployment counts as failed if it is not ready.', {
    ...DURATION,
    fallback: '10m',
  }),
};

export const VERSION_CHOICES: readonly (readonly string[])[] = [
  ['server', 'builtIn', 'graph'],
  ['image', 'builtIn', 'graph'],
  ['node', 'graph'],
  NODE_CHOICES[2],
  SCALING_CHOICE,
  ['placement', 'componentSpecs'],
];

export const VERSION_UPSTREAM = {
  ...NODE_UPSTREAM,
  hpaSpec: 'scaling',
  kedaSpec: 'keda',
  svcOrchSpec: 'orchestrator',
  progressDeadlineSeconds: 'progressDeadline',
  ssl: 'certSecretName',
};

export const VERSION = section(
  'Version',
  'A version of a model: what it runs, its pods and their number.',
  VERSION_FIELDS,
  {
    oneOf: VERSION_CHOICES,
    upstream: VERSION_UPSTREAM,
  },
);

export type VersionValues = ValuesOf<typeof VERSION_FIELDS>;
export type ScalingValues = Pick<VersionValues, keyof typeof SCALING_FIELDS>;
export type KedaValues = NonNullable<VersionValues['keda']>;
export type BudgetValues = NonNullable<ReturnType<typeof disruptionBudget>['_value']>;
export type OrchestratorValues = NonNullable<VersionValues['orchestrator']>;
export type ComponentSpecValues = NonNullable<VersionValues['componentSpecs']>[number] & JsonObject;
