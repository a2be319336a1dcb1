import { entryOf } from '../../private/json';
import { type Rule, upstream, type Violation } from '../rule';

/** A rule of the validating webhook, which rejects what it finds. */
export function webhookRule(rule: Omit<Rule, 'group' | 'severity' | 'stage' | 'source'>): Rule {
  return {
    group: 'webhook',
    severity: 'error',
    stage: 'value',
    source: upstream('operator/apis/machinelearning.seldon.io/v1/seldondeployment_webhook.go'),
    ...rule,
  };
}

/** The webhook's answer for one place, together with our own wording. */
export function answer(
  field: string,
  badValue: string,
  detail: string,
  ours: Pick<Violation, 'path' | 'message' | 'remedy' | 'follows'>,
): Violation {
  return { ...ours, upstream: { field, detail: `Invalid value: ${quote(badValue)}: ${detail}` } };
}

const ESCAPES: Record<string, string> = {
  '"': '\\"',
  '\\': '\\\\',
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
};

/** Quotes like Go's strconv.Quote: printable characters are kept, all others are escaped. */
function quote(text: string): string {
  const escaped = text.replace(
    /["\\]|[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu,
    (character) => entryOf(ESCAPES, character) ?? escapeCode(character.codePointAt(0)!),
  );
  return `"${escaped}"`;
}

function escapeCode(code: number): string {
  if (code < 0x80) {
    return `\\x${code.toString(16).padStart(2, '0')}`;
  }
  return code < 0x10000 ? `\\u${code.toString(16).padStart(4, '0')}` : `\\U${code.toString(16).padStart(8, '0')}`;
}
