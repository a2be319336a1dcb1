import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { EXAMPLES, exampleNames, having, readme } from '../helpers/examples';
import { call } from '../helpers/io';

/** The commands in the blocks of a text that name no language, with lines joined that a backslash continues. */
function commands(text: string): string[] {
  const blocks = text.split(/^```/m).filter((block, index) => index % 2 === 1 && block.startsWith('\n'));
  return blocks.flatMap((block) => block.replace(/\\\n\s*/g, '').split('\n')).filter((line) => line !== '');
}

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'readme-'));
  fs.symlinkSync(EXAMPLES, path.join(folder, 'examples'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

test.each(exampleNames)('examples/%s: its commands run, and give the files that later ones name', async (example) => {
  const lines = commands(readme(example));
  const ours = lines
    .filter((line) => line.startsWith('npx cdk8s-seldon '))
    .map((line) =>
      line
        .replace(/^npx cdk8s-seldon /, '')
        .split(' | ')[0]
        .split(' '),
    );
  const programs = lines.filter((line) => line.startsWith('node '));
  expect(ours.length + programs.length).toBeGreaterThan(0);
  expect(programs).toEqual(programs.map(() => `node scripts/run-example.js ${example} out`));
  for (const argv of ours) {
    expect({ argv, ...(await call(argv, { cwd: folder })) }).toMatchObject({ argv, code: 0 });
  }
  const written = ours.some(([verb]) => verb === 'synth')
    ? path.join(folder, 'out')
    : path.join(EXAMPLES, example, 'manifests');
  const named = lines.flatMap((line) => /kubectl apply -f (out\S*)/.exec(line)?.[1] ?? []);
  expect(named.map((file) => file.replace(/^out/, written)).filter((file) => !fs.existsSync(file))).toEqual([]);
});

test.each(having('platform.yaml'))(
  'examples/%s: the steps that synth prints are in the README, line by line',
  async (example) => {
    const { stderr } = await call(['synth', '-f', `examples/${example}/platform.yaml`, '-o', 'out'], { cwd: folder });
    const next = stderr
      .split('\n')
      .filter((line) => line.startsWith('  kubectl ')) // what asks for predictions is further in
      .map((line) => line.trim());
    expect(next.length).toBeGreaterThan(0);
    const lines = commands(readme(example));
    const all = lines.includes('kubectl apply -f out') ? ['kubectl apply -f out', ...lines] : lines;
    expect(
      next.filter(
        (line) =>
          !all.includes(line) && !(all[0] === 'kubectl apply -f out' && line.startsWith('kubectl apply -f out/')),
      ),
    ).toEqual([]);
  },
);
