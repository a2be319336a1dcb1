import { type Unusable } from './placed-object';
import { type Finding } from '../rules/finding';
import { type Rule } from '../rules/rule';
import { filled } from '../rules/schema/filled';
import { keyOnce } from '../rules/schema/key-once';
import { objectKind } from '../rules/schema/object-kind';
import { readable } from '../rules/schema/readable';

const REASONS: Record<Unusable['reason'], { readonly rule: Rule; readonly remedy: string }> = {
  'unreadable-file': { rule: readable, remedy: 'check its path, its permissions and its encoding: the other files were checked' },
  'unreadable': { rule: readable, remedy: 'correct it: the other documents were checked' },
  'duplicate': { rule: keyOnce, remedy: 'keep one of the two' },
  'empty': { rule: filled, remedy: 'check the command that writes it, or leave the file out' },
  'no-object': { rule: objectKind, remedy: 'leave it out, or add apiVersion and kind' },
};

/** What is wrong with a part of the input that holds no object. */
export function unusableFinding({ reason, message }: Unusable): Finding {
  const { rule: { id, group, severity }, remedy } = REASONS[reason];
  return { rule: id, group, severity, path: '', message, remedy };
}
