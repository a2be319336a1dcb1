import { ApiObject } from 'cdk8s';
import { type IConstruct } from 'constructs';
import { type Manifest } from '../private/json';

/** Whether the app has an object of this group, kind, name and namespace already. */
export function hasObject(scope: IConstruct, { apiVersion, kind, metadata }: Manifest): boolean {
  const group = groupOf(apiVersion);
  return scope.node.root.node
    .findAll()
    .some(
      (construct) =>
        ApiObject.isApiObject(construct) &&
        groupOf(construct.apiVersion) === group &&
        construct.kind === kind &&
        construct.name === metadata.name &&
        construct.metadata.namespace === metadata.namespace,
    );
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
}
