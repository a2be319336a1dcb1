import { checkAnnotations, checkLabels, checkLabelSelector } from './metadata';
import { dnsSubdomain } from './names';
import { node, numberOrText, present, text, texts, type Fields } from './read';
import { type Refusals } from './refusal';
import { type JsonObject } from '../private/json';
import { Quantity } from '../private/quantity';

/** Checks an ephemeral volume, which is claimed for one pod and deleted with it. */
export function checkEphemeralVolume(source: JsonObject, at: string, out: Refusals): void {
  const template = node(source, 'volumeClaimTemplate');
  if (template === undefined) {
    out.required(`${at}.volumeClaimTemplate`);
    return;
  }
  const metadata = node(template, 'metadata');
  const here = `${at}.volumeClaimTemplate`;
  checkAnnotations(node(metadata, 'annotations'), `${here}.metadata.annotations`, out);
  checkLabels(node(metadata, 'labels'), `${here}.metadata.labels`, out);
  checkClaim(node(template, 'spec'), `${here}.spec`, out);
}

const ACCESS_MODES = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'];

function checkClaim(spec: Fields, at: string, out: Refusals): void {
  checkAccessModes(texts(spec, 'accessModes'), `${at}.accessModes`, out);
  checkLabelSelector(node(spec, 'selector'), `${at}.selector`, out);
  checkStorage(node(node(spec, 'resources'), 'requests'), `${at}.resources[storage]`, out);
  out.ifSet(`${at}.storageClassName`, text(spec, 'storageClassName'), dnsSubdomain);
  if (present(spec, 'volumeMode')) {
    out.oneOf(`${at}.volumeMode`, text(spec, 'volumeMode'), ['Block', 'Filesystem']);
  }
  const source = node(spec, 'dataSource');
  const reference = node(spec, 'dataSourceRef');
  checkDataSource(source, `${at}.dataSource`, out);
  checkDataSource(reference, `${at}.dataSourceRef`, out);
  if (
    source !== undefined &&
    reference !== undefined &&
    ['apiGroup', 'kind', 'name'].some((key) => source[key] !== reference[key])
  ) {
    out.invalid(at, {}, 'must match dataSourceRef');
  }
}

function checkAccessModes(modes: readonly string[], at: string, out: Refusals): void {
  if (modes.length === 0) {
    out.required(at, 'at least 1 access mode is required');
  }
  for (const mode of modes) {
    out.oneOf(at, mode, ACCESS_MODES);
  }
  if (
    modes.includes('ReadWriteOncePod') &&
    modes.some((mode) => mode !== 'ReadWriteOncePod' && ACCESS_MODES.includes(mode))
  ) {
    out.forbidden(at, 'may not use ReadWriteOncePod with other access modes');
  }
}

function checkStorage(requests: Fields, at: string, out: Refusals): void {
  const storage = numberOrText(requests, 'storage');
  if (storage === undefined) {
    out.required(at);
    return;
  }
  const amount = Quantity.parse(storage)?.roundedToMilli();
  if (amount !== undefined && amount.sign <= 0) {
    out.invalid(at, amount.toString(), 'must be greater than zero');
  }
}

function checkDataSource(source: Fields, at: string, out: Refusals): void {
  if (source === undefined) {
    return;
  }
  const kind = text(source, 'kind');
  const group = text(source, 'apiGroup');
  for (const key of ['name', 'kind']) {
    out.filled(`${at}.${key}`, text(source, key));
  }
  if (group !== '') {
    out.invalidFor(dnsSubdomain(group), `${at}.apiGroup`, group);
  } else if (kind !== 'PersistentVolumeClaim') {
    out.invalid(at, kind, "must be 'PersistentVolumeClaim' when referencing the default apiGroup");
  }
}
