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
  private readonly waiting: Set<Mark>;

  public constructor(findings: readonly MarkedFinding[]) {
    const of = (severity: Mark['severity']) => findings.filter((finding) => finding.severity === severity);
    this.all = [...of('error'), ...of('warning')].map(({ rule, severity, path, message }, index) => ({
      number: index + 1,
      rule,
      severity: severity as Mark['severity'],
      path,
      message,
    }));
    this.waiting = new Set(this.all);
  }

  /** Takes the marks at these paths and below that no other box has taken. */
  public take(...paths: readonly string[]): Mark[] {
    if (this.waiting.size === 0) {
      return [];
    }
    const taken = [...this.waiting].filter(({ path }) => paths.some((each) => isAtOrBelow(path, each)));
    taken.forEach((mark) => this.waiting.delete(mark));
    return taken;
  }

  /** Takes all that are left. */
  public takeRest(): Mark[] {
    return this.take('');
  }
}

function isAtOrBelow(path: string, base: string): boolean {
  return path.startsWith(base) && (base === '' || path.length === base.length || '.['.includes(path[base.length]));
}
