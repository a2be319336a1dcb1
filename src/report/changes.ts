import { html, section, table } from './html';
import { type Baseline } from './report';
import { type Markup } from '../private/markup';

/** Paths of one object that are named; the rest is counted. */
const SHOWN = 5;

/** What a change does to the created objects. */
export function changes({ changes: all }: Baseline): Markup {
  const rows = all.map(({ effect, kind, namespace, name, newName, down, because }) => [
    html('span', { class: down ? 'severity error' : 'severity' }, down ? 'goes down' : effect),
    `${kind} ${namespace}/${name}`,
    newName === undefined ? effect : `${effect} to ${newName}`,
    because.slice(0, SHOWN).join(', ') + (because.length > SHOWN ? ` and ${because.length - SHOWN} more` : ''),
  ]);
  return section(
    'changes',
    `Changes (${all.length})`,
    rows.length === 0
      ? html('p', {}, 'Nothing changes.')
      : table(['', 'object', 'what happens', 'because of'], rows, 'changes'),
  );
}
