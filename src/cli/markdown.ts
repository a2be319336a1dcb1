import { mapped } from './pieces';
import { visible } from '../private/visible';

/**
 * Foreign text in Markdown, shown as code: it forms no markup, link, mention or HTML, and stays in its table cell. Code
 * hosts look for mentions after they have decoded entities, but not inside of code.
 */
export function markdownCode(text: string): string {
  return text === ''
    ? ''
    : `<code>${visible(text).replace(ACTIVE, (character) => `&#${character.codePointAt(0)};`)}</code>`;
}

/** A table; cells must not contain `|` or line breaks, which `markdownCode` ensures. */
export function* markdownTable(header: readonly string[], rows: Iterable<readonly string[]>): Generator<string> {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  yield line(header) + line(header.map(() => '---'));
  yield* mapped(rows, line);
}

/** Characters of markup, and the dot that turns `www.` into a link. */
const ACTIVE = /[^A-Za-z0-9 .,;/()'\u00a1-\u{10ffff}-]|(?<=www)\./giu;
