import { Construct } from 'constructs';
import { type NodeParts } from './bound-node';
import { byName } from '../../private/by-name';
import { isObject } from '../../private/json';

/** Whether two nodes were created from the same settings; true if that cannot be found out. */
export function areSameParts(one: NodeParts, other: NodeParts): boolean {
  return one === other || settingsOf(one) === settingsOf(other);
}

/** What settings consist of, in any order of keys; undefined if they contain themselves, as other classes' may. */
function settingsOf(parts: NodeParts): string | undefined {
  try {
    return JSON.stringify(parts, (_, value: unknown) => {
      if (Construct.isConstruct(value)) {
        return value.node.path;
      }
      return isObject(value) ? Object.fromEntries(byName(value)) : value;
    });
  } catch {
    return undefined;
  }
}
