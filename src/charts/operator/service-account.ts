import { type OperatorScope } from './scope';
import { type Manifest } from '../../private/json';

/** The ServiceAccount of the manager. */
export function managerServiceAccount(scope: OperatorScope): Manifest[] {
  if (!scope.values.isTrue('serviceAccount.create')) {
    return [];
  }
  return [{ apiVersion: 'v1', kind: 'ServiceAccount', metadata: scope.metadata(scope.quoted('serviceAccount.name')) }];
}
