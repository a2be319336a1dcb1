import { type JsonObject } from '../private/json';

/** A Helm release, ready to be written in one of the forms that install it. */
export interface Release {
  readonly part: string;
  readonly name: string;
  readonly namespace: string;
  readonly repository: string;
  readonly chart: string;
  readonly version: string;
  readonly values: JsonObject;
  readonly wave: number;
  /** Fields that the part itself writes after it was applied. */
  readonly ignoreDifferences: readonly JsonObject[];
}

/** Whether a chart repository is a container registry. */
export function isOci(repository: string): boolean {
  return repository.startsWith('oci://');
}

/** The host of a repository as part of a name: `https://charts.example.com/x` gives `charts-example-com-x`. */
export function repositoryName(repository: string): string {
  return repository
    .replace(/^[a-z]+:\/\//, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 50)
    .replace(/-$/, '');
}
