import { Chart, type App } from 'cdk8s';

/** The charts of a platform, and so its files, in the order in which a cluster needs them. */
export const AREAS = {
  namespaces: '00-namespaces',
  extraCrds: '14-extra-crds',
  crds: '15-crds',
  operator: '20-operator',
  gateways: '30-gateways',
  requestLogging: '35-request-logging',
  storage: '40-storage',
  extra: '45-extra',
  monitoring: '60-monitoring',
  smokeTests: '70-smoke-tests',
} as const;

/** The area of third-party charts that need only those of lower levels. */
export function installsArea(level: number): string {
  return `1${level}-installs`;
}

/** The area of the models of a namespace. */
export function modelsArea(namespace: string): string {
  return `50-models-${namespace}`;
}

/** The chart of an area, added to the app on first use. */
export function chartOf(app: App, area: string, namespace?: string): Chart {
  return (app.node.tryFindChild(area) as Chart | undefined) ?? new Chart(app, area, { namespace });
}
