import { checkFieldReference, checkResourceReference } from './downward';
import { configKey, dnsSubdomain, envName } from './names';
import { node, text, type Fields } from './read';
import { type Refusals } from './refusal';
import { type JsonObject } from '../private/json';

/** Checks environment variables. */
export function checkEnv(variables: readonly JsonObject[], at: string, out: Refusals): void {
  variables.forEach((variable, i) => {
    out.named(`${at}[${i}].name`, text(variable, 'name'), envName);
    const source = node(variable, 'valueFrom');
    if (source !== undefined) {
      checkSource(source, text(variable, 'value'), `${at}[${i}].valueFrom`, out);
    }
  });
}

const SOURCES: Readonly<Record<string, (source: Fields, at: string, out: Refusals) => void>> = {
  fieldRef: (source, at, out) => checkFieldReference(source, FIELDS, at, out),
  resourceFieldRef: (source, at, out) => checkResourceReference(source, 'optional', at, out),
  configMapKeyRef: checkKeyReference,
  secretKeyRef: checkKeyReference,
};

const FIELDS = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
];

function checkSource(source: JsonObject, value: string, at: string, out: Refusals): void {
  const used = Object.keys(SOURCES).filter((key) => node(source, key) !== undefined);
  for (const key of used) {
    SOURCES[key](node(source, key), `${at}.${key}`, out);
  }
  if (used.length === 0) {
    out.invalid(at, '', 'must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`');
  } else if (value !== '') {
    out.invalid(at, '', 'may not be specified when `value` is not empty');
  } else if (used.length > 1) {
    out.invalid(at, '', 'may not have more than one field specified at a time');
  }
}

/** Checks a reference to a key of a ConfigMap or a Secret. */
function checkKeyReference(reference: Fields, at: string, out: Refusals): void {
  const name = text(reference, 'name');
  const key = text(reference, 'key');
  out.invalidFor(dnsSubdomain(name), `${at}.name`, name);
  out.named(`${at}.key`, key, configKey);
}

/** Checks envFrom. The API server reports a wrong number of sources on the list, not on the item. */
export function checkEnvFrom(sources: readonly JsonObject[], at: string, out: Refusals): void {
  sources.forEach((source, i) => {
    const prefix = text(source, 'prefix');
    out.invalidFor(envName(prefix), `${at}[${i}].prefix`, prefix);
    const used = ['configMapRef', 'secretRef'].filter((key) => node(source, key) !== undefined);
    for (const key of used) {
      checkWholeReference(text(node(source, key), 'name'), `${at}[${i}].${key}.name`, out);
    }
    if (used.length === 0) {
      out.invalid(at, '', 'must specify one of: `configMapRef` or `secretRef`');
    } else if (used.length > 1) {
      out.invalid(at, '', 'may not have more than one field specified at a time');
    }
  });
}

function checkWholeReference(name: string, at: string, out: Refusals): void {
  if (name === '') {
    out.required(at);
    return;
  }
  // The API server treats the name as a prefix here, to which a suffix may be added.
  const whole = name.length > 1 && name.endsWith('-') ? `${name.slice(0, -2)}a` : name;
  out.invalidFor(dnsSubdomain(whole), at, name);
}
