import { code, html, section, table } from './html';
import { modelKey, type Report, type ReportedFinding } from './report';
import { type Markup } from '../private/markup';

/** All findings, errors first, with the source line and the remedy. */
export function findings({ models }: Report): Markup {
  const found = models.flatMap((model) => model.findings.map((finding) => ({ model, finding })));
  const rank = { error: 0, warning: 1, info: 2 };
  const sorted = [...found].sort((a, b) => rank[a.finding.severity] - rank[b.finding.severity]);
  const rows = sorted.map(({ model, finding }) => [
    html('span', { class: `severity ${finding.severity}` }, finding.severity),
    finding.rule,
    modelKey(model),
    html(
      'div',
      {},
      html('p', {}, `${finding.path === '' ? '' : `${finding.path}: `}${finding.message}`),
      html('p', { class: 'remedy' }, finding.remedy),
    ),
    source(finding),
  ]);
  return section(
    'findings',
    `Findings (${found.length})`,
    rows.length === 0
      ? html('p', {}, 'None: the cluster accepts everything, and no rule reports anything.')
      : table(['severity', 'rule', 'SeldonDeployment', 'what, and what to do', 'where'], rows, 'findings'),
  );
}

function source({ source: { file, line, text } }: ReportedFinding): Markup {
  return html('div', {}, html('span', { class: 'place' }, `${file}:${line}`), code(text.trim()));
}
