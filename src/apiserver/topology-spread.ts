import { checkLabelSelector } from './metadata';
import { node, number, text } from './read';
import { type Refusals } from './refusal';
import { type JsonObject } from '../private/json';

/** Checks the topology spread constraints of a pod. */
export function checkTopologySpread(constraints: readonly JsonObject[], at: string, out: Refusals): void {
  constraints.forEach((constraint, i) => {
    const here = `${at}[${i}]`;
    const action = text(constraint, 'whenUnsatisfiable');
    const key = text(constraint, 'topologyKey');
    checkPositive(number(constraint, 'maxSkew') ?? 0, `${here}.maxSkew`, out);
    out.filled(`${here}.topologyKey`, key, 'can not be empty');
    out.oneOf(`${here}.whenUnsatisfiable`, action, ['DoNotSchedule', 'ScheduleAnyway']);
    if (
      constraints
        .slice(i + 1)
        .some((later) => text(later, 'topologyKey') === key && text(later, 'whenUnsatisfiable') === action)
    ) {
      out.duplicate(`${here}.{topologyKey, whenUnsatisfiable}`, `{${key}, ${action}}`);
    }
    checkMinDomains(number(constraint, 'minDomains'), action, `${here}.minDomains`, out);
    checkLabelSelector(node(constraint, 'labelSelector'), `${here}.labelSelector`, out);
  });
}

function checkMinDomains(domains: number | undefined, action: string, at: string, out: Refusals): void {
  if (domains === undefined) {
    return;
  }
  checkPositive(domains, at, out);
  if (action !== 'DoNotSchedule') {
    out.invalid(at, domains, `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${action}`);
  }
}

function checkPositive(value: number, at: string, out: Refusals): void {
  if (value <= 0) {
    out.invalid(at, value, 'must be greater than zero');
  }
}
