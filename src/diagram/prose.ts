import { type Box, type Diagram } from './diagram';
import { counted } from '../private/counted';

/** A diagram in sentences, for screen readers. */
export function describe({ namespace, name, entry, marks }: Diagram): string {
  const arrival = [entry.kind, ...entry.lines.map(({ text }) => text)].join(', ');
  const sentences = [
    `SeldonDeployment ${name} in namespace ${namespace}.`,
    `${arrival}.`,
    ...entry.children.flatMap(sentencesOf),
  ];
  const errors = marks.filter(({ severity }) => severity === 'error').length;
  if (marks.length > 0) {
    sentences.push(`${counted(errors, 'error')}, ${counted(marks.length - errors, 'warning')}.`);
  }
  return sentences.join(' ');
}

function sentencesOf(box: Box): string[] {
  const { title, kind, lines, pod, link, children } = box;
  const name = [kind, title].filter((part) => part !== '').join(' ');
  const facts = [...lines.map(({ text }) => text), ...(pod === undefined || pod.size === '' ? [] : [pod.size])];
  const calls = children.map((child) =>
    [child.title, ...(child.link.label === undefined ? [] : [`(${child.link.label})`])].join(' '),
  );
  return [
    `${name}${link.label === undefined ? '' : ` (${link.label})`}${facts.length === 0 ? '' : `: ${facts.join(', ')}`}${
      calls.length === 0 ? '' : `; then ${calls.join(' and ')}`
    }.`,
    ...children.flatMap(sentencesOf),
  ];
}
