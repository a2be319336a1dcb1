import { API_VERSION, GROUP, KIND } from '../api/facts/group';
import { type JsonObject } from '../private/json';
import { asText } from '../private/scalar';
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
export function nearMiss({ apiVersion, kind }: JsonObject): NearMiss | undefined {
  const version = typeof apiVersion === 'string' ? apiVersion : '';
  const group = version.split('/')[0];
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
