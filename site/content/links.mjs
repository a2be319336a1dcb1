// Where things of the repository are on the site.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { version } from '../version.mjs';

export const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '../..');

const repository = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')).repository.url.replace(
  /^git\+|\.git$/g,
  '',
);

/** The page or picture of the site that a file of the repository becomes; undefined for those that have none. */
export function pageOf(file) {
  const example = /^examples\/([^/]+)\/(?:README\.md)?$/.exec(
    `${file}${path.extname(file) === '' && !file.endsWith('/') ? '/' : ''}`,
  );
  if (example) {
    return `examples/${example[1]}.md`;
  }
  const pages = {
    'README.md': 'index.md',
    'API.md': 'api/index.md',
    'docs/rules.md': 'rules/index.md',
    'examples/README.md': 'examples/index.md',
  };
  return pages[file] ?? (/^docs\/.*\.(?:md|svg)$/.test(file) ? file.slice('docs/'.length) : undefined);
}

/** Where packages show a text of the repository, links to its other pages and pictures are whole addresses. */
const OWN = [`${repository}/blob/main/`, `${repository}/raw/main/`];

/** Where the site leads for what it has no page of: the sources of the same version. */
const SOURCES = `${repository}/blob/${version === 'main' ? 'main' : `v${version}`}/`;

/** A page of the repository with links that work on the site: to pages of it, otherwise to the repository. */
export function relinked(text, file, page) {
  return text.replace(/(\]\(|^\[[^\]]+\]: )([^)\s]+)(\)?)/gm, (whole, open, target, close) => {
    const own = OWN.find((address) => target.startsWith(address));
    if (own === undefined && /^(?:[a-z]+:|#)/i.test(target)) {
      return whole;
    }
    const [to, fragment = ''] = (own === undefined ? target : `/${target.slice(own.length)}`).split('#');
    const wanted = path.posix.resolve('/', path.posix.dirname(file), to).slice(1);
    const found = pageOf(wanted);
    const hash = fragment === '' ? '' : `#${fragment}`;
    if (found === undefined) {
      return `${open}${SOURCES}${wanted}${hash}${close}`;
    }
    const relative = path.posix.relative(path.posix.dirname(page), found);
    return `${open}${relative.startsWith('.') ? relative : `./${relative}`}${hash}${close}`;
  });
}

/** Writes a page, and the folders above it. */
export function writePage(content, page, text) {
  const file = path.join(content, page);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}
