import { type Answer, type Code, type Found } from './messages';

/** Makes an element; strings are only ever inserted as text. */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** The findings as a list; each leads to its line. */
export function findingList({ found, count }: Answer, open: (finding: Found) => void): HTMLElement {
  if (found.length === 0) {
    const text =
      count === 0
        ? 'There is no SeldonDeployment in the input.'
        : 'The cluster accepts it, and no rule reports anything.';
    return make('p', { textContent: text });
  }
  return make(
    'ul',
    {},
    ...found.map((finding) => {
      const { severity, rule, line, message, remedy, inValues } = finding;
      const place = make('button', {
        type: 'button',
        className: 'place',
        textContent: inValues ? 'operator values' : `line ${line}`,
      });
      place.addEventListener('click', () => open(finding));
      return make(
        'li',
        {},
        make('span', { className: severity, textContent: `${severity}${rule === undefined ? '' : ` ${rule}`} ` }),
        place,
        make('div', { textContent: message }),
        make('div', { className: 'soft', textContent: remedy }),
      );
    }),
  );
}

/** The created objects, folded. */
export function objectList({ created }: Answer): HTMLElement {
  if (created.length === 0) {
    return make('p', { textContent: 'The operator creates nothing: the findings explain why.' });
  }
  return make(
    'div',
    {},
    ...created.map(({ title, yaml }) =>
      make('details', {}, make('summary', { textContent: title }), make('pre', { textContent: yaml })),
    ),
  );
}

/** The pictures, which are escaped when they are made. */
export function pictureList({ pictures }: Answer): HTMLElement {
  const drawn = pictures.map((text) =>
    document.importNode(new DOMParser().parseFromString(text, 'image/svg+xml').documentElement, true),
  );
  return make('div', {}, ...drawn);
}

/** A program, to be read and copied. */
export function codeText({ code }: Code): HTMLElement {
  if (code === '') {
    return make('p', { textContent: 'There is no SeldonDeployment in the input.' });
  }
  const copy = make('button', { type: 'button', textContent: 'Copy' });
  copy.addEventListener('click', () => void navigator.clipboard.writeText(code));
  return make('div', {}, copy, make('pre', { textContent: code }));
}
