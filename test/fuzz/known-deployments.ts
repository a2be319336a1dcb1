import { type JsonObject } from '../../src/private/json';
import { referenceLines } from '../helpers/reference';

/** Real ones, which only the whole reference data has, and generated ones, of which the sample has some. */
const FILES = ['seldondeployments.jsonl', 'measured/expand/generated-istio-keda.jsonl'];

/** SeldonDeployments that targets damage or cut. */
export function knownDeployments(): JsonObject[] {
  return FILES.flatMap((file) => referenceLines<{ sdep: JsonObject }>(file)).map(({ sdep }) => sdep);
}
