/**
 * What a report does in the browser: parts are built when they are opened, lines of created objects lead to the source,
 * and the search looks into both. Everything is put in as text, pictures as SVG that was escaped when it was made.
 */
export const REPORT_SCRIPT = `
'use strict';
const make = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};
const holder = (part) => document.getElementById('model-' + part.dataset.model);
const picture = (text, caption) => {
  const svg = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  return make('figure', {}, document.importNode(svg, true), ...caption ? [make('figcaption', { textContent: caption })] : []);
};
const fill = (part) => {
  const body = part.querySelector('.body');
  if (body.childElementCount > 0) return;
  const model = JSON.parse(holder(part).textContent);
  const pictures = make('div', { className: 'pictures' });
  if (model.before) pictures.append(picture(model.before, 'before'));
  pictures.append(picture(model.picture, model.before ? 'after' : ''));
  body.append(pictures);
  if (model.address) body.append(make('p', { className: 'note', textContent: 'status.address.url: ' + model.address }));
  const lines = model.lines.map((text, index) => make('span', { textContent: text || ' ', id: part.dataset.model + ':' + (model.firstLine + index) }));
  const source = make('div', { className: 'source' }, make('h3', { textContent: model.file }), make('pre', {}, ...lines));
  const show = (line) => {
    source.querySelectorAll('.marked').forEach((each) => each.classList.remove('marked'));
    const target = document.getElementById(part.dataset.model + ':' + line);
    if (!target) return;
    target.classList.add('marked');
    target.scrollIntoView({ block: 'nearest' });
  };
  const created = make('div', {}, make('h3', { textContent: 'created objects' }));
  for (const object of model.objects) {
    const inside = make('pre', {});
    const folded = make('details', {}, make('summary', { textContent: object.kind + ' ' + object.name }), inside);
    folded.addEventListener('toggle', () => {
      if (inside.childElementCount > 0) return;
      object.yaml.forEach((text, index) => {
        const line = object.places[index];
        if (!line) return inside.append(make('span', { textContent: text }));
        const button = make('button', { type: 'button', textContent: text, title: model.file + ':' + line });
        button.addEventListener('click', () => show(line));
        inside.append(button);
      });
    });
    created.append(folded);
  }
  body.append(make('div', { className: 'split' }, created, source));
};
const parts = [...document.querySelectorAll('.model')];
for (const part of parts) part.addEventListener('toggle', () => fill(part));
const search = document.querySelector('input[type=search]');
const count = document.querySelector('output');
let waiting;
search.addEventListener('input', () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    const wanted = search.value.trim();
    const written = JSON.stringify(wanted).slice(1, -1).replaceAll('<', '\\\\u003c');
    let found = 0;
    for (const part of parts) {
      const fits = wanted === '' || part.firstElementChild.textContent.includes(wanted) || holder(part).textContent.includes(written);
      part.hidden = !fits;
      if (fits) found++;
    }
    count.textContent = wanted === '' ? '' : found + ' of ' + parts.length;
  }, 100);
});
document.querySelector('form').addEventListener('submit', (event) => event.preventDefault());
`.trim();
