import { checkLabelKey } from './metadata';
import { labelValue } from './names';
import { present, text } from './read';
import { type Refusals } from './refusal';
import { type JsonObject } from '../private/json';

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

/** Checks the tolerations of a pod. */
export function checkTolerations(tolerations: readonly JsonObject[], at: string, out: Refusals): void {
  tolerations.forEach((toleration, i) => checkToleration(toleration, `${at}[${i}]`, out));
}

function checkToleration(toleration: JsonObject, at: string, out: Refusals): void {
  const key = text(toleration, 'key');
  const operator = text(toleration, 'operator');
  const effect = text(toleration, 'effect');
  if (key !== '') {
    checkLabelKey(key, `${at}.key`, out);
  } else if (operator !== 'Exists') {
    out.invalid(
      `${at}.operator`,
      operator,
      'operator must be Exists when `key` is empty, which means "match all values and all keys"',
    );
  }
  if (present(toleration, 'tolerationSeconds') && effect !== 'NoExecute') {
    out.invalid(`${at}.effect`, effect, "effect must be 'NoExecute' when `tolerationSeconds` is set");
  }
  checkValue(operator, text(toleration, 'value'), `${at}.operator`, out);
  if (effect !== '') {
    out.oneOf(`${at}.effect`, effect, EFFECTS);
  }
}

function checkValue(operator: string, value: string, at: string, out: Refusals): void {
  if (operator === 'Equal' || operator === '') {
    const problems = labelValue(value);
    if (problems.length > 0) {
      out.invalid(at, value, problems.join(';'));
    }
  } else if (operator !== 'Exists') {
    out.unsupported(at, operator, ['Equal', 'Exists']);
  } else if (value !== '') {
    out.invalid(at, value, "value must be empty when `operator` is 'Exists'");
  }
}
