import { type Mark } from './diagram';

/** A finding as the rules report it. */
export interface MarkedFinding {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly path: string;
  readonly message: string;
}

/** The findings of a SeldonDeployment, each handed to the box that is closest to what it is about. */
export class Marks {
  /** Errors first, then warnings; infos are matters of style and clutter a picture. */
  public readonly all: readonly Mark[];
  private readonly byPath: readonly Mark[];
  private readonly taken = new Set<Mark>();

  public constructor(findings: readonly MarkedFinding[]) {
    const of = (severity: Mark['severity']) => findings.filter((finding) => finding.severity === severity);
    this.all = [...of('error'), ...of('warning')].map(({ rule, severity, path, message }, index) => ({
      number: index + 1,
      rule,
      severity: severity as Mark['severity'],
      path,
      message,
    }));
    this.byPath = [...this.all].sort((a, b) => compare(a.path, b.path));
  }

  /** Takes the marks at these paths and below that no other box has taken. */
  public take(...paths: readonly string[]): Mark[] {
    const found = paths.flatMap((path) => this.beginningWith(path).filter((mark) => isAtOrBelow(mark.path, path)));
    const taken = [...new Set(found)].filter((mark) => !this.taken.has(mark));
    taken.forEach((mark) => this.taken.add(mark));
    return taken.sort((a, b) => a.number - b.number);
  }

  /** Takes all that are left. */
  public takeRest(): Mark[] {
    return this.take('');
  }

  /** The marks whose paths begin with a text: they are next to each other, as there may be one for each box. */
  private beginningWith(text: string): Mark[] {
    let [first, end] = [0, this.byPath.length];
    while (first < end) {
      const middle = Math.floor((first + end) / 2);
      if (compare(this.byPath[middle].path, text) < 0) {
        first = middle + 1;
      } else {
        end = middle;
      }
    }
    while (end < this.byPath.length && this.byPath[end].path.startsWith(text)) {
      end++;
    }
    return this.byPath.slice(first, end);
  }
}

function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

function isAtOrBelow(path: string, base: string): boolean {
  return path.startsWith(base) && (base === '' || path.length === base.length || '.['.includes(path[base.length]));
}
