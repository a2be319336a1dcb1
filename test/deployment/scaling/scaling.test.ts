import { Duration } from 'cdk8s';
import { DisruptionBudget, Metric, Scaling } from '../../../src';
import { predictor } from '../../helpers/sdep';

/** The component spec's part that says how many pods there are. */
function scaled(scaling: Scaling): object {
  const { componentSpecs, replicas } = predictor({ scaling });
  const { spec, ...rest } = (componentSpecs as { spec: object }[])[0];
  return { ...rest, ...(spec && replicas !== undefined && { replicas }) };
}

describe('scaling', () => {
  test('to a fixed number is written once, in the predictor', () => {
    expect(scaled(Scaling.fixed(3))).toEqual({ replicas: 3 });
  });

  test('on CPU or memory always writes metricsv2, which the operator writes to autoscaling/v2 unchanged', () => {
    const metric = (name: string) => ({
      type: 'Resource',
      resource: { name, target: { type: 'Utilization', averageUtilization: 70 } },
    });
    expect(scaled(Scaling.onCpu({ percent: 70, min: 2, max: 10 }))).toEqual({
      hpaSpec: { minReplicas: 2, maxReplicas: 10, metricsv2: [metric('cpu')] },
    });
    expect(scaled(Scaling.onMemory({ percent: 70, max: 10 }))).toEqual({
      hpaSpec: { maxReplicas: 10, metricsv2: [metric('memory')] },
    });
  });

  test('on several metrics', () => {
    const external = {
      type: 'External',
      external: { metric: { name: 'queue' }, target: { type: 'Value', value: '10' } },
    };
    expect(
      scaled(Scaling.onMetrics({ max: 5, metrics: [Metric.pods('requests', '100'), Metric.of(external)] })),
    ).toEqual({
      hpaSpec: {
        maxReplicas: 5,
        metricsv2: [
          {
            type: 'Pods',
            pods: { metric: { name: 'requests' }, target: { type: 'AverageValue', averageValue: '100' } },
          },
          external,
        ],
      },
    });
  });

  test('in the form of autoscaling/v2beta1, for clusters that use it', () => {
    const cpu = { type: 'Resource', resource: { name: 'cpu', targetAverageUtilization: 70 } };
    expect(scaled(Scaling.onCpu({ percent: 70, max: 3, v2beta1: true }))).toEqual({
      hpaSpec: { maxReplicas: 3, metrics: [cpu] },
    });
    expect(
      scaled(Scaling.onMetrics({ max: 3, v2beta1: true, metrics: [Metric.cpu(70), Metric.pods('queue', '10')] })),
    ).toEqual({
      hpaSpec: {
        maxReplicas: 3,
        metrics: [cpu, { type: 'Pods', pods: { metricName: 'queue', targetAverageValue: '10' } }],
      },
    });
  });

  test('fails if that form cannot express a metric', () => {
    const external = Metric.of({
      type: 'External',
      external: { metric: { name: 'queue' }, target: { type: 'Value', value: '10' } },
    });
    expect(() => Scaling.onMetrics({ max: 3, v2beta1: true, metrics: [external] })).toThrow(
      'v2beta1: a metric of type "External" cannot be written in that form',
    );
  });

  test('fails with the name of a metric instead of a metric', () => {
    const metrics = ['cpu' as unknown as Metric];
    expect(() => Scaling.onMetrics({ max: 3, metrics })).toThrow(
      "each item of 'metrics' must be a Metric such as Metric.cpu(70), got a string of 3 characters",
    );
  });

  test('fails with a number instead of an interval of KEDA', () => {
    const triggers = [{ type: 'cron', metadata: {} }];
    expect(() => Scaling.keda({ triggers, pollingInterval: 30 as unknown as Duration })).toThrow(
      "'pollingInterval' must be a Duration such as Duration.minutes(5), got a number",
    );
    expect(() => Scaling.keda({ triggers: [triggers[1]] })).toThrow("each item of 'triggers' must be a map such as");
  });

  test('by KEDA', () => {
    expect(
      scaled(
        Scaling.keda({
          triggers: [
            {
              type: 'kafka',
              metadata: { topic: 'in' },
              name: 'lag',
              authentication: 'kafka',
              metricType: 'AverageValue',
            },
          ],
          min: 1,
          max: 5,
          idle: 0,
          pollingInterval: Duration.seconds(15),
          cooldownPeriod: Duration.minutes(2),
          fallback: { failureThreshold: 3, replicas: 2 },
          behavior: { scaleDown: { stabilizationWindowSeconds: 60 } },
          restoreToOriginalReplicaCount: true,
        }),
      ),
    ).toEqual({
      kedaSpec: {
        triggers: [
          {
            type: 'kafka',
            metadata: { topic: 'in' },
            name: 'lag',
            metricType: 'AverageValue',
            authenticationRef: { name: 'kafka' },
          },
        ],
        minReplicaCount: 1,
        maxReplicaCount: 5,
        idleReplicaCount: 0,
        pollingInterval: 15,
        cooldownPeriod: 120,
        fallback: { failureThreshold: 3, replicas: 2 },
        advanced: {
          horizontalPodAutoscalerConfig: { behavior: { scaleDown: { stabilizationWindowSeconds: 60 } } },
          restoreToOriginalReplicaCount: true,
        },
      },
    });
  });
});

describe('disruption budgets', () => {
  test.each([
    [DisruptionBudget.maxUnavailable(1), { maxUnavailable: 1 }],
    [DisruptionBudget.maxUnavailablePercent(25), { maxUnavailable: '25%' }],
    [DisruptionBudget.minAvailable(2), { minAvailable: 2 }],
    [DisruptionBudget.minAvailablePercent(90), { minAvailable: '90%' }],
  ])('%#', (disruptionBudget, pdbSpec) => {
    expect(predictor({ disruptionBudget }).componentSpecs).toMatchObject([{ pdbSpec }]);
  });
});
