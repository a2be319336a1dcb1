import { type Unusable } from './placed-object';
import { KIND } from '../api/facts/group';
import { discreet } from '../private/redact';
import { type Finding } from '../rules/finding';
import { type Rule } from '../rules/rule';
import { coreTwo } from '../rules/schema/core-two';
import { embeddedManifest } from '../rules/schema/embedded-manifest';
import { exactInteger } from '../rules/schema/exact-integer';
import { filled } from '../rules/schema/filled';
import { keyOnce } from '../rules/schema/key-once';
import { knownKind } from '../rules/schema/known-kind';
import { objectKind } from '../rules/schema/object-kind';
import { readable } from '../rules/schema/readable';

const REASONS: Record<Exclude<Unusable['reason'], 'passed-over'>, { readonly rule: Rule; readonly remedy: string }> = {
  'unreadable-file': {
    rule: readable,
    remedy: 'check its path, its permissions and its encoding: the other files were checked',
  },
  unreadable: { rule: readable, remedy: 'correct it: the other documents were checked' },
  'large-integer': {
    rule: exactInteger,
    remedy: 'give a number up to 9007199254740991: the rest of the object was checked',
  },
  duplicate: { rule: keyOnce, remedy: 'keep one of the two' },
  empty: { rule: filled, remedy: 'check the command that writes it, or leave the file out' },
  'unknown-kind': { rule: knownKind, remedy: `write kind: ${KIND}` },
  'core-2': { rule: coreTwo, remedy: 'nothing: the rules are about Seldon Core 1' },
  embedded: { rule: embeddedManifest, remedy: 'render it, and check what comes out' },
  'no-object': { rule: objectKind, remedy: 'leave it out, or add apiVersion and kind' },
};

/** The finding for a part of the input without a SeldonDeployment; undefined if it does not need to contain one. */
export function unusableFinding({ reason, message, remedy: better }: Unusable): Finding | undefined {
  if (reason === 'passed-over') {
    return undefined;
  }
  const {
    rule: { id, group, severity },
    remedy,
  } = REASONS[reason];
  return { rule: id, group, severity, path: '', message: discreet(message), remedy: better ?? remedy };
}
