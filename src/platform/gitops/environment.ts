import { type Chart } from 'cdk8s';
import { type ArgoCdValues, type FluxValues } from '../values/sections/gitops';

/** Parts of an environment's folder that Flux applies one after the other, by what their files are about. */
export type Area = 'platform' | 'models' | 'monitoring';

/** An environment that Argo CD or Flux carry to its cluster. */
export interface GitOpsEnvironment {
  /** Its name, which is that of its folder. */
  readonly name: string;
  readonly argocd?: ArgoCdValues;
  readonly flux?: FluxValues;
  /** The third-party charts that it needs, if they are next to its folder. */
  readonly installs?: Chart;
  /** Names of the environments that install charts into its cluster that it needs, too. */
  readonly chartsOf?: readonly string[];
  /** What its folder holds. */
  readonly areas: ReadonlySet<Area>;
}

/** Folder of third-party charts, next to those of the environments. */
export const INSTALLS = 'installs';

/** Folder of a platform without environments, if Argo CD or Flux need one of their own next to it. */
export const ONLY = 'platform';

/** The area of a file, by its number. */
export function areaOf(file: string): Area {
  if (/^(50|70)-/.test(file)) {
    return 'models';
  }
  return file.startsWith('60-') ? 'monitoring' : 'platform';
}

/** Where a file of an environment is: Flux applies folders, so each of its areas has one. */
export function placeOf(environment: string, file: string, flux: boolean): string {
  const folder = environment === '' ? '' : `${environment}/`;
  return flux ? `${folder}${areaOf(file)}/${file}` : `${folder}${file}`;
}

/** Whether an environment has third-party charts to be installed before it. */
export function hasInstalls({ installs }: GitOpsEnvironment): boolean {
  return installs !== undefined && installs.node.children.length > 0;
}

/** Each environment after those that it waits for. */
export function inOrder<E extends GitOpsEnvironment>(environments: readonly E[]): E[] {
  const ordered: E[] = [];
  const add = (environment: E): void => {
    if (!ordered.includes(environment)) {
      environments.filter(({ name }) => environment.flux?.after?.includes(name)).forEach(add);
      ordered.push(environment);
    }
  };
  environments.forEach(add);
  return ordered;
}
