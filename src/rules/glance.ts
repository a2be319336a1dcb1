import { type Taken } from './rivals';
import { SERVICE_NAME } from '../api/facts/settings';

/**
 * The first lines that kubectl, Helm, cdk8s and most people write; such a document is a SeldonDeployment or cannot be
 * parsed.
 */
const BEGINNING =
  /^\uFEFF?(?:---[ \t]*\r?\n)?(?:[ \t]*(?:#[^\n]*)?\r?\n)*apiVersion: machinelearning\.seldon\.io\/\w+[ \t]*\r?\nkind: SeldonDeployment[ \t]*\r?\nmetadata:[ \t]*\r?\n/;

/** The lines of metadata: its fields have the indentation of the first line, nested lines have more. */
const METADATA = /( +)(?! )[^\n]*\n(?: [^\n]*\n)*/y;

/** A name that Kubernetes accepts and YAML parses as a string. */
const NAME = '[a-z](?:[-a-z0-9.]*[a-z0-9])?';

const SERVICE = new RegExp(`${SERVICE_NAME.replace('.', '\\.')}["']?[ \\t]*:[ \\t]*["']?(${NAME})`, 'g');

/**
 * The names that may conflict with those of another SeldonDeployment, found by regular expressions instead of parsing
 * the document. May return a Service too many. Undefined if the document has to be parsed.
 */
export function glance(source: string): Taken | undefined {
  const beginning = BEGINNING.exec(source);
  if (!beginning) {
    return undefined;
  }
  METADATA.lastIndex = beginning[0].length;
  const [metadata = '', indent = ''] = METADATA.exec(source) ?? [];
  const name = fieldOf(metadata, indent, 'name');
  const namespace = fieldOf(metadata, indent, 'namespace');
  return name === undefined || name === '' || namespace === undefined
    ? undefined
    : { name, namespace, services: Array.from(source.matchAll(SERVICE), ([, service]) => service) };
}

/** A field of metadata; empty if it is absent, undefined if it is not a plain name. */
function fieldOf(metadata: string, indent: string, field: string): string | undefined {
  const [line] = new RegExp(`^${indent}["']?${field}["']?[ \\t]*:.*$`, 'm').exec(metadata) ?? [];
  return line === undefined ? '' : new RegExp(`^ +${field}: (${NAME})[ \\t]*\\r?$`).exec(line)?.[1];
}
