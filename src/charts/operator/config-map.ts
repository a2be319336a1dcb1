import { type OperatorScope } from './scope';
import { MANAGER_DEPLOYMENT, OPERATOR_CONFIG_MAP } from '../../api/facts/names';
import { type Manifest } from '../../private/json';
import { toJson } from '../template/json';
import { singleQuoted } from '../template/scalars';

/** The ConfigMap that the manager reads: servers, explainer, storage initializer and credentials, each as JSON text. */
export function seldonConfig(scope: OperatorScope): Manifest[] {
  if (scope.values.isTrue('managerCreateResources')) {
    return [];
  }
  const json = (path: string) => singleQuoted(toJson(scope.values.at(path)), path);
  return [
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: scope.metadata(OPERATOR_CONFIG_MAP, scope.labels({ 'control-plane': MANAGER_DEPLOYMENT })),
      data: {
        credentials: json('credentials'),
        explainer: json('explainer'),
        predictor_servers: json('predictor_servers'),
        storageInitializer: json('storageInitializer'),
      },
    },
  ];
}
