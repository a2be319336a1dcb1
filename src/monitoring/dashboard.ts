import { Construct } from 'constructs';
import { metadata } from './metadata';
import { FAILED, FEEDBACK, METRICS, PREDICTIONS } from './metric-names';
import { type Json, type JsonObject } from '../private/json';
import { ManifestObject } from '../shell/manifest-object';

/** Properties of `PredictionsDashboard`. */
export interface PredictionsDashboardProps {
  /**
   * Name of the ConfigMap.
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * Namespace of the ConfigMap; by default, Grafana's sidecar only looks in its own namespace.
   * @default - the namespace of the chart
   */
  readonly namespace?: string;

  /**
   * Labels by which Grafana's sidecar finds dashboards.
   * @default - `grafana_dashboard: "1"`
   */
  readonly labels?: Record<string, string>;

  /**
   * Title of the dashboard.
   * @default 'Seldon predictions'
   */
  readonly title?: string;
}

/**
 * A Grafana dashboard: predictions, failures, latency by predictor and by node of the graph, feedback; as a ConfigMap.
 *
 * @example
 *
 * new PredictionsDashboard(chart, 'dashboard', { title: 'Models of the growth team' });
 */
export class PredictionsDashboard extends Construct {
  /**
   * @param scope the parent, such as a chart
   * @param id its name, unique below the parent
   * @param props its settings
   */
  public constructor(scope: Construct, id: string, props: PredictionsDashboardProps = {}) {
    super(scope, id);
    const name = props.name ?? id;
    new ManifestObject(this, 'Resource', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: metadata(name, props.namespace, props.labels ?? { grafana_dashboard: '1' }),
      data: {
        [`${name}.json`]: `${JSON.stringify(dashboard(name, props.title ?? 'Seldon predictions'), undefined, 2)}\n`,
      },
    });
  }
}

const CHOSEN = 'namespace=~"$namespace",deployment_name=~"$deployment"';
const RATE = '[$__rate_interval]';
const PREDICTOR = '{{deployment_name}}/{{predictor_name}}';
const NODE = `${PREDICTOR}/{{model_name}}`;

const server = (suffix: string, ...labels: string[]) =>
  `rate(${METRICS.server}_${suffix}{${[CHOSEN, ...labels].join(',')}}${RATE})`;
const client = (suffix: string, ...labels: string[]) =>
  `rate(${METRICS.client}_${suffix}{${[CHOSEN, ...labels].join(',')}}${RATE})`;
const predictor = (expr: string) => `sum by (deployment_name, predictor_name) (${expr})`;
const node = (expr: string) => `sum by (deployment_name, predictor_name, model_name) (${expr})`;

function dashboard(uid: string, title: string): JsonObject {
  return {
    uid: uid.slice(0, 40),
    title,
    tags: ['seldon'],
    schemaVersion: 39,
    refresh: '30s',
    time: { from: 'now-1h', to: 'now' },
    templating: {
      list: [
        datasource(),
        choice('namespace', `label_values(${METRICS.server}_count, namespace)`),
        choice('deployment', `label_values(${METRICS.server}_count{namespace=~"$namespace"}, deployment_name)`),
      ],
    },
    panels: [
      panel(0, 'Predictions per second', 'reqps', [[predictor(server('count', PREDICTIONS)), PREDICTOR]]),
      panel(1, 'Failed predictions', 'percent', [
        [
          `100 * ${predictor(server('count', PREDICTIONS, FAILED))} / ${predictor(server('count', PREDICTIONS))}`,
          PREDICTOR,
        ],
      ]),
      panel(
        2,
        'Latency of predictions',
        's',
        [0.5, 0.95, 0.99].map((quantile) => [
          `histogram_quantile(${quantile}, sum by (deployment_name, predictor_name, le) ` +
            `(${server('bucket', PREDICTIONS)}))`,
          `${PREDICTOR} p${quantile * 100}`,
        ]),
      ),
      panel(3, 'Latency by node of the graph (95th percentile)', 's', [
        [
          `histogram_quantile(0.95, sum by (deployment_name, predictor_name, model_name, le) (${client('bucket')}))`,
          NODE,
        ],
      ]),
      panel(4, 'Requests by node of the graph', 'reqps', [[node(client('count')), NODE]]),
      panel(5, 'Failed requests by node of the graph', 'reqps', [[node(client('count', FAILED)), NODE]]),
      panel(6, 'Feedback per second', 'reqps', [[predictor(server('count', FEEDBACK)), PREDICTOR]]),
      panel(7, 'Traffic split', 'percent', [
        [
          `100 * ${predictor(server('count', PREDICTIONS))} / on (deployment_name) group_left () sum by ` +
            `(deployment_name) (${server('count', PREDICTIONS)})`,
          PREDICTOR,
        ],
      ]),
    ],
  };
}

/** Two panels a row. */
function panel(index: number, title: string, unit: string, queries: string[][]): Json {
  return {
    id: index + 1,
    type: 'timeseries',
    title,
    datasource: { type: 'prometheus', uid: '${datasource}' },
    gridPos: { h: 8, w: 12, x: 12 * (index % 2), y: 8 * Math.floor(index / 2) },
    fieldConfig: { defaults: { unit, min: 0 }, overrides: [] },
    targets: queries.map(([expr, legendFormat], i) => ({
      refId: String.fromCharCode('A'.charCodeAt(0) + i),
      expr,
      legendFormat,
    })),
  };
}

function datasource(): Json {
  return { name: 'datasource', type: 'datasource', query: 'prometheus', label: 'Data source' };
}

function choice(name: string, query: string): Json {
  return {
    name,
    type: 'query',
    query,
    datasource: { type: 'prometheus', uid: '${datasource}' },
    multi: true,
    includeAll: true,
    allValue: '.*',
    current: { text: 'All', value: '$__all' },
    refresh: 2,
    sort: 1,
  };
}
