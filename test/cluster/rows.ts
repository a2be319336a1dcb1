import { FORMS } from './forms';
import { examplePlatforms, installsCharts } from './platforms';

/** A platform that is carried to a cluster in one way. */
export interface Row {
  readonly way: string;
  readonly name: string;
}

/** What `init` makes, the examples, and forms that neither has. */
const PLATFORMS = ['init --values', 'init --typescript', ...examplePlatforms()];
const formsOf = (way: string) => Object.keys(FORMS).filter((name) => FORMS[name].ways.includes(way));
const WITH_CHARTS = ['init --values', ...examplePlatforms().filter(installsCharts)];
const WITHOUT_CHARTS = examplePlatforms().filter((name) => !installsCharts(name));

/** The platforms of each way. Those that take longest come first: rows run at the same time. */
export const PLATFORMS_OF: Readonly<Record<string, readonly string[]>> = {
  argocd: [...formsOf('argocd'), ...PLATFORMS],
  flux: [...formsOf('flux'), ...PLATFORMS],
  script: WITH_CHARTS,
  k3s: WITH_CHARTS,
  kubectl: WITHOUT_CHARTS,
};

/** Title of the tests of a row. */
export function titleOf({ way, name }: Row): string {
  return `${way} carries ${name}`;
}

/** All rows of the table. */
export function allRows(): Row[] {
  return Object.entries(PLATFORMS_OF).flatMap(([way, names]) => names.map((name) => ({ way, name })));
}
