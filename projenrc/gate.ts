import { type cdk8s } from 'projen';

/** `npm test` is the whole gate: types, lint, format, API.md drift, unit tests and examples. */
export function addGate(project: cdk8s.ConstructLibraryCdk8s): void {
  project.addTask('types', {
    description: 'Check the types of tests and examples',
    steps: [{ exec: 'tsc --noEmit -p test/tsconfig.json' }],
  });
  project.addTask('lint', {
    description: 'Check sources, tests and examples by the rules of eslint',
    env: { ESLINT_USE_FLAT_CONFIG: 'false', NODE_NO_WARNINGS: '1' },
    // Rules of our own are in scripts/lint. What prettier finds is left to the task `format`: half the time.
    steps: [
      {
        exec: 'eslint --ext .ts --max-warnings 0 --rulesdir scripts/lint --rule own-keys:error --rule text-of-data:error --rule prettier/prettier:off src test examples projenrc .projenrc.ts',
      },
    ],
  });
  project.addTask('format', {
    description: 'Check that sources, tests and examples are formatted',
    steps: [
      {
        exec: "prettier --check --log-level warn '{src,test,examples,projenrc}/**/*.ts' .projenrc.ts '!**/*.generated.ts' '!examples/imports/*/after/**'",
      },
    ],
  });
  project.addTask('unused', {
    description: 'Check that nothing is unused and no imports form a cycle',
    steps: [{ exec: 'knip --no-progress' }],
  });
  const { testTask, compileTask } = project;
  testTask.reset();
  const afterCompiling = [compileTask.name, 'types', 'unused'].map((task) => `projen ${task}`).join(' && ');
  testTask.exec(
    `node scripts/together.js "${afterCompiling} && node scripts/api-drift.js" "projen lint" "projen format"`,
    { name: 'compile, types, nothing unused, API.md drift, lint and format' },
  );
  testTask.exec('jest --ci --coverage "$@"', { receiveArgs: true });
}
