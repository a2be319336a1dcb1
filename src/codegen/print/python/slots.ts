import { ANY } from './cdk8s';
import { type PythonExpressions } from './expressions';
import { type Item, type Parts } from './parts';
import { type TypeRef } from '../../assembly';
import { type Expression } from '../../expression';
import { partsOf } from '../../renamed';
import { nodeName, subjectOf } from '../subjects';

/** A part of a call that may have its own variable. */
export interface Slot {
  readonly head: string;
  readonly value: Expression;
  readonly type: TypeRef;
  /** With its head on one line; undefined if it is longer than any line. */
  readonly flat?: string;
  /** What its variable would be called; undefined if it has no name that readers know. */
  readonly name?: string;
  /** What is added to the name if others have it. */
  readonly suffix: string;
}

/** Types of which one object may serve several calls. */
const SHARED: readonly string[] = ['ModelArtifact'];

/** The value whose method a call calls. */
export function receiverSlot(on: Expression, expressions: PythonExpressions): Slot {
  const name = nodeName(on) ?? (on.kind === 'new' ? (subjectOf(on) ?? 'deployment') : undefined);
  return { head: '', value: on, type: ANY, flat: expressions.flat(on, ANY), name, suffix: suffixOf(on) };
}

/** The items of a call, a list or a dictionary. */
export function itemSlots({ items }: Parts, expressions: PythonExpressions): Slot[] {
  return items.map((item): Slot => {
    const flat = expressions.flat(item.value, item.type);
    return {
      head: item.head,
      value: item.value,
      type: item.type,
      flat: flat === undefined ? undefined : `${item.head}${flat}`,
      name: nameOf(item),
      suffix: suffixOf(item.value),
    };
  });
}

/** Whether two calls may use one variable for what both have. */
export function isShareable(expression: Expression): boolean {
  const isPlain = ![...partsOf(expression)].some((part) => nodeName(part) !== undefined || part.kind === 'variable');
  switch (expression.kind) {
    case 'object':
    case 'list':
      return isPlain;
    case 'call':
      return isPlain && typeof expression.on === 'string' && SHARED.includes(expression.on);
    default:
      return false;
  }
}

/** Whether a slot is one of several predictors. */
export function isPredictor({ type }: Pick<Slot, 'type'>): boolean {
  return type.kind === 'named' && type.fqn.endsWith('.PredictorOptions');
}

function nameOf({ name, value, type }: Item): string | undefined {
  const hasItems =
    (value.kind === 'object' && value.members.length > 0) ||
    (value.kind === 'list' && value.items.length > 0) ||
    ((value.kind === 'call' || value.kind === 'new') && value.args.length > 0);
  if (!hasItems) {
    return undefined;
  }
  // The predictors of an A/B test are a and b.
  return nodeName(value) ?? (name !== undefined && isPredictor({ type }) ? predictorName(name) : name);
}

function predictorName(name: string): string {
  return name.length === 1 ? `predictor ${name}` : name;
}

function suffixOf(value: Expression): string {
  if (value.kind === 'new') {
    return 'Model';
  }
  return nodeName(value) === undefined ? '' : 'Node';
}
