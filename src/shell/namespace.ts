import { ApiObject, Chart } from 'cdk8s';
import { type IConstruct } from 'constructs';

/** The namespace of the nearest object around a construct (its child `Resource`), else that of its chart. */
export function namespaceOf(scope: IConstruct): string | undefined {
  for (const construct of [...scope.node.scopes].reverse()) {
    const resource = ApiObject.isApiObject(construct) ? construct : construct.node.tryFindChild('Resource');
    if (resource !== undefined && ApiObject.isApiObject(resource) && resource.metadata.namespace !== undefined) {
      return resource.metadata.namespace;
    }
    if (Chart.isChart(construct)) {
      return construct.namespace;
    }
  }
  return undefined;
}
