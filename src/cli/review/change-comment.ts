import { type Diagram } from '../../diagram/diagram';
import { toMermaid } from '../../diagram/mermaid';
import { describeCause } from '../../preview/cause';
import { type Change } from '../../preview/difference';
import { counted } from '../../private/counted';
import { type ChangedDiagram } from '../../report/change-page';
import { markdownCode, markdownTable } from '../markdown';

/** GitHub rejects comments of more than 65,536 characters; a heading and other folders need some of them. */
const LONGEST = 55_000;
/** Rows end here, so that there is room for pictures. */
const LONGEST_TABLE = 35_000;
/** Maximum number of paths that are named for one object; the rest is counted. */
const SHOWN = 3;

/**
 * A comment for a pull request: a table of all changes with their causes, and flowcharts before and after. Empty
 * without changes.
 */
export function changeComment(changes: readonly Change[], diagrams: readonly ChangedDiagram[]): string {
  if (changes.length === 0) {
    return '';
  }
  const shown = fitting(changes.map(row), (cells) => cells.join(' | ').length, LONGEST_TABLE);
  const table = `${headline(changes)}\n\n${[...markdownTable(['Effect', 'Object', 'Cause'], shown)].join('')}`;
  const pictures = diagrams.filter(looksDifferent).map(picture);
  const details = fitting(pictures, (text) => text.length, LONGEST - table.length);
  const left = [
    ...(shown.length < changes.length
      ? [`${changes.length - shown.length} more changes are left out: \`cdk8s-seldon diff\` prints all.`]
      : []),
    ...(details.length < pictures.length
      ? [`${pictures.length - details.length} pictures are left out: \`cdk8s-seldon graph\` draws all.`]
      : []),
  ];
  return [table, ...details, ...left.map((sentence) => `${sentence}\n`)].join('\n');
}

function headline(changes: readonly Change[]): string {
  const down = changes.filter((change) => change.down).length;
  const stuck = changes.filter(({ effect }) => effect === 'stuck').length;
  const warnings = [
    ...(down > 0 ? [`${counted(down, 'change')} interrupting requests`] : []),
    ...(stuck > 0 ? [`${counted(stuck, 'SeldonDeployment')} that the cluster rejects`] : []),
  ];
  const total = `**${counted(changes.length, 'change')} of created objects**`;
  return warnings.length === 0
    ? `${total}, none of which interrupts requests.`
    : `${total}, with ${warnings.join(' and ')}.`;
}

function row({ effect, kind, namespace, name, newName, down, because, causes, referrers = [] }: Change): string[] {
  const what = newName === undefined ? effect : `${effect} to ${markdownCode(newName)}`;
  const reasons = causes?.map(describeCause) ?? because;
  const more = reasons.length > SHOWN ? ` and ${reasons.length - SHOWN} more` : '';
  return [
    down || effect === 'stuck' ? `⚠️ **${what}**` : what,
    markdownCode(`${kind} ${namespace}/${name}`),
    [
      reasons.slice(0, SHOWN).map(markdownCode).join(', ') + more,
      ...referrers.map((who) => `still named by ${markdownCode(who)}`),
    ]
      .filter((text) => text !== '')
      .join('; '),
  ];
}

/** A flowchart shows less than a picture. */
function looksDifferent({ before, after }: ChangedDiagram): boolean {
  return before === undefined || after === undefined || toMermaid(before) !== toMermaid(after);
}

function picture({ namespace, name, before, after }: ChangedDiagram): string {
  const chart = (title: string, diagram: Diagram | undefined) =>
    diagram === undefined ? [] : [title, '', '```mermaid', toMermaid(diagram).trimEnd(), '```', ''];
  return [
    `<details><summary>${markdownCode(`${namespace}/${name}`)}: requests and pods</summary>`,
    '',
    ...chart('Before:', before),
    ...chart('After:', after),
    '</details>',
    '',
  ].join('\n');
}

/** The first items whose lengths add up to no more than a limit. */
function fitting<T>(items: readonly T[], length: (item: T) => number, limit: number): T[] {
  let rest = limit;
  const end = items.findIndex((item) => {
    rest -= length(item);
    return rest < 0;
  });
  return items.slice(0, end === -1 ? items.length : end);
}
