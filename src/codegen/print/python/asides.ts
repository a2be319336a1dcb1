import { ANY } from './cdk8s';
import { type PythonExpressions, STEP } from './expressions';
import { type Parts, type PythonParts } from './parts';
import { isPredictor, isShareable, itemSlots, receiverSlot, type Slot } from './slots';
import { type TypeRef } from '../../assembly';
import { type Expression, variable } from '../../expression';
import { type Names, snakeCase } from '../../identifiers';
import { type Action, type Declaration } from '../../program';
import { partsOf, replaced } from '../../renamed';
import { fits, type Room, WIDTH } from '../layout';
import { itemName, nodeName, subjectOf } from '../subjects';

/** Larger statements stay as they are: their lines would be counted for too long. */
const MOST_PARTS = 1500;

/** A part of a statement that gets its own variable. */
interface Aside {
  readonly slot: Slot;
  readonly name: string;
  /** What it belongs to, which comes before its name if others have that. */
  readonly owner: string;
  readonly plan: Plan;
}

/** How an expression is written: the number of lines, those of its asides included. */
interface Plan {
  readonly lines: number;
  readonly asides: readonly Aside[];
}

const ONE_LINE: Plan = { lines: 1, asides: [] };

/** What an expression belongs to. */
interface Owner {
  /** The construct, or one of its predictors. */
  readonly construct: string;
  /** The graph node, if it is within one. */
  readonly node?: string;
  /** Another part with a name, such as a sidecar, if it is within one: what that has is always named after it. */
  readonly part?: string;
}

/** The space for an expression, and what it belongs to. */
interface Context {
  readonly room: Room;
  readonly owner: Owner;
}

/**
 * Gives parts of statements their own variables if that takes fewer lines: black puts each argument of a call that
 * does not fit on a separate line, so that deep calls are long in Python.
 */
export class Asides {
  /** Plans of parts as separate statements. */
  private plans = new WeakMap<Expression, Plan>();

  public constructor(
    private readonly parts: PythonParts,
    private readonly expressions: PythonExpressions,
    private readonly names: Names,
  ) {}

  /** A statement, and before it the declarations that it needs. */
  public statements<T extends Declaration | Action>(statement: T, indent: number): readonly (Declaration | T)[] {
    const { value, type = ANY } = statement.kind === 'declare' ? statement : { value: statement.value };
    const head = statement.kind === 'declare' ? snakeCase(statement.name).length + 3 : 0;
    if (fewerParts(value, MOST_PARTS)) {
      this.plans = new WeakMap();
      const owner = { construct: subjectOf(value) ?? '' };
      const { asides } = this.plan(value, type, { owner, room: { indent, used: indent + head, tail: 0 } }, indent);
      const made = new Declarations(this.names);
      asides.forEach((each) => made.add(each));
      const last = { ...statement, value: made.renamed(value) };
      const [first, ...others] = made.statements;
      return first
        ? [{ ...first, comments: statement.comments }, ...others, { ...last, comments: undefined }]
        : [statement];
    }
    return [statement];
  }

  /** @param base the indentation of statements */
  private plan(expression: Expression, type: TypeRef, { room, owner }: Context, base: number): Plan {
    const flat = this.expressions.flat(expression, type);
    if (flat !== undefined && fits(flat, room)) {
      return ONE_LINE;
    }
    const parts = this.parts.of(expression, type);
    if (!parts || (parts.items.length === 0 && !parts.on)) {
      return ONE_LINE;
    }
    const context = { room, owner: { ...owner, ...ownersIn(expression) } };
    const slots = itemSlots(parts, this.expressions);
    return shortest(
      this.receivers(parts, context, base).flatMap(({ plan, used }) =>
        this.bodies(parts, slots, { ...context, room: { ...room, used } }, base).map((body) => added(plan, body)),
      ),
    );
  }

  /** How the start of a call may be written, up to its bracket. */
  private receivers({ on, open }: Parts, { room, owner }: Context, base: number): { plan: Plan; used: number }[] {
    if (!on) {
      return [{ plan: NOTHING, used: room.used + open.length }];
    }
    const slot = receiverSlot(on, this.expressions);
    const broken = this.plan(on, ANY, { owner, room: { ...room, tail: open.length } }, base);
    const isFlat = slot.flat !== undefined && fits(slot.flat, { ...room, tail: open.length });
    return [
      {
        plan: { lines: broken.lines - 1, asides: broken.asides },
        used: open.length + (isFlat ? room.used + slot.flat.length : room.indent + 1),
      },
      ...(slot.name === undefined
        ? []
        : [{ plan: this.aside(slot, owner, base), used: room.used + this.width(slot, owner) + open.length }]),
    ];
  }

  /** How what is between brackets may be written: on the same line, on a separate line, on a line for each item. */
  private bodies({ close, isCall }: Parts, slots: readonly Slot[], { room, owner }: Context, base: number): Plan[] {
    const inner = room.indent + STEP;
    const sameLine = this.onOneLine(slots, WIDTH - room.used - close.length - room.tail, owner, base);
    const ownLine = isCall ? this.onOneLine(slots, WIDTH - inner, owner, base) : undefined;
    const apart = slots.map((slot): Plan => {
      const used = inner + slot.head.length;
      const own = { owner: ownerIn(slot, owner), room: { indent: inner, used, tail: 1 } };
      const inside = this.plan(slot.value, slot.type, own, base);
      return slot.name === undefined ? inside : shortest([inside, added(ONE_LINE, this.aside(slot, owner, base))]);
    });
    return [
      ...(sameLine ? [added(ONE_LINE, sameLine)] : []),
      ...(ownLine ? [added({ lines: 3, asides: [] }, ownLine)] : []),
      apart.reduce(added, { lines: 2, asides: [] }),
    ];
  }

  /** The asides that are needed to fit items on one line, the longest first; undefined if they never fit. */
  private onOneLine(slots: readonly Slot[], width: number, owner: Owner, base: number): Plan | undefined {
    const widthOf = (slot: Slot): number => this.width(slot, owner);
    const saving = (slot: Slot): number => (slot.flat?.length ?? WIDTH) - slot.head.length - widthOf(slot);
    const nameable = slots.filter((slot) => slot.name !== undefined && saving(slot) > 0);
    const chosen = new Set(nameable.filter(({ flat }) => flat === undefined));
    const others = nameable.filter((slot) => !chosen.has(slot)).sort((a, b) => saving(b) - saving(a));
    const used = (): number =>
      slots.reduce(
        (sum, slot) => sum + (chosen.has(slot) ? slot.head.length + widthOf(slot) : (slot.flat?.length ?? WIDTH)),
        2 * (slots.length - 1),
      );
    while (used() > width) {
      const next = others.shift();
      if (!next) {
        return undefined;
      }
      chosen.add(next);
    }
    return slots
      .filter((slot) => chosen.has(slot))
      .reduce((sum, slot) => added(sum, this.aside(slot, owner, base)), NOTHING);
  }

  /** The width of a part's variable, if it is the only one of its name and owner. */
  private width(slot: Slot, owner: Owner): number {
    return snakeCase(this.names.peek(nameOf(slot, owner), slot.suffix, ownerOf(owner, slot))).length;
  }

  /** A part as its own statement. */
  private aside(slot: Slot, owner: Owner, base: number): Plan {
    let plan = this.plans.get(slot.value);
    if (!plan) {
      const used = base + this.width(slot, owner) + 3;
      plan = this.plan(
        slot.value,
        slot.type,
        { owner: ownerIn(slot, owner), room: { indent: base, used, tail: 0 } },
        base,
      );
      this.plans.set(slot.value, plan);
    }
    return { lines: plan.lines, asides: [{ slot, name: nameOf(slot, owner), owner: ownerOf(owner, slot), plan }] };
  }
}

const NOTHING: Plan = { lines: 0, asides: [] };

/** What the parts of a slot belong to. */
function ownerIn(slot: Slot, owner: Owner): Owner {
  return isPredictor(slot) ? { construct: slot.name ?? owner.construct } : owner;
}

/** What an expression adds to the owners of its parts. */
function ownersIn(expression: Expression): Partial<Owner> {
  const node = nodeName(expression);
  const part = itemName(expression);
  return { ...(node !== undefined && { node, part: undefined }), ...(part !== undefined && { part }) };
}

/** What the variable of a slot would be called. */
function nameOf({ name = '', value }: Slot, { part }: Owner): string {
  return part === undefined || nodeName(value) !== undefined ? name : `${part} ${name}`;
}

/** The owner that distinguishes a slot from others of its name: nodes belong to no other node. */
function ownerOf({ construct, node }: Owner, { value }: Slot): string {
  return nodeName(value) === undefined ? (node ?? construct) : construct;
}

function added(left: Plan, right: Plan): Plan {
  return { lines: left.lines + right.lines, asides: [...left.asides, ...right.asides] };
}

/** The plan of the fewest lines; the first with the fewest variables, if there are several. */
function shortest([first, ...others]: readonly Plan[]): Plan {
  return others.reduce(
    (best, plan) =>
      plan.lines < best.lines || (plan.lines === best.lines && plan.asides.length < best.asides.length) ? plan : best,
    first,
  );
}

/** Whether an expression has fewer parts than this. */
function fewerParts(expression: Expression, most: number): boolean {
  let count = 0;
  for (const _ of partsOf(expression)) {
    count++;
    if (count >= most) {
      return false;
    }
  }
  return true;
}

/** Declarations of asides, those that others use first. */
class Declarations {
  public readonly statements: Declaration[] = [];
  private readonly variables = new Map<Expression, Expression>();

  /** Variables by what they hold: equal data has one. */
  private readonly byData = new Map<string, Expression>();

  public constructor(private readonly names: Names) {}

  public add({ slot, name, owner, plan }: Aside): void {
    const { value, type, suffix } = slot;
    plan.asides.forEach((each) => this.add(each));
    const key = isShareable(value) ? JSON.stringify([type, value]) : undefined;
    const known = key === undefined ? undefined : this.byData.get(key);
    const own = known ?? variable(this.names.pick(name, suffix, owner));
    if (!known) {
      const declared = own.kind === 'variable' ? own.name : '';
      this.statements.push({ kind: 'declare', name: declared, value: this.inside(value), type });
    }
    if (key !== undefined) {
      this.byData.set(key, own);
    }
    this.variables.set(value, own);
  }

  /** An expression with variables in the place of its parts. */
  public renamed(expression: Expression): Expression {
    return replaced(expression, (part) => this.variables.get(part));
  }

  private inside(value: Expression): Expression {
    return replaced(value, (part) => (part === value ? undefined : this.variables.get(part)));
  }
}
