import { type OperatorScope } from './scope';
import { isObject, type Json, type JsonObject } from '../../private/json';
import { describe, describeNumber } from '../template/fields';
import { ValueError } from '../value-error';

/** A value that we read and the chart does not; under strict parity it is as unknown as it is to Helm. */
export interface Addition {
  readonly path: string;
  readonly summary: string;
}

/** What people need of the operator and cannot say to its chart. */
export const OPERATOR_ADDITIONS: readonly Addition[] = [
  { path: 'imageMirror', summary: 'registry, optionally with a path, that all images are pulled from' },
  { path: 'manager.affinity', summary: "affinity of the manager's pods" },
  { path: 'manager.env', summary: 'list of further environment variables of the manager' },
  { path: 'manager.imagePullSecrets', summary: "list of maps with the name of a secret for the manager's image" },
  { path: 'manager.nodeSelector', summary: 'labels of nodes that the manager may run on' },
  { path: 'manager.replicas', summary: 'how many managers run; one of them leads' },
  { path: 'manager.tolerations', summary: 'taints of nodes that the manager may run on regardless' },
  {
    path: 'rbac.secretNamespaces',
    summary: 'list of namespaces whose secrets and service accounts the manager reads, instead of all',
  },
  {
    path: 'webhook.caBundle',
    summary: "base64 of the authority's certificate, if the secret with the webhook's certificate exists already",
  },
  { path: 'webhook.certificateSecret', summary: "name of the secret with the webhook's certificate" },
];

/** Fields of the manager's pod that the chart cannot set; none under strict parity. */
export function podAdditions(scope: OperatorScope): JsonObject {
  const fields: JsonObject = {};
  const set = (field: string, value: Json | undefined) => {
    if (value !== undefined) {
      fields[field] = value;
    }
  };
  set('affinity', mapOf(scope, 'manager.affinity'));
  set('imagePullSecrets', listOf(scope, 'manager.imagePullSecrets'));
  set('nodeSelector', mapOf(scope, 'manager.nodeSelector'));
  set('tolerations', listOf(scope, 'manager.tolerations'));
  return fields;
}

/** How many managers run; the chart's one under strict parity. */
export function replicas(scope: OperatorScope): number {
  const value = scope.addition('manager.replicas');
  if (value !== undefined && (typeof value !== 'number' || !Number.isInteger(value) || value < 0)) {
    throw new ValueError('manager.replicas', `must be a whole number, not ${describeNumber(value)}`);
  }
  return value ?? 1;
}

/** Further environment variables of the manager. */
export function environmentAdditions(scope: OperatorScope): JsonObject[] {
  return (listOf(scope, 'manager.env') ?? []).map((variable, index) => {
    if (!isObject(variable) || typeof variable.name !== 'string') {
      throw new ValueError(`manager.env[${index}]`, 'must be a map with a name');
    }
    return variable;
  });
}

/** Namespaces whose secrets the manager may read; undefined if it may read all. */
export function secretNamespaces(scope: OperatorScope): string[] | undefined {
  return listOf(scope, 'rbac.secretNamespaces')?.map((namespace, index) => {
    if (typeof namespace !== 'string') {
      throw new ValueError(`rbac.secretNamespaces[${index}]`, `must be a string, not ${describe(namespace)}`);
    }
    return namespace;
  });
}

/** A string among the additions. */
export function stringOf(scope: OperatorScope, path: string): string | undefined {
  const value = scope.addition(path);
  if (value !== undefined && typeof value !== 'string') {
    throw new ValueError(path, `must be a string, not ${describe(value)}`);
  }
  return value;
}

function listOf(scope: OperatorScope, path: string): Json[] | undefined {
  const value = scope.addition(path);
  if (value !== undefined && !Array.isArray(value)) {
    throw new ValueError(path, `must be a list, not ${describe(value)}`);
  }
  return value;
}

function mapOf(scope: OperatorScope, path: string): JsonObject | undefined {
  const value = scope.addition(path);
  if (value !== undefined && !isObject(value)) {
    throw new ValueError(path, `must be a map, not ${describe(value)}`);
  }
  return value;
}
