import { checkAnnotations, checkLabels, checkMetadata } from './metadata';
import { dnsLabel, dnsSubdomain, qualifiedName, type Problems } from './names';
import { flag, node, nodes, number, text, texts, type Fields } from './read';
import { type Refusals } from './refusal';
import { type Manifest } from '../private/json';

/** Checks the metadata of a namespaced custom object, in addition to the CRD's schema. */
export function checkCustomObject(object: Manifest, out: Refusals): void {
  const metadata = node(object, 'metadata');
  const prefix = text(metadata, 'generateName');
  out.ifSet('metadata.generateName', prefix, prefixProblems);
  if (prefix !== '' && text(metadata, 'name') === '') {
    checkLabels(node(metadata, 'labels'), 'metadata.labels', out);
    checkAnnotations(node(metadata, 'annotations'), 'metadata.annotations', out);
  } else {
    checkMetadata(metadata, dnsSubdomain, out);
  }
  out.ifSet('metadata.namespace', text(metadata, 'namespace'), dnsLabel);
  out.nonNegative('metadata.generation', number(metadata, 'generation'));
  checkOwners(metadata, out);
  checkFinalizers(texts(metadata, 'finalizers'), out);
}

/** A prefix may end in a dash, because a suffix follows; the API server ignores the character before that dash. */
function prefixProblems(prefix: string): Problems {
  return dnsSubdomain(prefix.length > 1 && prefix.endsWith('-') ? `${prefix.slice(0, -2)}a` : prefix);
}

function checkOwners(metadata: Fields, out: Refusals): void {
  const at = 'metadata.ownerReferences';
  const controllers: string[] = [];
  for (const owner of nodes(metadata, 'ownerReferences')) {
    const [apiVersion, kind, name] = [text(owner, 'apiVersion'), text(owner, 'kind'), text(owner, 'name')];
    if (apiVersion === '' || apiVersion.endsWith('/')) {
      out.invalid(`${at}.apiVersion`, apiVersion, 'version must not be empty');
    }
    for (const key of ['kind', 'name', 'uid']) {
      if (text(owner, key) === '') {
        out.invalid(`${at}.${key}`, '', 'must not be empty');
      }
    }
    if (apiVersion === 'v1' && kind === 'Event') {
      out.invalid(at, owner, '/v1, Kind=Event is disallowed from being an owner');
    }
    if (flag(owner, 'controller')) {
      controllers.push(`${kind}/${name}`);
    }
  }
  for (const other of controllers.slice(1)) {
    out.invalid(
      at,
      metadata?.ownerReferences,
      `Only one reference can have Controller set to true. Found "true" in references for ${controllers[0]} and ` +
        `${other}`,
    );
  }
}

function checkFinalizers(finalizers: readonly string[], out: Refusals): void {
  for (const finalizer of finalizers) {
    out.invalidFor(qualifiedName(finalizer), 'metadata.finalizers', finalizer);
  }
  if (finalizers.includes('orphan') && finalizers.includes('foregroundDeletion')) {
    out.invalid('metadata.finalizers', [...finalizers], 'finalizer orphan and foregroundDeletion cannot be both set');
  }
}
