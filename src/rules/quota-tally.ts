import { type Demand, type Demands } from './demand';
import { nameOf } from './rivals';
import { add, amountsOf, raise } from '../apiserver/pod-resources';
import { hardOf } from '../apiserver/resource-quota';
import { type JsonObject, entryOf } from '../private/json';
import { type Quantity } from '../private/quantity';

/** When a quota is exceeded: always, with autoscalers at their maximum, or during an update. */
export const PHASES = ['always', 'scaled', 'updating'] as const;

export type Phase = (typeof PHASES)[number];

/** A resource of which more is used than a quota allows. */
export interface Excess {
  readonly phase: Phase;
  /** The name in the quota, such as `limits.memory`. */
  readonly name: string;
  readonly amount: Quantity;
  readonly most: Quantity;
}

/**
 * What exceeds a quota, each resource once: at the SeldonDeployment that causes it, in the given order. Amounts are
 * totals.
 * @param others what other objects use
 */
export function excessesOf(
  quota: JsonObject,
  others: Demand,
  models: readonly Demands[],
): ReadonlyMap<string, readonly Excess[]> {
  const tally = new Tally(quota);
  tally.add(others);
  const known = new Set(tally.excesses().map(keyOf));
  const causes = new Map<string, string>();
  for (const { key, byQuota } of models) {
    tally.add(entryOf(byQuota, nameOf(quota))!);
    for (const excess of tally.excesses().map(keyOf)) {
      if (!known.has(excess)) {
        known.add(excess);
        causes.set(excess, key);
      }
    }
  }
  const found = new Map<string, Excess[]>();
  for (const excess of tally.excesses()) {
    const cause = causes.get(keyOf(excess));
    if (cause !== undefined) {
      found.set(cause, [...(found.get(cause) ?? []), excess]);
    }
  }
  return found;
}

function keyOf({ phase, name }: Excess): string {
  return `${phase}/${name}`;
}

/** What is used of a quota. */
class Tally {
  private readonly least = new Map<string, Quantity>();
  private readonly most = new Map<string, Quantity>();
  private readonly surge = new Map<string, Quantity>();

  public constructor(private readonly quota: JsonObject) {}

  public add({ least, most, surge }: Demand): void {
    add(this.least, amountsOf(least));
    add(this.most, amountsOf(most));
    raise(this.surge, amountsOf(surge));
  }

  /** The resources that exceed the quota, and the first phase in which they do. */
  public excesses(): Excess[] {
    return [...hardOf(this.quota)].flatMap(([name, most]): Excess[] => {
      const always = this.least.get(name);
      const extra = this.surge.get(name);
      const amounts: Readonly<Record<Phase, Quantity | undefined>> = {
        always,
        scaled: this.most.get(name),
        updating: extra === undefined ? undefined : (always?.plus(extra) ?? extra),
      };
      const phase = PHASES.find((each) => (amounts[each]?.compare(most) ?? 0) > 0);
      return phase === undefined ? [] : [{ phase, name, amount: amounts[phase]!, most }];
    });
  }
}
