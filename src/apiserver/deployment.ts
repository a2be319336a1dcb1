import { checkLabelSelector, checkMetadata, labelsOf, selects } from './metadata';
import { dnsSubdomain, percent } from './names';
import { checkPodTemplate } from './pod-template';
import { node, number, numberOrText, present, text, type Fields } from './read';
import { type Refusals } from './refusal';
import { type Manifest } from '../private/json';

/** Checks an apps/v1 Deployment. */
export function checkDeployment(deployment: Manifest, out: Refusals): void {
  const spec = node(deployment, 'spec');
  checkMetadata(node(deployment, 'metadata'), dnsSubdomain, out);
  out.nonNegative('spec.replicas', number(spec, 'replicas'));
  if (checkSelector(spec, out)) {
    checkTemplate(spec, out);
  }
  checkStrategy(node(spec, 'strategy'), out);
  checkDeadline(spec, out);
}

/** Checks the selector; returns whether it is valid. */
function checkSelector(spec: Fields, out: Refusals): boolean {
  const selector = node(spec, 'selector');
  if (selector === undefined) {
    out.required('spec.selector');
    return true;
  }
  const before = out.list.length;
  checkLabelSelector(selector, 'spec.selector', out);
  const isValid = out.list.length === before;
  if (Object.keys(node(selector, 'matchLabels') ?? {}).length === 0 && !present(selector, 'matchExpressions')) {
    out.invalid('spec.selector', selector, 'empty selector is invalid for deployment');
  }
  if (!isValid) {
    out.invalid('spec.selector', selector, 'invalid label selector');
  }
  return isValid;
}

function checkTemplate(spec: Fields, out: Refusals): void {
  const template = node(spec, 'template');
  const labels = labelsOf(template);
  const selector = node(spec, 'selector');
  if (selector === undefined || !selects(selector, labels)) {
    out.invalid('spec.template.metadata.labels', sorted(labels), '`selector` does not match template `labels`');
  }
  checkPodTemplate(template, 'spec.template', out);
  const pod = node(template, 'spec');
  const restartPolicy = text(pod, 'restartPolicy') || 'Always';
  if (restartPolicy !== 'Always') {
    out.unsupported('spec.template.spec.restartPolicy', restartPolicy, ['Always']);
  }
  if (present(pod, 'activeDeadlineSeconds')) {
    out.forbidden('spec.template.spec.activeDeadlineSeconds', 'activeDeadlineSeconds in ReplicaSet is not Supported');
  }
}

function sorted(labels: Fields): Fields {
  return labels && Object.fromEntries(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function checkStrategy(strategy: Fields, out: Refusals): void {
  const type = text(strategy, 'type') || 'RollingUpdate';
  const rolling = node(strategy, 'rollingUpdate');
  if (type === 'Recreate') {
    if (rolling !== undefined) {
      out.forbidden('spec.strategy.rollingUpdate', "may not be specified when strategy `type` is 'Recreate'");
    }
  } else if (type === 'RollingUpdate') {
    checkRollingUpdate(rolling, out);
  } else {
    out.unsupported('spec.strategy', strategy ?? {}, ['Recreate', 'RollingUpdate']);
  }
}

function checkRollingUpdate(rolling: Fields, out: Refusals): void {
  const at = 'spec.strategy.rollingUpdate';
  const maxUnavailable = numberOrText(rolling, 'maxUnavailable') ?? '25%';
  const maxSurge = numberOrText(rolling, 'maxSurge') ?? '25%';
  checkShare(maxUnavailable, `${at}.maxUnavailable`, out);
  checkShare(maxSurge, `${at}.maxSurge`, out);
  if (amount(maxUnavailable) === 0 && amount(maxSurge) === 0) {
    out.invalid(`${at}.maxUnavailable`, maxUnavailable, 'may not be 0 when `maxSurge` is 0');
  }
  checkAtMostAll(maxUnavailable, `${at}.maxUnavailable`, out);
}

/** Checks a number of pods or a percentage. */
export function checkShare(share: number | string, at: string, out: Refusals): void {
  if (typeof share === 'number') {
    out.nonNegative(at, share);
  } else {
    out.invalidFor(percent(share), at, share);
  }
}

/** Checks that a percentage is not above 100. */
export function checkAtMostAll(share: number | string, at: string, out: Refusals): void {
  if (typeof share === 'string' && percent(share).length === 0 && amount(share) > 100) {
    out.invalid(at, share, 'must not be greater than 100%');
  }
}

/** The number in a number of pods or a percentage; strings without one count as 0. */
function amount(share: number | string): number {
  return typeof share === 'number' ? share : Number(/^[0-9]+(?=%$)|^[+-]?[0-9]+$/.exec(share)?.[0] ?? 0);
}

function checkDeadline(spec: Fields, out: Refusals): void {
  const minReady = number(spec, 'minReadySeconds') ?? 0;
  const deadline = number(spec, 'progressDeadlineSeconds') ?? 600;
  out.nonNegative('spec.minReadySeconds', minReady);
  out.nonNegative('spec.revisionHistoryLimit', number(spec, 'revisionHistoryLimit'));
  out.nonNegative('spec.progressDeadlineSeconds', deadline);
  if (deadline <= minReady) {
    out.invalid('spec.progressDeadlineSeconds', deadline, 'must be greater than minReadySeconds');
  }
}
