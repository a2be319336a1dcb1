/** Maximum length of a line, if the printer can break it. */
export const WIDTH = 120;

/** The position of a piece of text. */
export interface Room {
  /** Spaces before the line. */
  readonly indent: number;
  /** Characters before it on the line, including the spaces. */
  readonly used: number;
  /** Characters that follow it on the line. */
  readonly tail: number;
}

/** Whether a string fits on the line. */
export function fits(text: string, { used, tail }: Room): boolean {
  return used + text.length + tail <= WIDTH && !text.includes('\n');
}

/** Lines between brackets, each indented by one more step and followed by a comma. */
export function block(
  open: string,
  close: string,
  lines: readonly ((room: Room) => string)[],
  { indent }: Room,
  step: number,
): string {
  const inner = indent + step;
  const pad = ' '.repeat(inner);
  const text = lines.map((line) => `${pad}${line({ indent: inner, used: inner, tail: 1 })},\n`).join('');
  return `${open}\n${text}${' '.repeat(indent)}${close}`;
}

/** The room after a string that is inside another one. */
export function behind(text: string, room: Room): Room {
  const line = text.lastIndexOf('\n');
  return { ...room, used: line === -1 ? room.used + text.length : text.length - line - 1 };
}
