import { type Definition } from '../../api/schema/definition';
import { definition } from '../../api/schema/definitions';
import { readField, type TypeNode } from '../../api/schema/notation';
import { entryOf, has } from '../../private/json';
import { formatPath, type Segment } from '../../private/path';

/** How many levels below an object to look for a field. */
const DEPTH = 3;
/** A field in more places than these is a word such as `port`, which says nothing about what is meant. */
const MOST_PLACES = 3;

/** Fields with their own words inside, which mean something else outside. */
const NOT_ENTERED: readonly string[] = [
  'children',
  'ephemeralContainers',
  'initContainers',
  'lifecycle',
  'metadata',
  'seLinuxOptions',
  'seccompProfile',
  'windowsOptions',
];

/** Words that occur in many objects. */
const COMMON: readonly string[] = ['apiVersion', 'kind', 'labels', 'name', 'namespace', 'type'];

/** A type on the way to a field, and the way there. */
interface Ancestor {
  readonly type: Definition;
  readonly path: readonly Segment[];
}

/**
 * Where an unknown field belongs that is written too high: the closest places below the object that contains it;
 * undefined if there are none, or too many to mean one of them.
 */
export function placeBelow(path: readonly Segment[]): string | undefined {
  const [own] = ancestors(path);
  return own && placesIn(own, String(path[path.length - 1]));
}

/** The same for a field that is also on the wrong branch: below the objects around the one that contains it. */
export function placeAround(path: readonly Segment[]): string | undefined {
  for (const ancestor of ancestors(path).slice(1)) {
    const places = placesIn(ancestor, String(path[path.length - 1]));
    if (places !== undefined) {
      return places;
    }
  }
  return undefined;
}

/** The objects around a field whose types are known, the closest one first. */
function ancestors(path: readonly Segment[]): Ancestor[] {
  const found: Ancestor[] = [{ type: definition('SeldonDeployment'), path: [] }];
  let type: TypeNode = { kind: 'named', name: 'SeldonDeployment' };
  for (const [i, step] of path.slice(0, -1).entries()) {
    const next = stepInto(type, step);
    if (next === undefined) {
      return [];
    }
    type = next;
    if (type.kind === 'named') {
      found.unshift({ type: definition(type.name), path: path.slice(0, i + 1) });
    }
  }
  return type.kind === 'named' ? found : [];
}

function stepInto(type: TypeNode, step: Segment): TypeNode | undefined {
  switch (type.kind) {
    case 'list':
      return typeof step === 'number' ? type.items : undefined;
    case 'map':
      return type.values;
    case 'named': {
      const field = entryOf(definition(type.name).fields, String(step));
      return field && readField(field.type).type;
    }
    default:
      return undefined;
  }
}

/** The closest fields of a name below an object, as paths that share their beginning; undefined if not a few. */
function placesIn({ type, path }: Ancestor, name: string): string | undefined {
  if (COMMON.includes(name)) {
    return undefined;
  }
  let level = [{ type, below: '' }];
  for (let depth = 1; depth < DEPTH; depth++) {
    level = level.flatMap(below);
    const places = level.filter((each) => has(each.type.fields, name)).map((each) => `${each.below}.${name}`);
    if (places.length > 0) {
      return places.length > MOST_PLACES ? undefined : `${formatPath(path)}${listed(places)}`;
    }
  }
  return undefined;
}

function below({ type, below: way }: { type: Definition; below: string }): { type: Definition; below: string }[] {
  return stepsBelow(type).map((step) => ({ type: step.type, below: way + step.below }));
}

/** The fields of a type that hold objects. */
function stepsBelow(parent: Definition): readonly { type: Definition; below: string }[] {
  let steps = STEPS.get(parent);
  if (steps === undefined) {
    steps = Object.entries(parent.fields).flatMap(([name, field]) => {
      const node = readField(field.type).type;
      const items = node.kind === 'list' ? node.items : node;
      return items.kind === 'named' && !NOT_ENTERED.includes(name)
        ? [{ type: definition(items.name), below: `.${name}${node.kind === 'list' ? '[]' : ''}` }]
        : [];
    });
    STEPS.set(parent, steps);
  }
  return steps;
}

/** What was found before: a manifest may have thousands of unknown fields. */
const STEPS = new WeakMap<Definition, readonly { type: Definition; below: string }[]>();

/** `.a.x, b.x or c.x`. */
function listed([first, ...others]: readonly string[]): string {
  const rest = others.map((each) => each.slice(1));
  const last = rest.pop();
  return last === undefined ? first : `${[first, ...rest].join(', ')} or ${last}`;
}
