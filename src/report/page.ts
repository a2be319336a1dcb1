import { changes } from './changes';
import { htmlDocument } from './document';
import { findings } from './findings';
import { html } from './html';
import { modelData, models } from './models';
import { overview } from './overview';
import { type Report } from './report';
import { REPORT_SCRIPT } from './script';
import { counted } from '../private/counted';
import { element, Markup } from '../private/markup';

/** A report as one file of HTML. */
export function reportPage(report: Report): string {
  const { title, models: all, baseline } = report;
  const number = (severity: string) =>
    all.flatMap((model) => model.findings).filter((finding) => finding.severity === severity).length;
  const found = [
    counted(all.length, 'SeldonDeployment'),
    counted(number('error'), 'error'),
    counted(number('warning'), 'warning'),
  ];
  const link = (id: string, text: string) => html('a', { href: `#${id}` }, text);
  const body = [
    html('header', {}, html('h1', {}, title), html('p', {}, `${found.join(', ')}.`)),
    html(
      'nav',
      { 'aria-label': 'Sections' },
      ...(baseline === undefined ? [] : [link('changes', 'Changes')]),
      link('overview', 'Overview'),
      link('images', 'Images'),
      link('needs', 'What must exist'),
      link('findings', 'Findings'),
      link('models', 'SeldonDeployments'),
    ),
    html(
      'main',
      {},
      ...(baseline === undefined ? [] : [changes(baseline.changes)]),
      ...overview(report),
      findings(report),
      html(
        'form',
        { role: 'search' },
        html(
          'label',
          { for: 'search' },
          'Find SeldonDeployments by name, or by anything in their source and in what is created',
        ),
        element('input', { type: 'search', id: 'search', autocomplete: 'off' }),
        html('output', { 'aria-live': 'polite' }),
      ),
      models(report),
    ),
    new Markup(`\n${modelData(report).join('')}`),
  ];
  return htmlDocument(title, body, REPORT_SCRIPT);
}
