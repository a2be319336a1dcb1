import { type Box, boxesOf, type Diagram, type Role } from './diagram';
import { visible } from '../private/visible';

/** Shapes that Mermaid knows: what opens and closes a node of each role. */
const SHAPES: Readonly<Record<Role, readonly [string, string]>> = {
  entry: ['([', '])'],
  predictor: ['[[', ']]'],
  model: ['[', ']'],
  router: ['{{', '}}'],
  combiner: ['[/', '\\]'],
  transformer: ['[/', '/]'],
  'output-transformer': ['[\\', '\\]'],
  explainer: ['>', ']'],
};

/** A picture as a flowchart of Mermaid, which code hosts draw in READMEs and pull requests. */
export function toMermaid({ entry, marks }: Diagram): string {
  const boxes = boxesOf(entry);
  const ids = new Map(boxes.map((box, index) => [box, `n${index}`]));
  const loose = boxes.filter(({ pod }) => pod === undefined);
  const pods = new Set(boxes.flatMap(({ pod }) => (pod === undefined ? [] : [pod])));
  const lines = [
    'flowchart LR',
    ...loose.map((box) => `  ${node(box, ids)}`),
    ...[...pods].flatMap((pod, index) => [
      `  subgraph p${index}["${quoted([pod.name, pod.size, ...pod.sidecars.map((name) => `+ ${name}`)])}"]`,
      ...boxes.filter((box) => box.pod === pod).map((box) => `    ${node(box, ids)}`),
      '  end',
    ]),
    ...boxes.flatMap((box) => box.children.map((child) => `  ${ids.get(box)} ${arrow(child)} ${ids.get(child)}`)),
  ];
  for (const severity of ['error', 'warning'] as const) {
    const faulty = boxes.filter((box) => worstOf(box) === severity);
    if (faulty.length > 0) {
      lines.push(
        `  classDef ${severity} ${severity === 'error' ? 'stroke:#c62828,stroke-width:3px' : 'stroke:#b7791f,stroke-width:2px'}`,
      );
      lines.push(`  class ${faulty.map((box) => ids.get(box)).join(',')} ${severity}`);
    }
  }
  const notes = marks.map(
    ({ number, severity, rule, message }) => `  %% ${number}: ${severity} ${rule}: ${comment(message)}`,
  );
  return `${[...lines, ...notes].join('\n')}\n`;
}

function node(box: Box, ids: ReadonlyMap<Box, string>): string {
  const { role, title, kind, lines, marks } = box;
  const [open, close] = SHAPES[role];
  const faults = marks.map(({ number, rule, severity }) => `${severity === 'error' ? '✗' : '⚠'} ${number} ${rule}`);
  return `${ids.get(box)}${open}"${quoted([title, kind, ...lines.map(({ text }) => text), ...faults])}"${close}`;
}

function arrow({ link: { label, dashed } }: Box): string {
  const line = dashed ? '-.->' : '-->';
  return label === undefined ? line : `${line}|"${quoted([label])}"|`;
}

function worstOf({ marks }: Box): string | undefined {
  return marks.some(({ severity }) => severity === 'error') ? 'error' : marks[0]?.severity;
}

/** Longer text is of no use in a picture, and Mermaid rejects charts of over 50,000 characters. */
const LONGEST = 120;

/** Lines in quotes: everything that Mermaid or HTML might read as markup is written as its code. */
function quoted(lines: readonly string[]): string {
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const shown = [...visible(line)];
      const text = shown.length > LONGEST ? `${shown.slice(0, LONGEST).join('')}…` : shown.join('');
      return text.replace(/[^A-Za-z0-9 .,:/@%+()\u00a1-\uffff-]/g, (character) => `#${character.codePointAt(0)};`);
    })
    .join('<br>');
}

/** Braces and percent signs begin directives. */
function comment(text: string): string {
  return visible(text).replace(/[{}%]/g, ' ');
}
