import { API_VERSION, GROUP, KIND } from '../api/facts/group';
import { asText, isObject, type JsonObject, maps } from '../private/json';
import { suggest } from '../private/suggest';

/** API group of Seldon Core 2. */
const GROUP_OF_CORE_2 = 'mlops.seldon.io';

/** Why an object is not checked although it looks like Seldon's. */
export interface NearMiss {
  readonly reason: 'unknown-kind' | 'core-2';
  /** The field that shows it. */
  readonly path: string;
  readonly message: string;
  readonly remedy?: string;
}

/**
 * What an object that is not a SeldonDeployment was probably meant to be; undefined for objects that have nothing to do
 * with Seldon.
 */
export function nearMiss(object: JsonObject): NearMiss | undefined {
  const { apiVersion, kind } = object;
  const version = typeof apiVersion === 'string' ? apiVersion : '';
  const group = version.split('/')[0];
  if (kind === undefined || kind === null) {
    return isWithoutKind(object, group) ? withoutKind(object) : undefined;
  }
  const word = asText(kind);
  if (group === GROUP_OF_CORE_2 && word !== KIND) {
    return { reason: 'core-2', path: 'apiVersion', message: `${word} belongs to Seldon Core 2, and is not checked` };
  }
  if (word === KIND) {
    return {
      reason: 'unknown-kind',
      path: 'apiVersion',
      message: `${JSON.stringify(version)} has no kind ${KIND}, so this is not checked`,
      remedy: `write apiVersion: ${API_VERSION}`,
    };
  }
  const isOfGroup = group === GROUP || suggest(group, [GROUP]) !== undefined;
  if (isOfGroup || (/seldon/i.test(word) && suggest(word, [KIND]) !== undefined)) {
    return {
      reason: 'unknown-kind',
      path: 'kind',
      message: `${JSON.stringify(version)} has no kind ${JSON.stringify(word)}, so this is not checked`,
      remedy: group === GROUP ? `write kind: ${KIND}` : `write kind: ${KIND} and apiVersion: ${API_VERSION}`,
    };
  }
  return undefined;
}

/** Whether an object without a kind has other fields of a SeldonDeployment; charts' values may have a version, too. */
function isWithoutKind({ metadata, spec }: JsonObject, group: string): boolean {
  return group === GROUP
    ? isObject(metadata) || isObject(spec)
    : isObject(metadata) && isObject(spec) && maps(spec.predictors).some(({ graph }) => isObject(graph));
}

function withoutKind(object: JsonObject): NearMiss {
  const misspelled = Object.keys(object).find((key) => key.toLowerCase() === 'kind');
  return {
    reason: 'unknown-kind',
    path: misspelled ?? '',
    message:
      misspelled === undefined || misspelled === 'kind'
        ? "an object without 'kind' is not checked"
        : `${JSON.stringify(misspelled)} is not the field 'kind', so this is not checked`,
    remedy:
      typeof object.apiVersion === 'string'
        ? `write kind: ${KIND}`
        : `write kind: ${KIND} and apiVersion: ${API_VERSION}`,
  };
}
