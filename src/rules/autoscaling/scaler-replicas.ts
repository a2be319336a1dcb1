import { ENGINE_SEPARATE_POD } from '../../api/facts/settings';
import { type PredictorSpec, type SeldonPodSpec } from '../../api/types.generated';
import { type PlacedComponent, predictorDiff, trap, upstream } from '../rule';

export const scalerReplicas = trap({
  id: 'SELDON241',
  looksAt: ['hpaSpec', 'kedaSpec'],
  title: 'replicas are not set together with an autoscaler',
  consequence:
    'The operator ignores all `replicas` for pods with `hpaSpec` or `kedaSpec`: the Deployment starts with one pod ' +
    'and the autoscaler decides.',
  example: () => predictorDiff`
    - replicas: 3
      graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
      componentSpecs:
      - spec: {containers: [{name: classifier, resources: {requests: {cpu: 500m}}}]}
        hpaSpec:
    +     minReplicas: 3
          maxReplicas: 5
          metricsv2: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}]
  `,
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  check({ spec, predictors }, report) {
    for (const { predictor, path, components } of predictors) {
      for (const { component, path: componentPath } of components) {
        const scaler = scalerOf(component);
        if (scaler && isOther(component.replicas, [scaler])) {
          report({
            path: `${componentPath}.replicas`,
            message: `${component.replicas} is ignored, as ${scaler.field} is set`,
            remedy: remedyFor(component.replicas, scaler.field),
          });
        }
      }
      const scalers = scalersOf(components, spec.annotations);
      if (scalers && !stopsExplainer(predictor.replicas, [predictor]) && isOther(predictor.replicas, scalers)) {
        report({
          path: `${path}.replicas`,
          message: `${predictor.replicas} is ignored: each component spec of the predictor has an autoscaler`,
          remedy: remedyFor(predictor.replicas, 'the autoscaler'),
        });
      }
    }
    const all = predictors.map(({ components }) => scalersOf(components, spec.annotations));
    if (
      all.length > 0 &&
      all.every((scalers) => scalers !== undefined) &&
      !stopsExplainer(
        spec.replicas,
        predictors.map(({ predictor }) => predictor),
      ) &&
      isOther(spec.replicas, all.flat())
    ) {
      report({
        path: 'spec.replicas',
        message: `${spec.replicas} is ignored: each component spec has an autoscaler`,
        remedy: remedyFor(spec.replicas, 'the autoscalers'),
      });
    }
  },
});

/** No replicas stop an explainer even if an autoscaler keeps the predictor running. */
function stopsExplainer(replicas: number | null | undefined, predictors: readonly PredictorSpec[]): boolean {
  return replicas === 0 && predictors.some(({ explainer }) => explainer?.type);
}

function remedyFor(replicas: number | null | undefined, scaler: string): string {
  return replicas === 0
    ? `to run no pods, remove ${scaler} too`
    : `remove 'replicas' and set the lower bound in ${scaler}`;
}

interface Scaler {
  readonly field: 'kedaSpec' | 'hpaSpec';
  /** The minimum number of pods. */
  readonly lowest: number;
}

function scalerOf({ kedaSpec, hpaSpec }: SeldonPodSpec): Scaler | undefined {
  if (kedaSpec) {
    return { field: 'kedaSpec', lowest: kedaSpec.minReplicaCount ?? 0 };
  }
  return hpaSpec ? { field: 'hpaSpec', lowest: hpaSpec.minReplicas ?? 1 } : undefined;
}

/** The autoscalers of a predictor; undefined if some of its pods, including those of the orchestrator, have none. */
function scalersOf(
  components: readonly PlacedComponent[],
  annotations: Readonly<Record<string, string>> = {},
): Scaler[] | undefined {
  const scalers = components.flatMap(({ component }) => scalerOf(component) ?? []);
  const isSeparate = annotations[ENGINE_SEPARATE_POD]?.toLowerCase() === 'true';
  return components.length > 0 && scalers.length === components.length && !isSeparate ? scalers : undefined;
}

/** Whether replicas differ from the minimum of an autoscaler. */
function isOther(replicas: number | null | undefined, scalers: readonly (Scaler | undefined)[]): boolean {
  return typeof replicas === 'number' && scalers.some((scaler) => scaler?.lowest !== replicas);
}
