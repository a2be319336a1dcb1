import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { call } from '../helpers/io';

const folder = path.resolve(__dirname, '../../docs/how-to');

/** The blocks of YAML in the how-to pages that are values of a platform. */
const blocks = fs
  .readdirSync(folder)
  .filter((file) => file.endsWith('.md'))
  .sort()
  .flatMap((page) =>
    [...fs.readFileSync(path.join(folder, page), 'utf8').matchAll(/^```yaml\n([^]*?)^```$/gm)]
      .map(([, text]) => text)
      .filter((text) => /^models:$/m.test(text))
      .map((text) => [page, text] as const),
  );

test.each(['platform-values.md', 'gitops.md', 'day-two.md', 'air-gapped.md', 'openshift.md'])(
  '%s shows values of a platform',
  (page) => {
    expect(blocks.map(([name]) => name)).toContain(page);
  },
);

test.each(blocks)('%s: the rules find nothing in the platform of the values', async (_page, text) => {
  const cwd = fs.mkdtempSync(path.join(os.tmpdir(), 'platform-values-'));
  fs.writeFileSync(path.join(cwd, 'platform.yaml'), text);
  expect(await call(['synth', '-f', 'platform.yaml', '-o', 'out'], { cwd })).toMatchObject({ code: 0 });
  const validated = await call(['validate', 'out', '--strict'], { cwd });
  expect(validated).toMatchObject({ code: 0, stdout: '' });
  fs.rmSync(cwd, { recursive: true });
});
