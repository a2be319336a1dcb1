import { checkMetadata } from './metadata';
import { dnsLabel, dnsSubdomain, pathSegment } from './names';
import { node, nodes, number, numberOrText, present, text, type Fields } from './read';
import { type Refusals } from './refusal';
import { checkName } from './resources';
import { type JsonObject, type Manifest } from '../private/json';
import { Quantity } from '../private/quantity';

/** Checks an autoscaling/v2 HorizontalPodAutoscaler. */
export function checkAutoscaler(autoscaler: Manifest, out: Refusals): void {
  const spec = node(autoscaler, 'spec');
  checkMetadata(node(autoscaler, 'metadata'), dnsSubdomain, out);
  const fewest = number(spec, 'minReplicas') ?? 1;
  const most = number(spec, 'maxReplicas') ?? 0;
  if (fewest < 1) {
    out.invalid('spec.minReplicas', fewest, 'must be greater than or equal to 1');
  }
  if (most < 1) {
    out.invalid('spec.maxReplicas', most, 'must be greater than 0');
  }
  if (most < fewest) {
    out.invalid('spec.maxReplicas', most, 'must be greater than or equal to `minReplicas`');
  }
  checkReference(node(spec, 'scaleTargetRef'), 'grouped', 'spec.scaleTargetRef', out);
  const metrics = nodes(spec, 'metrics');
  metrics.forEach((metric, i) => checkMetric(metric, `spec.metrics[${i}]`, out));
  if (fewest === 0 && !metrics.some((metric) => ['Object', 'External'].includes(text(metric, 'type')))) {
    out.forbidden(
      'spec.metrics',
      'must specify at least one Object or External metric to support scaling to zero replicas',
    );
  }
}

/** Checks a reference by kind, name and version; the version of a scale target must contain a group. */
function checkReference(reference: Fields, version: 'grouped' | 'any', at: string, out: Refusals): void {
  for (const key of ['kind', 'name']) {
    out.named(`${at}.${key}`, text(reference, key), pathSegment);
  }
  const apiVersion = text(reference, 'apiVersion');
  const slashes = apiVersion.split('/').length - 1;
  if (slashes > 1) {
    out.invalid(`${at}.apiVersion`, apiVersion, `unexpected GroupVersion string: ${apiVersion}`);
  } else if (version === 'grouped' && (slashes === 0 || apiVersion.startsWith('/'))) {
    out.invalid(`${at}.apiVersion`, apiVersion, 'apiVersion must specify API group');
  }
}

type SourceCheck = (source: JsonObject, target: Fields, at: string, out: Refusals) => void;

/** The sources of a metric, in the order in which the API server checks them: type, field, and its own check. */
const SOURCES: readonly [type: string, key: string, check: SourceCheck][] = [
  [
    'Object',
    'object',
    (source, target, at, out) => {
      checkReference(node(source, 'describedObject'), 'any', `${at}.describedObject`, out);
      checkMetricName(node(source, 'metric'), `${at}.metric`, out);
      checkTarget(target, `${at}.target`, out);
      if (!present(target, 'value') && !present(target, 'averageValue')) {
        out.required(`${at}.target.averageValue`, 'must set either a target value or averageValue');
      }
    },
  ],
  [
    'External',
    'external',
    (source, target, at, out) => {
      checkMetricName(node(source, 'metric'), `${at}.metric`, out);
      checkTarget(target, `${at}.target`, out);
      if (!present(target, 'value') && !present(target, 'averageValue')) {
        out.required(`${at}.target.averageValue`, 'must set either a target value for metric or a per-pod target');
      }
      if (present(target, 'value') && present(target, 'averageValue')) {
        out.forbidden(`${at}.target.value`, 'may not set both a target value for metric and a per-pod target');
      }
    },
  ],
  [
    'Pods',
    'pods',
    (source, target, at, out) => {
      checkMetricName(node(source, 'metric'), `${at}.metric`, out);
      checkTarget(target, `${at}.target`, out);
      if (!present(target, 'averageValue')) {
        out.required(`${at}.target.averageValue`, 'must specify a positive target averageValue');
      }
    },
  ],
  [
    'Resource',
    'resource',
    (source, target, at, out) => {
      out.filled(`${at}.name`, text(source, 'name'), 'must specify a resource name');
      checkUse(target, at, out);
    },
  ],
  [
    'ContainerResource',
    'containerResource',
    (source, target, at, out) => {
      checkContainerResource(source, at, out);
      checkUse(target, at, out);
    },
  ],
];
const TYPES = SOURCES.map(([type]) => type).sort();

function checkMetric(metric: JsonObject, at: string, out: Refusals): void {
  const type = text(metric, 'type');
  out.filled(`${at}.type`, type, 'must specify a metric source type');
  // The API server reports it twice.
  out.oneOf(`${at}.type`, type, TYPES);
  const used = SOURCES.filter(([, key]) => node(metric, key) !== undefined);
  if (used.length > 0) {
    const [, key, check] = used[0];
    const source = node(metric, key)!;
    check(source, node(source, 'target'), `${at}.${key}`, out);
  }
  out.oneOf(`${at}.type`, type, TYPES);
  const expected = SOURCES.find(([name]) => name === type)?.[1];
  if (expected !== undefined && node(metric, expected) === undefined) {
    out.required(`${at}.${expected}`, 'must populate information for the given metric source');
  }
  if (used.length > 1) {
    for (const [, key] of used.filter(([, other]) => other !== expected)) {
      out.forbidden(`${at}.${key}`, 'must populate the given metric source only');
    }
  }
}

function checkMetricName(metric: Fields, at: string, out: Refusals): void {
  const name = text(metric, 'name');
  out.named(`${at}.name`, name, pathSegment, 'must specify a metric name');
}

function checkContainerResource(source: JsonObject, at: string, out: Refusals): void {
  const name = text(source, 'name');
  const container = text(source, 'container');
  if (name === '') {
    out.required(`${at}.name`, 'must specify a resource name');
  } else {
    checkName(name, `${at}.name`, out);
  }
  out.named(`${at}.container`, container, dnsLabel, 'must specify a container');
}

/** Checks a target for the usage of a resource: a percentage of the requests, or an amount. */
function checkUse(target: Fields, at: string, out: Refusals): void {
  checkTarget(target, `${at}.target`, out);
  if (!present(target, 'averageUtilization') && !present(target, 'averageValue')) {
    out.required(`${at}.target.averageUtilization`, 'must set either a target raw value or a target utilization');
  }
  if (present(target, 'averageUtilization') && present(target, 'averageValue')) {
    out.forbidden(`${at}.target.averageValue`, 'may not set both a target raw value and a target utilization');
  }
}

function checkTarget(target: Fields, at: string, out: Refusals): void {
  const type = text(target, 'type');
  out.filled(`${at}.type`, type, 'must specify a metric target type');
  if (!['Utilization', 'Value', 'AverageValue'].includes(type)) {
    out.invalid(`${at}.type`, type, 'must be either Utilization, Value, or AverageValue');
  }
  for (const key of ['value', 'averageValue']) {
    const value = numberOrText(target, key);
    const amount = value === undefined ? undefined : Quantity.parse(value);
    if (amount !== undefined && amount.sign !== 1) {
      out.invalid(`${at}.${key}`, amount.toString(), 'must be positive');
    }
  }
  const utilization = number(target, 'averageUtilization');
  if (utilization !== undefined && utilization < 1) {
    out.invalid(`${at}.averageUtilization`, utilization, 'must be greater than 0');
  }
}
