import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';

const COMMAND = path.resolve(__dirname, '../../lib/bundle/cli-process.js');
const MODEL = JSON.stringify({
  apiVersion: 'machinelearning.seldon.io/v1',
  kind: 'SeldonDeployment',
  metadata: { name: 'iris' },
  spec: {
    predictors: [
      { name: 'default', graph: { name: 'm', implementation: 'SKLEARN_SERVER', modelUri: 'gs://models/iris' } },
    ],
  },
});

/** The packages and parts of Node that a call loads, of those that take long. */
function loaded(...words: readonly string[]): string[] {
  const program = `
    const { _load } = require('node:module');
    const loaded = new Set();
    require('node:module')._load = function (name, ...more) {
      loaded.add(name);
      return _load.call(this, name, ...more);
    };
    process.on('exit', () => {
      // A global such as performance loads a part of Node as well.
      const ofNode = process.moduleLoadList.map((name) => name.replace(/^NativeModule /, 'node:'));
      process.stderr.write('\\nloaded ' + JSON.stringify([...loaded, ...ofNode]));
    });
    process.argv.splice(1, 0, 'cdk8s-seldon');
    require(${JSON.stringify(COMMAND)}).run();
  `;
  const { stderr, status } = spawnSync(process.execPath, ['-e', program, '--', ...words], {
    input: MODEL,
    encoding: 'utf8',
  });
  expect(status).toBe(0);
  const names = JSON.parse(stderr.slice(stderr.lastIndexOf('\nloaded ') + '\nloaded '.length)) as string[];
  return names.filter((name) => SLOW.includes(name));
}

const SLOW = [
  'cdk8s',
  'constructs',
  'node:crypto',
  'node:os',
  'node:perf_hooks',
  'node:timers/promises',
  'node:tty',
  'node:worker_threads',
];

const compiled = fs.existsSync(COMMAND) ? test : test.skip;
compiled.each([
  [['validate', '-']],
  [['expand', '-']],
  [['graph', '-']],
  [['template', 'seldon-single-model']],
  [['--version']],
])('%j starts without constructs, threads and digests', (words) => {
  expect(loaded(...words)).toEqual([]);
});
