import { artifact } from './artifact';
import { nodeContainer } from './container';
import { type Reading } from './context';
import { endpoint } from './node';
import { orderedEntries } from './structured';
import { Untypable } from './untypable';
import { sortedKeys } from '../../private/by-name';
import { isObject, type Json, type JsonObject } from '../../private/json';
import { call, data, type Expression, mapOf, structOrNothing, value } from '../expression';

/** Explainers that must be trained have no factory that goes without an artifact. */
const FACTORIES: Readonly<Record<string, readonly [method: string, trained: boolean]>> = {
  AnchorTabular: ['anchorTabular', true],
  AnchorImages: ['anchorImages', false],
  AnchorText: ['anchorText', false],
  Counterfactuals: ['counterfactuals', false],
  Contrastive: ['contrastive', false],
  KernelShap: ['kernelShap', true],
  IntegratedGradients: ['integratedGradients', true],
  ALE: ['ale', true],
  TreeShap: ['treeShap', true],
};

/** What explains the responses; nothing if it has no type, which the operator takes for none. */
export function explainerCall(reading: Reading, json: Json | undefined, path: string): Expression | undefined {
  if (!isObject(json) || typeof json.type !== 'string' || json.type === '') {
    return undefined;
  }
  const { type, containerSpec, config, replicas } = json;
  const files = artifact(json, path);
  const own =
    isObject(containerSpec) && Object.keys(containerSpec).length > 0
      ? nodeContainer(reading, 'ExplainerContainer', containerSpec, `${path}.containerSpec`)
      : undefined;
  const options = structOrNothing({
    artifact: files,
    container: own,
    config: isObject(config) ? mapOf(orderedEntries(config, `${path}.config`), data) : undefined,
    initParameters: initParameters(json, path),
    replicas: typeof replicas === 'number' ? value(replicas) : undefined,
    endpoint: endpoint(reading, json.endpoint, path),
    // An artifact has the account as the access to its files.
    serviceAccountName: files ? undefined : accountName(json),
  });
  const [method, trained] = Object.hasOwn(FACTORIES, type) ? FACTORIES[type] : [];
  const rest = options ? [options] : [];
  return method === undefined || (trained && !files)
    ? call('Explainer', 'of', value(type), ...rest)
    : call('Explainer', method, ...rest);
}

function accountName({ serviceAccountName: name }: JsonObject): Expression | undefined {
  return typeof name === 'string' && name !== '' ? value(name) : undefined;
}

function initParameters({ initParameters: text }: JsonObject, path: string): Expression | undefined {
  if (typeof text !== 'string' || text === '') {
    return undefined;
  }
  let parsed: Json;
  try {
    parsed = JSON.parse(text) as Json;
  } catch {
    throw new Untypable(`${path}.initParameters`, 'is not JSON');
  }
  if (!isObject(parsed) || JSON.stringify(sortedKeys(parsed)) !== text) {
    throw new Untypable(`${path}.initParameters`, 'is not a map, or is written in another way than the construct does');
  }
  return data(parsed);
}
