import { type cdk8s } from 'projen';

const LINTED = 'src test examples projenrc .projenrc.ts';
/** Rules that ask for the types of all statements. */
const OF_ALL_TYPES = ['no-floating-promises', 'return-await'];

/** `npm test` is the whole gate: types, lint, format, API.md drift, unit tests and examples. */
export function addGate(project: cdk8s.ConstructLibraryCdk8s): void {
  project.addTask('types', {
    description: 'Check the types of tests and examples',
    // TypeScript 7 takes a quarter of the time; jsii compiles with 6.
    steps: [{ exec: 'node node_modules/typescript-native/bin/tsc --noEmit -p test/tsconfig.json' }],
  });
  project.addTask('lint', {
    description: 'Check sources, tests and examples by the rules of eslint',
    env: { ESLINT_USE_FLAT_CONFIG: 'false', NODE_NO_WARNINGS: '1' },
    steps: [{ exec: eslint() }, { exec: oxlint() }],
  });
  project.addTask('format', {
    description: 'Check that sources, tests and examples are formatted',
    steps: [
      {
        exec: "prettier --plugin @prettier/plugin-oxc --check --log-level warn '{src,test,examples,projenrc}/**/*.ts' .projenrc.ts '!**/*.generated.ts' '!examples/imports/*/after/**'",
      },
    ],
  });
  project.addTask('unused', {
    description: 'Check that nothing is unused and no imports form a cycle',
    steps: [{ exec: 'knip --no-progress' }],
  });
  const { testTask, compileTask } = project;
  testTask.reset();
  // The option reaches all tools: compiling and checking take 0.87 of the CPU with it.
  testTask.exec(
    `NODE_OPTIONS="--require=./scripts/optimize-less.js $NODE_OPTIONS" node scripts/together.js "projen ${compileTask.name} && projen unused && node scripts/api-drift.js" "projen lint" "projen format && projen types"`,
    { name: 'compile, types, nothing unused, API.md drift, lint and format' },
  );
  // Workers have the flag, too: a large young generation is collected a sixth of the time.
  testTask.exec('node --max-semi-space-size=128 node_modules/jest/bin/jest.js --ci --coverage "$@"', {
    receiveArgs: true,
  });
}

/** Rules of our own are in scripts/lint. What prettier finds is left to the task `format`: half the time. */
function eslint(): string {
  const elsewhere = ['prettier/prettier', ...OF_ALL_TYPES.map((rule) => `@typescript-eslint/${rule}`)];
  const rules = ['own-keys:error', 'text-of-data:error', ...elsewhere.map((rule) => `${rule}:off`)];
  const options = ['--max-warnings 0', '--rulesdir scripts/lint', ...rules.map((rule) => `--rule ${rule}`)];
  return `eslint --ext .ts ${options.join(' ')} ${LINTED}`;
}

/** A third less time than leaving these rules to eslint; they report the same. */
function oxlint(): string {
  const rules = ['-A all', ...OF_ALL_TYPES.map((rule) => `-D typescript/${rule}`)];
  const ignored = ['**/*.generated.ts', 'examples/imports/*/after/'].map((files) => `--ignore-pattern '${files}'`);
  return `oxlint --type-aware ${[...rules, ...ignored].join(' ')} ${LINTED}`;
}
