import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { HOSTILE, HOSTILE_TEXTS } from '../../helpers/hostile-models';
import { call } from '../../helpers/io';

/** What Python finds in a program, without running it. */
const READ = `
import ast, json, sys
text = open(sys.argv[1], encoding="utf-8").read()
compile(text, sys.argv[1], "exec")
nodes = list(ast.walk(ast.parse(text)))
called = [n.func for n in nodes if isinstance(n, ast.Call)]
print(json.dumps({
    "strings": [n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)],
    "modules": sorted(n.module for n in nodes if isinstance(n, ast.ImportFrom)),
    "functions": sorted({f.id for f in called if isinstance(f, ast.Name)}),
    "bound": [n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)],
}))
`;
const isThere = spawnSync('python3', ['--version']).status === 0;

/** What the program says to Python. */
interface Read {
  readonly strings: readonly string[];
  readonly modules: readonly string[];
  readonly functions: readonly string[];
  readonly bound: readonly string[];
}

(isThere ? describe : describe.skip)('hostile names and strings in a Python program', () => {
  let read: Read;
  beforeAll(async () => {
    const cwd = fs.mkdtempSync(path.join(os.tmpdir(), 'import-hostile-'));
    fs.writeFileSync(path.join(cwd, 'models.json'), JSON.stringify({ kind: 'List', items: HOSTILE }));
    fs.writeFileSync(path.join(cwd, 'cdk8s_seldon-0.0.0-py3-none-any.whl'), 'wheel');
    const words = ['--library', 'cdk8s_seldon-0.0.0-py3-none-any.whl'];
    expect(await call(['import', 'models.json', '--to', 'python', '-o', 'out', ...words], { cwd })).toMatchObject({
      stderr: `${HOSTILE.length} models: ${HOSTILE.length} typed, 0 verbatim; the operator would change nothing\n`,
    });
    const { stdout, stderr } = spawnSync('python3', ['-c', READ, path.join(cwd, 'out/main.py')], { encoding: 'utf8' });
    fs.rmSync(cwd, { recursive: true });
    expect(stderr).toBe('');
    read = JSON.parse(stdout) as Read;
  });

  test.each(HOSTILE_TEXTS)('%j comes back as it was', (text) => {
    expect(read.strings).toContain(text);
  });

  test('are never called: only what is imported and declared is', () => {
    expect(read.modules).toEqual(['cdk8s', 'cdk8s_seldon']);
    expect(read.functions).toEqual([
      'ApiObjectMetadata',
      'App',
      'Chart',
      'ManifestWriter',
      'NodeContainer',
      'SeldonDeployment',
    ]);
  });

  test('hide no name that the program uses', () => {
    const used = ['App', 'Chart', 'GraphNode', 'EnvValue', 'SeldonDeployment', 'str', 'type', 'match', 'print', 'k8s'];
    expect(read.bound.filter((name) => used.includes(name))).toEqual([]);
  });
});
