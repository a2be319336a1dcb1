import { isTerminal as isTerminalAt } from './terminal';

/** A run that ends sooner shows nothing. */
const DELAY_MS = 1_000;
/** Time between two updates. */
const INTERVAL_MS = 100;

/** Goes to the beginning of the line and clears it. */
export const CLEAR = '\r\x1b[K';
/** A line that is too wide for the terminal is cut instead of wrapped. */
const [CUT, WRAP] = ['\x1b[?7l', '\x1b[?7h'];

/** How far a long run is: one line on a terminal, which is cleared before anything else is written and at the end. */
export class Progress {
  private due = DELAY_MS;
  private isShown = false;
  private hasEnded = false;

  /**
   * @param write writes to the terminal
   * @param isWanted whether there is a terminal; asked once, when the first line is due
   * @param now milliseconds since the process started
   */
  public constructor(
    private readonly write: (text: string) => void,
    private readonly isWanted: () => boolean,
    // `performance` would load ten modules of Node.
    private readonly now: () => number = () => process.uptime() * 1_000,
  ) {}

  /** Shows a line in place of the last one, unless that one was shown just before. */
  public show(line: string): void {
    const now = this.now();
    if (this.hasEnded || now < this.due) {
      return;
    }
    if (this.due === DELAY_MS && !this.isWanted()) {
      this.hasEnded = true;
      return;
    }
    this.due = now + INTERVAL_MS;
    this.isShown = true;
    this.write(`${CLEAR}${CUT}${line}${WRAP}`);
  }

  /** Clears the line; the next one is shown when it is due. */
  public clear(): void {
    if (this.isShown) {
      this.isShown = false;
      this.write(CLEAR);
    }
  }

  /** Clears the line for good. */
  public end(): void {
    this.clear();
    this.hasEnded = true;
  }
}

/** Whether progress is shown at a descriptor: not in CI, and only on a terminal that can clear a line. */
export function showsProgress(
  { CI, TERM }: Readonly<Record<string, string | undefined>>,
  descriptor: number,
  isTerminal: (descriptor: number) => boolean = isTerminalAt,
): boolean {
  return (CI ?? '') === '' && TERM !== 'dumb' && isTerminal(descriptor);
}
