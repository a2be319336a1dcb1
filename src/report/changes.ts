import { code, html, section, table } from './html';
import { type Cause } from '../preview/cause';
import { type Change } from '../preview/difference';
import { type Markup } from '../private/markup';

/** Causes and paths of one object that are named; the rest is counted. */
const SHOWN = 5;

/** What a change does to the created objects. */
export function changes(all: readonly Change[]): Markup {
  const rows = all.map((change) => [
    `${change.kind} ${change.namespace}/${change.name}`,
    html('span', { class: isBad(change) ? 'severity error' : 'severity' }, effectOf(change)),
    html('div', {}, ...cause(change)),
  ]);
  return section(
    'changes',
    `Changes (${all.length})`,
    rows.length === 0
      ? html('p', {}, 'Nothing changes.')
      : table(['object', 'what happens', 'because of'], rows, 'changes'),
  );
}

function effectOf({ down, effect, newName }: Change): string {
  const whole = newName === undefined ? effect : `${effect} to ${newName}`;
  return down ? `${whole}, goes down` : whole;
}

function isBad({ down, effect }: Change): boolean {
  return down || effect === 'stuck';
}

/** What leads to it in the input, or the fields that differ if nothing is known. */
function cause({ causes = [], because, referrers = [] }: Change): Markup[] {
  const paragraph = (text: string) => html('p', {}, text);
  const all = causes.length > 0 ? causes.map(located) : because.map(paragraph);
  return [
    ...all.slice(0, SHOWN),
    ...(all.length > SHOWN ? [paragraph(`and ${all.length - SHOWN} more`)] : []),
    ...referrers.map((who) => paragraph(`still named by ${who}`)),
  ];
}

function located({ file, line, path }: Cause): Markup {
  return html('p', {}, code(path), html('span', { class: 'place' }, `${file}:${line}`));
}
