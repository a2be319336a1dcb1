import * as fs from 'node:fs';
import * as path from 'node:path';
import { defineConfig } from 'vitepress';
import { version } from '../version.mjs';

const here = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '..');

/** The pages of a folder, by their headings. */
function pages(folder) {
  const full = path.join(here, '.content', folder);
  return fs
    .readdirSync(full)
    .filter((file) => file.endsWith('.md') && file !== 'index.md')
    .sort()
    .map((file) => ({
      text: /^# (.*)$/m.exec(fs.readFileSync(path.join(full, file), 'utf8'))?.[1].replace(/[`*]/g, '') ?? file,
      link: `/${folder}/${file.slice(0, -'.md'.length)}`,
    }));
}

/** Code in a line is text, even if it has the braces of Vue's templates. */
function keepBraces({ renderer: { rules } }) {
  const { code_inline: render } = rules;
  rules.code_inline = (tokens, index, ...rest) => {
    tokens[index].attrSet('v-pre', '');
    return render(tokens, index, ...rest);
  };
}

export default defineConfig({
  title: 'cdk8s-seldon',
  description: 'Define, check and preview everything that a team runs on Seldon Core v1',
  srcDir: '.content',
  outDir: 'dist',
  cleanUrls: false,
  ignoreDeadLinks: [/^\.{1,2}\/playground\//, /\/playground\/index$/],
  markdown: { config: keepBraces },
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  themeConfig: {
    version,
    search: { provider: 'local' },
    outline: [2, 3],
    nav: [
      { text: 'How to', link: '/how-to/gateways' },
      { text: 'Examples', link: '/examples/' },
      { text: 'Rules', link: '/rules/' },
      { text: 'API', link: '/api/' },
      { text: 'Playground', link: '/playground/index.html', target: '_self' },
    ],
    sidebar: {
      '/rules/': [{ text: 'Rules', link: '/rules/', items: pages('rules') }],
      '/api/': [{ text: 'API', link: '/api/', items: pages('api') }],
      '/examples/': [{ text: 'Examples', link: '/examples/', items: pages('examples') }],
      '/': [
        { text: 'How to', items: pages('how-to') },
        {
          text: 'Reference',
          items: [
            ...pages('reference'),
            { text: 'Traps', link: '/traps' },
            { text: 'Helm parity', link: '/helm-parity' },
          ],
        },
        { text: 'How it is built', items: [{ text: 'Architecture', link: '/architecture' }, ...pages('decisions')] },
      ],
    },
  },
});
