import * as fs from 'node:fs';
import * as path from 'node:path';
import { call } from '../helpers/io';

const folder = path.resolve(__dirname, '../../docs/how-to');

/** The blocks of YAML in the how-to pages that are values of a platform. */
const blocks = fs.readdirSync(folder).filter((file) => file.endsWith('.md')).sort().flatMap((page) =>
  [...fs.readFileSync(path.join(folder, page), 'utf8').matchAll(/^```yaml\n([^]*?)^```$/gm)]
    .map(([, text]) => text)
    .filter((text) => /^models:$/m.test(text))
    .map((text) => [page, text] as const));

test.each(['platform-values.md', 'gitops.md', 'day-two.md', 'air-gapped.md', 'openshift.md'])('%s shows values of a platform', (page) => {
  expect(blocks.map(([name]) => name)).toContain(page);
});

test.each(blocks)('%s: the values make a platform in which the rules find nothing', async (_page, text) => {
  const { code, stdout, stderr } = await call(['synth', '-f', '-', '--stdout'], { stdin: text });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const validated = await call(['validate', '-', '--strict'], { stdin: stdout });
  expect(validated).toMatchObject({ code: 0, stdout: '' });
});
