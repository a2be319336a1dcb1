import { Construct } from 'constructs';
import { type NodeParts } from './bound-node';
import { has, isObject } from '../../private/json';
import { isResolvedLater } from '../../private/resolved-later';
import { settle, settledCopy } from '../../shell/settle';

/**
 * Whether the settings of a node include all those of another one, so that nothing is lost if the other is left out.
 * True if the settings of either cannot be found out: those of a class of somebody else may contain themselves.
 */
export function includesParts(whole: NodeParts, part: NodeParts): boolean {
  if (whole === part) {
    return true;
  }
  try {
    return includes(settingsOf(whole), settingsOf(part));
  } catch {
    return true;
  }
}

/** Settings as plain data, without those that are empty. */
function settingsOf(parts: NodeParts): unknown {
  const text = JSON.stringify(parts, (_, value: unknown) => {
    if (Construct.isConstruct(value)) {
      return value.node.path;
    }
    const settled = isResolvedLater(value) ? settle(value) : value;
    return isDuration(settled) ? settled.toSeconds() : settled;
  });
  return settledCopy(JSON.parse(text), true);
}

/** A minute is sixty seconds, but Durations keep the unit. */
function isDuration(value: unknown): value is { toSeconds(): number } {
  return isObject(value) && typeof (value as { readonly toSeconds?: unknown }).toSeconds === 'function';
}

function includes(whole: unknown, part: unknown): boolean {
  if (Array.isArray(part)) {
    return (
      Array.isArray(whole) && whole.length === part.length && part.every((item, index) => includes(whole[index], item))
    );
  }
  if (isObject(part)) {
    return isObject(whole) && Object.keys(part).every((key) => has(whole, key) && includes(whole[key], part[key]));
  }
  return part === undefined || part === whole;
}
