import { readFileSync } from 'node:fs';
import { Chart, Duration, Testing } from 'cdk8s';
import { ModelAlerts } from '../../src/monitoring/alerts';
import { PredictionsDashboard } from '../../src/monitoring/dashboard';
import { ModelMonitor } from '../../src/monitoring/model-monitor';
import { ModelServerMetrics } from '../../src/monitoring/model-server-metrics';
import { OperatorMonitor } from '../../src/monitoring/operator-monitor';
import { ScrapeAnnotations } from '../../src/monitoring/scrape-annotations';
import { expectValid } from '../helpers/kubernetes-schema';

// eslint-disable-next-line @typescript-eslint/no-require-imports -- the package types only its ES module
const { parser } = require('@prometheus-io/lezer-promql') as { parser: Parser };

interface Parser {
  parse(text: string): { iterate(spec: { enter(node: { type: { isError: boolean }; from: number }): void }): void };
}

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly for: string;
  readonly labels: Record<string, string>;
  readonly annotations: Record<string, string>;
}
interface Synthesized {
  readonly metadata: Record<string, unknown>;
  readonly spec: Record<string, unknown>;
  readonly data: Record<string, string>;
}
interface Panel {
  readonly title: string;
  readonly targets: { readonly expr: string }[];
}

const chart = () => new Chart(Testing.app(), 'monitoring', { namespace: 'monitoring' });
const synth = (c: Chart) => c.toJson() as Synthesized[];

function rulesOf(c: Chart): Rule[] {
  return (synth(c)[0].spec as unknown as { groups: { rules: Rule[] }[] }).groups.flatMap(({ rules }) => rules);
}

/** Where a PromQL expression does not parse. */
function promqlErrors(expr: string): string[] {
  const errors: string[] = [];
  // Grafana puts the interval and the chosen names in before Prometheus sees the expression.
  const text = expr.replace(/\$__rate_interval/g, '5m').replace(/\$[a-z]+/g, 'x');
  parser.parse(text).iterate({
    enter: ({ type, from }) => {
      if (type.isError) {
        errors.push(text.slice(from, from + 20));
      }
    },
  });
  return errors;
}

test('everything is valid by the published schemas', () => {
  const c = chart();
  new ModelMonitor(c, 'models', { interval: '30s', namespaces: ['a', 'b'], labels: { release: 'prometheus' } });
  new OperatorMonitor(c, 'operator');
  new ModelAlerts(c, 'alerts');
  new PredictionsDashboard(c, 'dashboard');
  expectValid(synth(c));
});

describe('ModelMonitor', () => {
  test('scrapes the executor by port name in all namespaces by default', () => {
    const c = chart();
    new ModelMonitor(c, 'models');
    expect(synth(c)[0]).toMatchObject({
      metadata: { name: 'models', namespace: 'monitoring' },
      spec: {
        selector: { matchLabels: { 'app.kubernetes.io/managed-by': 'seldon-core' } },
        namespaceSelector: { any: true },
        podMetricsEndpoints: [{ port: 'metrics', path: '/prometheus' }, {}, {}],
      },
    });
  });

  test('follows an operator that renames port and path', () => {
    const c = chart();
    new ModelMonitor(c, 'models', { executorPort: 'http-metrics', executorPath: '/metrics', modelServers: [] });
    expect(synth(c)[0].spec.podMetricsEndpoints).toEqual([{ port: 'http-metrics', path: '/metrics' }]);
  });

  test('reaches servers without a metrics port by the address of their pod', () => {
    const c = chart();
    new ModelMonitor(c, 'models', { modelServers: [ModelServerMetrics.of('mirror/mlserver:.*', 6001, '/m')] });
    expect((synth(c)[0].spec.podMetricsEndpoints as object[])[1]).toMatchObject({
      path: '/m',
      relabelings: [
        { action: 'keep', regex: 'mirror/mlserver:.*' },
        { replacement: '$1:6001', targetLabel: '__address__' },
      ],
    });
  });
});

test("OperatorMonitor selects the labels and port of the chart's manager", () => {
  const c = chart();
  new OperatorMonitor(c, 'operator', { operatorNamespaces: ['seldon-system'], interval: '1m' });
  expect(synth(c)[0].spec).toMatchObject({
    selector: { matchLabels: { 'control-plane': 'seldon-controller-manager' } },
    namespaceSelector: { matchNames: ['seldon-system'] },
    podMetricsEndpoints: [{ port: 'metrics', interval: '1m' }],
  });
});

describe('ModelAlerts', () => {
  test('every expression is PromQL', () => {
    const c = chart();
    new ModelAlerts(c, 'alerts', { namespaces: ['a', 'b'] });
    const rules = rulesOf(c);
    expect(rules.map(({ alert }) => alert)).toEqual([
      'SeldonPredictionsFail',
      'SeldonPredictionsSlow',
      'SeldonContainerThrottled',
      'SeldonContainerMemoryHigh',
      'SeldonRolloutStuck',
      'SeldonModelDownloadFails',
    ]);
    rules.forEach(({ expr }) => expect({ expr, errors: promqlErrors(expr) }).toEqual({ expr, errors: [] }));
    rules.forEach(({ expr }) => expect(expr).toContain('namespace=~"a|b"'));
  });

  test('every alert has a summary and a runbook that exists', () => {
    const c = chart();
    new ModelAlerts(c, 'alerts');
    const runbook = readFileSync('docs/how-to/alerts.md', 'utf8');
    for (const { alert, annotations } of rulesOf(c)) {
      expect(annotations.summary).toMatch(/\.$/);
      expect(annotations.runbook_url).toMatch(new RegExp(`/docs/how-to/alerts\\.md#${alert.toLowerCase()}$`));
      expect(runbook).toContain(`## ${alert}\n`);
    }
  });

  test('the parser used above finds mistakes', () => {
    expect(promqlErrors('sum by (a (rate(x[5m]))')).not.toEqual([]);
  });

  test("thresholds and labels are the user's", () => {
    const c = chart();
    new ModelAlerts(c, 'alerts', {
      errorPercent: 1,
      latency: Duration.millis(250),
      rollout: Duration.minutes(5),
      throttledPercent: 50,
      memoryPercent: 75,
      alertLabels: { team: 'ml' },
    });
    const [fail, slow, throttled, full, stuck] = rulesOf(c);
    expect(fail.expr).toMatch(/ > 1$/);
    expect(slow.expr).toMatch(/ > 0\.25$/);
    expect(throttled.expr).toMatch(/ > 50$/);
    expect(full.expr).toMatch(/ > 75$/);
    expect(stuck.for).toBe('300s');
    expect(fail.labels).toEqual({ severity: 'critical', team: 'ml' });
  });

  test.each([
    [{ errorPercent: 0 }, "'errorPercent' must be above 0 and below 100, got 0"],
    [{ memoryPercent: 100 }, "'memoryPercent' must be above 0 and below 100, got 100"],
    [{ throttledPercent: 101 }, "'throttledPercent' must be above 0 and below 100, got 101"],
    [{ latency: Duration.seconds(10) }, "'latency' must be above 0 and below 10 seconds"],
    [{ rollout: 900 as unknown as Duration }, "[monitoring/alerts] 'rollout' must be a Duration such as"],
  ])('fails for %j', (props, message) => {
    expect(() => new ModelAlerts(chart(), 'alerts', props)).toThrow(message);
  });
});

describe('PredictionsDashboard', () => {
  const panels = () => {
    const c = chart();
    new PredictionsDashboard(c, 'predictions', { title: 'Models' });
    const [{ data, metadata }] = synth(c);
    expect(metadata.labels).toEqual({ grafana_dashboard: '1' });
    return JSON.parse(data['predictions.json']) as { title: string; panels: Panel[] };
  };

  test('shows predictions, failures, latency by predictor and node, and feedback', () => {
    expect(panels().title).toBe('Models');
    expect(panels().panels.map(({ title }) => title)).toEqual(
      expect.arrayContaining([
        'Predictions per second',
        'Failed predictions',
        'Latency of predictions',
        'Latency by node of the graph (95th percentile)',
        'Feedback per second',
      ]),
    );
  });

  test('every query is PromQL on labels that the executor of 1.17.1 has', () => {
    for (const { expr } of panels().panels.flatMap(({ targets }) => targets)) {
      expect({ expr, errors: promqlErrors(expr) }).toEqual({ expr, errors: [] });
      expect(expr).not.toMatch(/\bstatus[=!]/);
    }
  });
});

test('ScrapeAnnotations name the port that the operator leaves out', () => {
  expect(ScrapeAnnotations.executor(8000)).toEqual({
    'prometheus.io/scrape': 'true',
    'prometheus.io/path': '/prometheus',
    'prometheus.io/port': '8000',
  });
});
