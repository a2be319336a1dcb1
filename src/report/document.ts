import { html } from './html';
import { REPORT_STYLE } from './style';
import { STYLE } from '../diagram/svg-style';
import { digest } from '../private/digest';
import { element, Markup } from '../private/markup';

const LOOK = `${REPORT_STYLE}\n${STYLE}`;

/**
 * A document of HTML as one file: it requests nothing, and runs no code but its own.
 * @param script the code of the page; none if it is absent
 */
export function htmlDocument(title: string, body: readonly Markup[], script?: string): string {
  const policy = [
    "default-src 'none'",
    `style-src '${hash(LOOK)}'`,
    ...(script === undefined ? [] : [`script-src '${hash(script)}'`]),
    "base-uri 'none'",
    "form-action 'none'",
  ];
  const head = html(
    'head',
    {},
    element('meta', { charset: 'utf-8' }),
    element('meta', { 'http-equiv': 'Content-Security-Policy', content: policy.join('; ') }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('meta', { name: 'color-scheme', content: 'light dark' }),
    html('title', {}, title),
    new Markup(`<style>${LOOK}</style>`),
  );
  const code = script === undefined ? [] : [new Markup(`<script>${script}</script>\n`)];
  return `<!doctype html>\n${html('html', { lang: 'en' }, head, html('body', {}, ...body, ...code))}\n`;
}

function hash(text: string): string {
  return `sha256-${digest('sha256', text, 'base64')}`;
}
