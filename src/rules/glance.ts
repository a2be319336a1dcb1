import { type Taken } from './rivals';
import { SERVICE_NAME } from '../api/facts/settings';

/** What kubectl, Helm, cdk8s and most people write first; a document that begins so is a SeldonDeployment, or cannot be read at all. */
const BEGINNING =
  /^\uFEFF?(?:---[ \t]*\r?\n)?(?:[ \t]*(?:#[^\n]*)?\r?\n)*apiVersion: machinelearning\.seldon\.io\/\w+[ \t]*\r?\nkind: SeldonDeployment[ \t]*\r?\nmetadata:[ \t]*\r?\n/;

/** The lines of metadata: those that are further in, the fields as far as the first line. */
const METADATA = /( +)(?! )[^\n]*\n(?: [^\n]*\n)*/y;

/** A name as Kubernetes takes it, which YAML takes for a text. */
const NAME = '[a-z](?:[-a-z0-9.]*[a-z0-9])?';

const SERVICE = new RegExp(`${SERVICE_NAME.replace('.', '\\.')}["']?[ \\t]*:[ \\t]*["']?(${NAME})`, 'g');

/**
 * The names by which a SeldonDeployment may meet another one, from a look at its text instead of reading all of it.
 * It may name a Service too many. Undefined for what has to be read: all else, and what is written in another way.
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

/** A field of metadata; empty where it is not there, undefined where it is not a plain name. */
function fieldOf(metadata: string, indent: string, field: string): string | undefined {
  const [line] = new RegExp(`^${indent}["']?${field}["']?[ \\t]*:.*$`, 'm').exec(metadata) ?? [];
  return line === undefined ? '' : new RegExp(`^ +${field}: (${NAME})[ \\t]*\\r?$`).exec(line)?.[1];
}
