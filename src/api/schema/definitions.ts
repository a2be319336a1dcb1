import { type Definition, type Field } from './definition';
import { DEPLOYMENT } from './deployment';
import { GRAPH } from './graph';
import { KUBERNETES } from './kubernetes.generated';
import { PREDICTOR } from './predictor';
import { SCALING } from './scaling';
import { entryOf } from '../../private/json';

/** Seldon's own types, as this library describes them; the rest are Kubernetes' types. */
export const SELDON: { readonly [name: string]: Definition } = { ...DEPLOYMENT, ...PREDICTOR, ...GRAPH, ...SCALING };

/**
 * The API's type of that name. Kubernetes' types come without descriptions; those are in
 * `kubernetes-words.generated.ts`.
 */
export function definition(name: string): Definition {
  let found = entryOf(SELDON, name) ?? READ.get(name);
  if (found === undefined) {
    found = readKubernetes(entryOf(KUBERNETES, name)!);
    READ.set(name, found);
  }
  return found;
}

/** Kubernetes' types that were read before: findings about unknown fields look at many, again and again. */
const READ = new Map<string, Definition>();

/** Reads one compact line: an optional `@atomic`, then `field:type` for each field. */
function readKubernetes(line: string): Definition {
  const words = line.split(' ');
  const atomic = words[0] === '@atomic';
  const fields: Record<string, Field> = {};
  for (const word of atomic ? words.slice(1) : words) {
    const colon = word.indexOf(':');
    fields[word.slice(0, colon)] = { type: word.slice(colon + 1), about: '' };
  }
  return { about: '', atomic, fields };
}
