import { type Io } from './io';
import { discreet } from '../private/redact';
import { visible } from '../private/visible';

/** Colours that this command line sets. */
// eslint-disable-next-line no-control-regex -- colours begin with a control character
const COLOURS = /(\x1b\[\d*m)/;

/**
 * Text in which foreign names and values are shown and do nothing: control and bidirectional characters are escaped,
 * and no line is a command of a CI runner.
 * @param colour whether colours stay
 */
export function inert(text: string, colour: boolean): string {
  return text
    .split('\n')
    .map((line) => inertLine(line, colour))
    .join('\n');
}

/** A name at the beginning of a line. */
export function inertName(name: string): string {
  return withoutCommand(visible(name), './');
}

/** The same world, with inert text on standard error, where no URI shows a credential. */
export function withInertErrors(io: Io): Io {
  return {
    cwd: io.cwd,
    get colour() {
      return io.colour;
    },
    stdout: (result) => io.stdout(result),
    // Text without colours need not know whether they stay, which takes as long as a small call.
    stderr: (text) => io.stderr(inert(discreet(text), text.includes('\x1b') && io.colour)),
    progress: io.progress,
    stdin: () => io.stdin(),
  };
}

function inertLine(line: string, colour: boolean): string {
  const parts = colour ? line.split(COLOURS) : [line];
  // Every second part is a colour.
  return withoutCommand(parts.map((part, i) => (i % 2 === 1 ? part : visible(part))).join(''), ' ');
}

/** GitHub and Azure run what begins a line with `::` or `##[`. */
function withoutCommand(line: string, before: string): string {
  return /^\s*(::|##\[)/.test(line) ? `${before}${line}` : line;
}
