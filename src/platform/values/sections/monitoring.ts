import { DURATION, flag, integer, list, NAME, nested, number, section, text, texts, type ValuesOf } from '../field';

const MODEL_SERVER = section('ModelServer', 'A model server whose own metrics are scraped.', {
  image: text('A regular expression (RE2) that the whole image name must match.', { required: true, expression: true }),
  port: integer('Port of its metrics.', { least: 1, most: 65535, required: true }),
  path: text('Path of its metrics.', { required: true }),
});

const ALERTS = section('Alerts', 'Alert rules.', {
  enabled: flag('Whether they are generated.', { fallback: true }),
  errorPercent: number('Percentage of failed predictions above which an alert fires.', { fallback: 5 }),
  latency: text('95th percentile of the response time above which an alert fires.', { ...DURATION, fallback: '1s' }),
  throttledPercent: number('Percentage of throttled CPU periods above which an alert fires.', { fallback: 25 }),
  memoryPercent: number('Memory usage in percent of the limit above which an alert fires.', { fallback: 90 }),
  rollout: text('Time after which a pod that is not ready counts as a stuck rollout.', {
    ...DURATION,
    fallback: '15m',
  }),
  labels: texts('Labels of every alert, for routing.'),
});

const DASHBOARD = section('Dashboard', 'A Grafana dashboard.', {
  enabled: flag('Whether it is generated.', { fallback: true }),
  title: text('Its title.', { fallback: 'Seldon predictions' }),
  namespace: text('Namespace of its ConfigMap; by default that of the monitors.', NAME),
  labels: texts('Labels by which Grafana\'s sidecar finds it; by default grafana_dashboard: "1".'),
});

const MONITORING_FIELDS = {
  enabled: flag('Whether monitors, alerts and a dashboard are generated.', { fallback: true }),
  namespace: text('Their namespace.', { ...NAME, fallback: 'monitoring' }),
  namespaces: list(text('A namespace.', NAME), 'Namespaces whose models are monitored; by default all.'),
  labels: texts('Labels by which Prometheus finds monitors and rules.'),
  interval: text('Time between scrapes.', DURATION),
  modelServers: list(
    nested(MODEL_SERVER, 'A server.'),
    'Servers whose own metrics are scraped; by default MLServer and Triton.',
  ),
  alerts: nested(ALERTS, 'Alert rules.'),
  dashboard: nested(DASHBOARD, 'A Grafana dashboard.'),
};

export const MONITORING = section('Monitoring', 'Monitors, alerts and a dashboard.', MONITORING_FIELDS);

export type MonitoringValues = ValuesOf<typeof MONITORING_FIELDS>;
