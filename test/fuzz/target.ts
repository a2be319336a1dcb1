/** What one round of a target came to. */
export interface Round {
  /** Inputs tried. */
  readonly cases: number;
  /** What fell short: the input, and how. */
  readonly findings: readonly Finding[];
}

export interface Finding {
  readonly input: string;
  readonly problem: string;
}

/** One thing that is tried with made-up input for as long as there is time. */
export interface Target {
  readonly name: string;
  /** What must hold for every input. */
  readonly promise: string;
  /** Makes what rounds need; undefined where it cannot run here. */
  prepare(): ((seed: number) => Round | Promise<Round>) | undefined;
}

/** The shortest findings, which are the ones to read. */
export function shortest(findings: readonly Finding[], count: number): Finding[] {
  return [...findings].sort((a, b) => a.input.length - b.input.length).slice(0, count);
}
