// The public API as data, from the assembly that jsii writes: what API.md and the site are made from.
const fs = require('node:fs');
const path = require('node:path');
const { gunzipSync } = require('node:zlib');

/** The assembly of the package, whether jsii compressed it or not. */
function assembly(root = path.resolve(__dirname, '..')) {
  const written = JSON.parse(fs.readFileSync(path.join(root, '.jsii'), 'utf8'));
  return written.schema === 'jsii/file-redirect'
    ? JSON.parse(gunzipSync(fs.readFileSync(path.join(root, written.filename))))
    : written;
}

const GROUPS = [
  ['Constructs', (type) => type.kind === 'class' && isConstruct(type)],
  ['Classes', (type) => type.kind === 'class'],
  ['Structs', (type) => type.kind === 'interface' && type.datatype],
  ['Interfaces', (type) => type.kind === 'interface'],
  ['Enums', (type) => type.kind === 'enum'],
];

/** All public types in alphabetical order, grouped as readers look for them; those of submodules come in separate groups. */
function apiTypes({ types }) {
  ancestors = types;
  const all = Object.values(types).sort((a, b) => (a.fqn < b.fqn ? -1 : 1));
  return all.map((type) => ({
    ...type,
    group: GROUPS.find(([, fits]) => fits(type))[0],
    label: type.fqn.slice(type.fqn.indexOf('.') + 1),
  }));
}

let ancestors = {};

function isConstruct(type) {
  for (let at = type; at !== undefined; at = ancestors[at.base]) {
    if (['constructs.Construct', 'cdk8s.Chart', 'cdk8s.ApiObject', 'cdk8s.App'].includes(at.base)) {
      return true;
    }
  }
  return false;
}

/** A type as TypeScript writes it; `link` turns the types of this package into links. */
function typeText(reference, link = (text) => text) {
  if (reference === undefined) {
    return 'void';
  }
  const { primitive, fqn, collection, union } = reference;
  if (primitive !== undefined) {
    return primitive === 'json' ? 'any' : primitive;
  }
  if (fqn !== undefined) {
    return link(fqn.slice(fqn.indexOf('.') + 1), fqn);
  }
  if (collection !== undefined) {
    const inner = typeText(collection.elementtype, link);
    return collection.kind === 'array' ? `${inner}[]` : `{ [key: string]: ${inner} }`;
  }
  return union.types.map((each) => typeText(each, link)).join(' | ');
}

/** The first sentence of a description, and the rest. */
function sentences({ docs = {} }) {
  return { summary: docs.summary ?? '', remarks: docs.remarks ?? '' };
}

/** `(scope: Construct, id: string, props?: Props)` */
function parameters(callable, link) {
  return (callable?.parameters ?? [])
    .map(
      ({ name, optional, variadic, type }) =>
        `${variadic ? '...' : ''}${name}${optional ? '?' : ''}: ${typeText(type, link)}${variadic ? '[]' : ''}`,
    )
    .join(', ');
}

module.exports = { apiTypes, assembly, parameters, sentences, typeText };
