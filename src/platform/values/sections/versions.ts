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
  'A horizontal autoscaler; it takes the largest number of pods that any target asks for.',
  {
    cpu: integer('Target of CPU use, in percent of what all containers request.', { least: 1 }),
    memory: integer('Target of memory use, in percent of what all containers request.', { least: 1 }),
    metrics: list(api('MetricSpec', 'A metric.'), 'Other metrics, as autoscaling/v2 has them.'),
    min: integer('Fewest pods.', { least: 1, fallback: 1 }),
    max: integer('Most pods.', { least: 1, required: true }),
    v2beta1: flag('Whether targets are written in the form of autoscaling/v2beta1, for a model that runs with them.', {
      fallback: false,
    }),
  },
);

const TRIGGER = section('Trigger', 'What KEDA looks at.', {
  type: text('The kind of trigger, such as kafka or prometheus.', { required: true }),
  metadata: texts("The trigger's settings."),
  name: text('Name of the trigger.'),
  authentication: text('Name of the TriggerAuthentication that gives access.'),
  metricType: oneWord(['AverageValue', 'Value', 'Utilization'], 'What the metric is compared by.'),
});

const FALLBACK = section('Fallback', 'What is done while a trigger cannot be read.', {
  failureThreshold: integer('Failures in a row until then.', { least: 0, required: true }),
  replicas: integer('The number of pods.', { least: 0, required: true }),
});

const KEDA = section('Keda', 'An autoscaler of KEDA; the operator must have KEDA switched on.', {
  triggers: list(nested(TRIGGER, 'A trigger.'), 'What KEDA looks at.', { required: true }),
  min: integer('Fewest pods while a trigger is active.', { least: 0, fallback: 0 }),
  max: integer('Most pods.', { least: 1, fallback: 100 }),
  idle: integer('Pods while no trigger is active; 0 is the only number that KEDA allows.', { least: 0 }),
  pollingInterval: text('Time between two looks.', { ...DURATION, fallback: '30s' }),
  cooldownPeriod: text('Time without an active trigger until no pod is left.', { ...DURATION, fallback: '5m' }),
  fallback: nested(FALLBACK, 'What is done while a trigger cannot be read.'),
  behavior: api('HorizontalPodAutoscalerBehavior', 'How fast the number of pods may change.'),
  restoreToOriginalReplicaCount: flag('Whether the former number of pods comes back when scaling ends.', {
    fallback: false,
  }),
});

/** Ways to say how many pods there are. */
const SCALING_FIELDS = {
  replicas: integer('A fixed number of pods.', { least: 0 }),
  scaling: nested(SCALING, 'An autoscaler by CPU, memory or other metrics.'),
  keda: nested(KEDA, 'An autoscaler of KEDA.'),
};
const SCALING_CHOICE = ['replicas', 'scaling', 'keda'];

const BUDGET = section(
  'DisruptionBudget',
  'What a drain of nodes may take away at once.',
  {
    minAvailable: quantity('Pods that must stay, a number or a percentage.', PODS),
    maxUnavailable: quantity('Pods that may go, a number or a percentage.', PODS),
  },
  { oneOf: [['minAvailable', 'maxUnavailable']] },
);
export const disruptionBudget = (about: string) => nested(BUDGET, about);

/** What a pod has besides the containers of its nodes. */
const POD_FIELDS = {
  name: text("Last part of the Deployment's name; names of the containers where it is absent.", NAME),
  labels: texts('Labels of the pod.'),
  annotations: texts('Annotations of the pod and its Deployment.'),
};

const POD = section('Pod', 'A pod, by the fields of Kubernetes; `containers` are sidecars.', POD_FIELDS, {
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
      'What a drain of nodes may take away at once. The operator counts the pods of the whole SeldonDeployment: one budget is enough.',
    ),
  },
  { oneOf: [SCALING_CHOICE], beside: { type: 'PodSpec', but: [] } },
);

const ORCHESTRATOR = section('Orchestrator', 'What leads requests through the graph.', {
  enabled: flag('Whether there is one; false lets the service lead to the one container of the graph.', {
    fallback: true,
  }),
  resources: resources('Its CPU and memory.'),
  env: env('Its environment variables.'),
  envOrder: envOrder(),
  logLevel: oneWord(['DEBUG', 'INFO', 'WARN', 'ERROR'], 'The least important messages that it writes.', {
    fallback: 'INFO',
  }),
  replicas: integer('Its pods, with `separateOrchestrator`.', { least: 0 }),
});

/** What says where a model comes from and how it runs; canary, shadow and predictors say it again where they differ. */
export const VERSION_FIELDS = {
  ...NODE_FIELDS,
  node: text('Without `graph`: name of the only node, and so of its container; model where it is absent.', NODE_NAME),
  graph: recursive<GraphValues>(() => GRAPH, 'Several nodes instead of one: the tree of their names.'),
  nodes: map(nested(NODE, 'A node.'), 'With `graph`: what each node is, by name.', { keys: 'node' }),
  ...SCALING_FIELDS,
  placement: oneWord(['onePod', 'podPerNode'], 'With `graph`: whether nodes share a pod.', { fallback: 'onePod' }),
  componentSpecs: list(
    nested(COMPONENT_SPEC, 'A pod.'),
    'With `graph`: which nodes run in which pod; the first one also runs the orchestrator.',
  ),
  pod: nested(
    POD,
    'What every pod has besides: nodeSelector, tolerations, affinity, volumes, serviceAccountName, ... by the fields of Kubernetes.',
  ),
  podLabels: texts('Labels of the pods and of what the operator creates for them.'),
  podAnnotations: texts('Annotations of the pods, their Deployments and Services.'),
  explainer: nested(EXPLAINER, 'What explains the responses.'),
  orchestrator: nested(ORCHESTRATOR, 'What leads requests through the graph.'),
  serviceName: text('Name of its Service; names of model and version where it is absent.', NAME),
  certSecretName: text('Name of a Secret with tls.crt and tls.key that containers and orchestrator serve TLS with.'),
  engineResources: resources(
    'Resources of an engine that no longer exists, for a model that runs with them; they have no effect.',
  ),
  progressDeadline: text('How long it may take until its Deployment counts as failed.', {
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

export const VERSION = section('Version', 'A version of a model.', VERSION_FIELDS, {
  oneOf: VERSION_CHOICES,
  upstream: VERSION_UPSTREAM,
});

export type VersionValues = ValuesOf<typeof VERSION_FIELDS>;
export type ScalingValues = Pick<VersionValues, keyof typeof SCALING_FIELDS>;
export type KedaValues = NonNullable<VersionValues['keda']>;
export type BudgetValues = NonNullable<ReturnType<typeof disruptionBudget>['_value']>;
export type OrchestratorValues = NonNullable<VersionValues['orchestrator']>;
export type PodValues = NonNullable<VersionValues['pod']> & JsonObject;
export type ComponentSpecValues = NonNullable<VersionValues['componentSpecs']>[number] & JsonObject;
