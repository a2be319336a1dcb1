import { goQuote } from '../../private/go-quote';
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
  return { ...ours, upstream: { field, detail: `Invalid value: ${goQuote(badValue)}: ${detail}` } };
}
