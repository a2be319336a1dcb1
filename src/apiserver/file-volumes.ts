import { checkFieldReference, checkResourceReference } from './downward';
import { checkFreePath } from './paths';
import { node, nodes, number, text } from './read';
import { type Refusals } from './refusal';
import { type SourceCheck } from './volume-sources';
import { type JsonObject } from '../private/json';

const MODE = 'must be a number between 0 and 0777 (octal), both inclusive';

/** Volume sources for which Kubernetes writes the files, by field. */
export const FILE_SOURCES: Readonly<Record<string, SourceCheck>> = {
  secret: (source, at, out) => checkKeys(source, 'secretName', at, out),
  configMap: (source, at, out) => checkKeys(source, 'name', at, out),
  downwardAPI: (source, at, out) => {
    checkMode(source, 'defaultMode', at, out);
    nodes(source, 'items').forEach((file) => checkDownwardFile(file, at, out));
  },
  projected: (source, at, out) => {
    checkMode(source, 'defaultMode', at, out);
    checkProjections(source, at, out);
  },
};

function checkKeys(source: JsonObject, nameKey: string, at: string, out: Refusals): void {
  out.filled(`${at}.${nameKey}`, text(source, nameKey));
  checkMode(source, 'defaultMode', at, out);
  nodes(source, 'items').forEach((item, i) => checkKeyToPath(item, `${at}.items[${i}]`, out));
}

function checkMode(source: JsonObject, key: string, at: string, out: Refusals): void {
  const mode = number(source, key);
  if (mode !== undefined && (mode < 0 || mode > 0o777)) {
    out.invalid(`${at}.${key}`, mode, MODE);
  }
}

function checkKeyToPath(item: JsonObject, at: string, out: Refusals): void {
  for (const key of ['key', 'path']) {
    out.filled(`${at}.${key}`, text(item, key));
  }
  checkFreePath(text(item, 'path'), `${at}.path`, out);
  checkMode(item, 'mode', at, out);
}

const FIELDS = ['metadata.annotations', 'metadata.labels', 'metadata.name', 'metadata.namespace', 'metadata.uid'];

/** Checks a downward API file. The API server reports its errors without the file's index. */
function checkDownwardFile(file: JsonObject, at: string, out: Refusals): void {
  out.filled(`${at}.path`, text(file, 'path'));
  checkFreePath(text(file, 'path'), `${at}.path`, out);
  const field = node(file, 'fieldRef');
  const resource = node(file, 'resourceFieldRef');
  if (field !== undefined) {
    checkFieldReference(field, FIELDS, `${at}.fieldRef`, out);
    if (resource !== undefined) {
      out.invalid(at, 'resource', 'fieldRef and resourceFieldRef can not be specified simultaneously');
    }
  } else if (resource !== undefined) {
    checkResourceReference(resource, 'required', `${at}.resourceFieldRef`, out);
  } else {
    out.required(at, 'one of fieldRef and resourceFieldRef is required');
  }
  checkMode(file, 'mode', at, out);
}

/** Checks the sources of a projected volume. */
function checkProjections(projected: JsonObject, at: string, out: Refusals): void {
  const paths = new Set<string>();
  const claim = (path: string, value: string): void => {
    if (paths.has(path)) {
      out.invalid(at, value, 'conflicting duplicate paths');
    } else if (path !== '') {
      paths.add(path);
    }
  };
  nodes(projected, 'sources').forEach((projection, i) => {
    const here = `${at}.sources[${i}]`;
    for (const key of ['secret', 'configMap']) {
      const source = node(projection, key);
      if (source !== undefined) {
        checkKeys(source, 'name', `${here}.${key}`, out);
        nodes(source, 'items').forEach((item) => claim(text(item, 'path'), text(source, 'name')));
      }
    }
    nodes(node(projection, 'downwardAPI'), 'items').forEach((file) => {
      checkDownwardFile(file, `${here}.downwardAPI`, out);
      claim(text(file, 'path'), text(file, 'path'));
    });
    const token = node(projection, 'serviceAccountToken');
    if (token !== undefined) {
      checkToken(token, `${here}.serviceAccountToken`, `${at}.path`, out);
    }
    if (
      ['secret', 'configMap', 'downwardAPI', 'serviceAccountToken'].filter((key) => node(projection, key) !== undefined)
        .length > 1
    ) {
      out.forbidden(here, 'may not specify more than 1 volume type per source');
    }
  });
}

function checkToken(token: JsonObject, at: string, pathAt: string, out: Refusals): void {
  const seconds = number(token, 'expirationSeconds') ?? 3600;
  if (seconds < 600) {
    out.invalid(`${at}.expirationSeconds`, seconds, 'may not specify a duration less than 10 minutes');
  }
  if (seconds > 2 ** 32) {
    out.invalid(`${at}.expirationSeconds`, seconds, 'may not specify a duration larger than 2^32 seconds');
  }
  const path = text(token, 'path');
  if (path === '') {
    out.required(pathAt);
  } else {
    checkFreePath(path, pathAt, out);
  }
}
