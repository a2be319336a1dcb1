import {
  ANNOTATIONS,
  type AnnotationDefinition,
  GRPC_MAX_MESSAGE_SIZE,
  GRPC_TIMEOUT,
  REST_TIMEOUT,
} from '../../api/facts/settings';
import { entryOf } from '../../private/json';
import { placeholderIn, RENDER_FIRST } from '../../private/placeholder';
import { writtenAnnotations } from '../helpers/written-annotations';
import { specDiff, trap, upstream } from '../rule';

const KNOWN = new Map(ANNOTATIONS.map((definition) => [definition.key, definition]));
const EFFECT: Record<string, string> = {
  [REST_TIMEOUT]: 'the executor does not start',
  [GRPC_MAX_MESSAGE_SIZE]: 'the executor does not start',
  [GRPC_TIMEOUT]: 'the executor ignores it',
};

export const annotationValue = trap({
  id: 'SELDON249',
  stage: 'expansion',
  title: 'the value of an annotation has the type that Seldon Core reads',
  consequence:
    'If Seldon Core expects a number, any other value is ignored or keeps the executor from starting. If it expects ' +
    'a boolean, any value other than `true` means false.',
  example: () => specDiff`
    - annotations: {seldon.io/grpc-timeout: 10s}
    + annotations: {seldon.io/grpc-timeout: '10000'}
  `,
  source: upstream('doc/source/graph/annotations.md'),
  check(subject, report) {
    for (const { key, value, path } of writtenAnnotations(subject)) {
      const definition = KNOWN.get(key);
      const problem = definition && problemOf(definition, value);
      // If the operator itself fails on it, another rule reports it.
      if (problem && subject.expansion.failure?.path !== path) {
        report({ path, ...problem });
      }
    }
  },
});

function problemOf(
  { key, value: kind }: AnnotationDefinition,
  value: string,
): { message: string; remedy: string } | undefined {
  if (kind === 'boolean') {
    return /^(true|false)$/i.test(value)
      ? undefined
      : {
          message: `${JSON.stringify(value)} is treated as false: only "true" enables it`,
          remedy: placeholderIn(value) === undefined ? 'write "true" or "false"' : RENDER_FIRST,
        };
  }
  if (kind === 'text' || kind === 'not-false' || value === '') {
    return undefined;
  }
  if (/^[+-]?\d+$/.test(value)) {
    return tooLittle(kind, Number(value));
  }
  const effect = entryOf(EFFECT, key);
  const remedy = kind === 'integer' ? 'write a whole number' : `write a whole number of ${kind}, without a unit`;
  return {
    message: `${JSON.stringify(value)} is not a whole number${effect === undefined ? '' : `: ${effect}`}`,
    remedy: placeholderIn(value) === undefined ? remedy : RENDER_FIRST,
  };
}

/** Amounts that are common in a larger unit, and useless in the one that is read. */
function tooLittle(
  kind: AnnotationDefinition['value'],
  value: number,
): { message: string; remedy: string } | undefined {
  if (kind === 'milliseconds' && value > 0 && value <= 60) {
    return {
      message: `${value} is in milliseconds, less than models usually take`,
      remedy: `write ${value}000 for seconds`,
    };
  }
  return kind === 'bytes' && value > 0 && value <= 1024
    ? {
        message: `${value} is in bytes, less than most messages have`,
        remedy: `write ${value * 2 ** 20} for mebibytes`,
      }
    : undefined;
}
