import { element, type Markup, words } from '../private/markup';

/** Elements of HTML that must be closed even if they are empty. */
export function html(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  ...content: readonly (Markup | string)[]
): Markup {
  return element(
    name,
    attributes,
    ...(content.length === 0 ? [words('')] : content.map((part) => (typeof part === 'string' ? words(part) : part))),
  );
}

/** A table with a row of headings. */
export function table(
  headings: readonly string[],
  rows: readonly (readonly (Markup | string)[])[],
  label: string,
): Markup {
  // What scrolls can be reached by keys.
  return html(
    'div',
    { class: 'wide', tabindex: 0, role: 'region', 'aria-label': `table of ${label}` },
    html(
      'table',
      {},
      html('thead', {}, html('tr', {}, ...headings.map((heading) => html('th', { scope: 'col' }, heading)))),
      html('tbody', {}, ...rows.map((cells) => html('tr', {}, ...cells.map((cell) => html('td', {}, cell))))),
    ),
  );
}

/** A section of the page, with a heading that links lead to. */
export function section(id: string, heading: string, ...content: readonly (Markup | string)[]): Markup {
  return html(
    'section',
    { id: id, 'aria-labelledby': `${id}-heading` },
    html('h2', { id: `${id}-heading` }, heading),
    ...content,
  );
}

export function code(text: string): Markup {
  return html('code', {}, text);
}
