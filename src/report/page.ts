import { createHash } from 'node:crypto';
import { changes } from './changes';
import { findings } from './findings';
import { html } from './html';
import { modelData, models } from './models';
import { overview } from './overview';
import { type Report } from './report';
import { REPORT_SCRIPT } from './script';
import { REPORT_STYLE } from './style';
import { STYLE } from '../diagram/svg-style';
import { element, Markup } from '../private/markup';

const LOOK = `${REPORT_STYLE}\n${STYLE}`;

/** A report as one file of HTML: it asks for nothing, and runs no code but its own. */
export function reportPage(report: Report): string {
  const { title, models: all, baseline } = report;
  const policy = `default-src 'none'; style-src '${hash(LOOK)}'; script-src '${hash(REPORT_SCRIPT)}'; base-uri 'none'; form-action 'none'`;
  const count = (severity: string) =>
    all.flatMap((model) => model.findings).filter((finding) => finding.severity === severity).length;
  const link = (id: string, text: string) => html('a', { href: `#${id}` }, text);
  const head = html(
    'head',
    {},
    element('meta', { charset: 'utf-8' }),
    element('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('meta', { name: 'color-scheme', content: 'light dark' }),
    html('title', {}, title),
    new Markup(`<style>${LOOK}</style>`),
  );
  const body = html(
    'body',
    {},
    html(
      'header',
      {},
      html('h1', {}, title),
      html('p', {}, `${all.length} SeldonDeployments, ${count('error')} errors, ${count('warning')} warnings.`),
    ),
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
      ...(baseline === undefined ? [] : [changes(baseline)]),
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
    new Markup(`\n${modelData(report).join('')}<script>${REPORT_SCRIPT}</script>\n`),
  );
  return `<!doctype html>\n${html('html', { lang: 'en' }, head, body)}\n`;
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
