import { type LocatedFinding, objectName } from './located';
import { manyOf, type Repeated, setRepeatedApart } from './repeated';
import { visible } from '../../private/visible';
import { ruleLabel, type Severity } from '../../rules/finding';
import { inertName } from '../inert';
import { type Io } from '../io';
import { mapped, PieceWriter, writePieces } from '../pieces';

const COLOUR: Record<Severity, string> = { error: '31', warning: '33', info: '36' };

type Paint = (code: string, text: string) => string;

/** Findings for humans: where, what, and what to do. Repeated findings come last, in one line each. */
export function* formatText(findings: readonly LocatedFinding[], colour: boolean): Generator<string> {
  const paint = painter(colour);
  const { single, repeated } = setRepeatedApart(findings);
  yield* mapped(single, (each) => formatOne(each, paint));
  yield* mapped(repeated, (each) => formatRepeated(each, paint));
}

/** Maximum number of characters of findings that are buffered before they are written. */
const MOST_HELD = 16_000_000;

/** What is written of findings: of one that may turn out to be repeated, or of all between two of these. */
interface Held {
  /** Outside of the heap, which V8 lets grow to several times what is in it. */
  readonly bytes: Buffer;
  readonly many?: string;
}

/**
 * Writes the same for findings that arrive one after the other, at the end; if there are very many, most of them
 * earlier.
 */
export class TextFindings {
  private held: Held[] = [];
  private length = 0;
  private readonly singles = new PieceWriter((text) => this.held.push({ bytes: Buffer.from(text) }));
  /** Findings that are reported once per run, by their collective name. */
  private readonly groups = new Map<string, { readonly first: LocatedFinding; count: number }>();
  private painter?: Paint;

  public constructor(
    private readonly write: (text: string) => void,
    private readonly world: Pick<Io, 'colour'>,
  ) {}

  public add(located: LocatedFinding): void {
    const many = manyOf(located.finding);
    const group = many === undefined ? undefined : this.groups.get(many);
    if (group) {
      group.count++;
      return;
    }
    if (many !== undefined) {
      this.groups.set(many, { first: located, count: 1 });
    }
    const text = formatOne(located, this.paint);
    if (many === undefined) {
      this.singles.add(text);
    } else {
      this.singles.end();
      this.held.push({ bytes: Buffer.from(text), many });
    }
    this.length += text.length;
    if (this.length > MOST_HELD) {
      this.release((each) => each.many === undefined);
    }
  }

  private get paint(): Paint {
    return (this.painter ??= painter(this.world.colour));
  }

  /** Writes what is buffered. */
  public end(): void {
    const repeated = [...this.groups].filter(([, { count }]) => count > 1);
    const names = new Set(repeated.map(([many]) => many));
    this.release(({ many }) => many === undefined || !names.has(many));
    for (const [many, { first, count }] of repeated) {
      this.write(formatRepeated({ first, what: `${count} ${many}` }, this.paint));
    }
  }

  private release(isReady: (each: Held) => boolean): void {
    this.singles.end();
    const ready = this.held.filter(isReady);
    this.held = this.held.filter((each) => !isReady(each));
    this.length = this.held.reduce((sum, { bytes }) => sum + bytes.length, 0);
    writePieces(
      this.write,
      mapped(ready, ({ bytes }) => bytes.toString()),
    );
  }
}

function painter(colour: boolean): Paint {
  return (code, text) => (colour ? `\x1b[${code}m${text}\x1b[0m` : text);
}

function formatOne(located: LocatedFinding, paint: Paint): string {
  const { finding } = located;
  const at = [fieldOf(located), objectName(located)].filter((part) => part !== undefined && part !== '').join(' of ');
  return [
    `${headOf(located, paint)}: ${visible(finding.message)}`,
    ...(at === '' ? [] : [paint('2', `  at  ${visible(at)}`)]),
    `  fix ${visible(finding.remedy)}`,
    '',
  ].join('\n');
}

/** The value, and the field that it becomes if that has another name. */
function fieldOf({ finding: { path }, key = '' }: LocatedFinding): string {
  if (key === '' || path === '') {
    return key + path;
  }
  return key.endsWith(path) ? key : `${key} (${path})`;
}

function formatRepeated({ first, what }: Repeated, paint: Paint): string {
  return `${headOf(first, paint)}: ${what}, the first of them here; --format json lists them all\n`;
}

function headOf({ finding: { severity, rule }, file, line, column }: LocatedFinding, paint: Paint): string {
  return `${paint('1', `${inertName(file)}:${line}:${column}`)}: ${paint(COLOUR[severity], severity)} ${ruleLabel(rule)}`;
}
