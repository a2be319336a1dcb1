import { entryOf } from './json';
import { remembered } from './remembered';

/** How a quantity was written, and thus how it is written again. */
type Notation = 'decimal' | 'binary' | 'exponent';

interface Amount {
  readonly nanos: bigint;
  readonly notation: Notation;
  /** The text it was read from, if that is canonical already. */
  readonly written?: string;
}

/**
 * An amount of a resource as Kubernetes reads and writes it: `500m`, `1.5Gi`, `2e3`.
 *
 * Amounts are exact down to a nano (10^-9); smaller ones are rounded up, as Kubernetes does.
 * @see https://github.com/kubernetes/apimachinery/blob/v0.34.1/pkg/api/resource/quantity.go
 */
export class Quantity {
  /** The quantity that a string or a number denotes; undefined if Kubernetes could not parse it. */
  public static parse(value: string | number): Quantity | undefined {
    return Quantity.of(String(value).trim());
  }

  private static readonly of = remembered((source) => {
    const amount = parse(source);
    return amount && new Quantity(amount);
  });

  private rounded?: Quantity;

  private constructor(private readonly amount: Amount) {}

  /** -1 for a negative amount, 0 for none, 1 for a positive one. */
  public get sign(): -1 | 0 | 1 {
    return sign(this.amount.nanos);
  }

  /** The amount in whole units, a fraction rounded away from zero. */
  public get units(): bigint {
    return awayFromZero(this.amount.nanos, ONE) / ONE;
  }

  /** The amount in whole thousandths, a smaller fraction rounded away from zero. */
  public get milli(): bigint {
    return awayFromZero(this.amount.nanos, MILLI) / MILLI;
  }

  /** Below 0 if this is the smaller amount, above 0 if it is the larger one. */
  public compare(other: Quantity): -1 | 0 | 1 {
    if (this.amount.nanos === other.amount.nanos) {
      return 0;
    }
    return this.amount.nanos < other.amount.nanos ? -1 : 1;
  }

  /** The sum, written as this one; as the other one if this is nothing. */
  public plus(other: Quantity): Quantity {
    const { notation } = this.amount.nanos === 0n ? other.amount : this.amount;
    return new Quantity({ nanos: this.amount.nanos + other.amount.nanos, notation });
  }

  /** A multiple of it. */
  public times(count: number): Quantity {
    return new Quantity({ nanos: this.amount.nanos * BigInt(count), notation: this.amount.notation });
  }

  /** Whether the amount, in whole thousandths, counts whole things. */
  public get whole(): boolean {
    return awayFromZero(this.amount.nanos, MILLI) % ONE === 0n;
  }

  /**
   * The amount in whole thousandths, a smaller fraction rounded away from zero: what the API server keeps in a list of
   * resources.
   */
  public roundedToMilli(): Quantity {
    return (this.rounded ??= this.roundUp());
  }

  private roundUp(): Quantity {
    const nanos = awayFromZero(this.amount.nanos, MILLI);
    return nanos === this.amount.nanos ? this : new Quantity({ nanos, notation: this.amount.notation });
  }

  /** The canonical form: no fraction, the largest suffix that needs none. */
  public toString(): string {
    return this.amount.written ?? canonical(this.amount);
  }
}

const ONE = 1_000_000_000n;
const MILLI = 1_000_000n;
const MAX = (2n ** 63n - 1n) * ONE;

const DECIMAL: Record<string, number> = { n: -9, u: -6, m: -3, '': 0, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };
const BINARY: Record<string, number> = { Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60 };
const DECIMAL_SUFFIX = new Map(Object.entries(DECIMAL).map(([suffix, exponent]) => [exponent, suffix]));
const BINARY_SUFFIX = ['', ...Object.keys(BINARY)];

const SHAPE = /^([+-]?)0*(?!0)(\d*)(?:\.(\d*))?((?:[eEinumkKMGTP]+[-+]?\d*|[-+]\d*)?)$/;
/** Beyond this power of ten only the order of two amounts matters. */
const FAR = 1000;

function parse(source: string): Amount | undefined {
  const shape = SHAPE.exec(source);
  if (shape === null || source === '') {
    return undefined;
  }
  const [, minus, digits, fraction = '', suffix] = shape;
  const scale = interpret(suffix);
  if (scale === undefined) {
    return undefined;
  }
  const number = digits === '' ? '0' : digits;
  const shifted = BigInt(number + fraction);
  const negate = (amount: bigint): bigint => (minus === '-' ? -amount : amount);

  if (scale.notation === 'binary') {
    const scaled = shifted * 2n ** BigInt(scale.exponent) * ONE;
    const nanos = divideUp(scaled, 10n ** BigInt(fraction.length));
    const short = fraction === '' && 14 - number.length - Math.trunc((scale.exponent * 3) / 10) >= 0;
    const notation = nanos > 0n && nanos < ONE ? 'decimal' : 'binary';
    return {
      nanos: negate(nanos > MAX ? MAX : nanos),
      notation,
      written: short && shifted % 8n !== 0n ? source : undefined,
    };
  }
  const exponent = scale.exponent - fraction.length;
  const nanos =
    exponent >= -9 ? shifted * 10n ** BigInt(exponent + 9) : divideUp(shifted, 10n ** BigInt(-9 - exponent));
  const short = number.length + fraction.length <= 18 && exponent >= -9;
  const canonicalAlready = short && exponent % 3 === 0 && !/^0|000$/.test(number + fraction);
  return { nanos: negate(nanos), notation: scale.notation, written: canonicalAlready ? source : undefined };
}

function interpret(suffix: string): { notation: Notation; exponent: number } | undefined {
  const decimal = entryOf(DECIMAL, suffix);
  if (decimal !== undefined) {
    return { notation: 'decimal', exponent: decimal };
  }
  const binary = entryOf(BINARY, suffix);
  if (binary !== undefined) {
    return { notation: 'binary', exponent: binary };
  }
  if (!/^[eE][+-]?\d+$/.test(suffix)) {
    return undefined;
  }
  return { notation: 'exponent', exponent: Math.max(-FAR, Math.min(FAR, Number(suffix.slice(1)))) };
}

function canonical({ nanos, notation }: Amount): string {
  if (nanos === 0n) {
    return '0';
  }
  const whole = nanos % ONE === 0n;
  if (notation === 'binary' && whole && (nanos <= -1024n * ONE || nanos >= 1024n * ONE)) {
    const [amount, times] = withoutFactors(nanos / ONE, 1024n);
    return `${amount}${BINARY_SUFFIX[times]}`;
  }
  const [stripped, times] = withoutFactors(nanos, 10n);
  const excess = (((times - 9) % 3) + 3) % 3;
  const exponent = times - 9 - excess;
  const amount = stripped * 10n ** BigInt(excess);
  if (notation === 'exponent') {
    return exponent === 0 ? `${amount}` : `${amount}e${exponent}`;
  }
  return `${amount}${DECIMAL_SUFFIX.get(exponent) ?? ''}`;
}

function withoutFactors(amount: bigint, base: bigint): [amount: bigint, times: number] {
  let times = 0;
  while (amount % base === 0n) {
    amount /= base;
    times++;
  }
  return [amount, times];
}

function sign(amount: bigint): -1 | 0 | 1 {
  if (amount < 0n) {
    return -1;
  }
  if (amount > 0n) {
    return 1;
  }
  return 0;
}

function divideUp(amount: bigint, divisor: bigint): bigint {
  return (amount + divisor - 1n) / divisor;
}

function awayFromZero(amount: bigint, unit: bigint): bigint {
  return amount < 0n ? -divideUp(-amount, unit) * unit : divideUp(amount, unit) * unit;
}
