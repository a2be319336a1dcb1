import { cdk8s, javascript } from 'projen';
import { addGate } from './projenrc/gate';
import { addGithub, GITHUB_OPTIONS } from './projenrc/github';
import { addPackage } from './projenrc/package';
import { addRelease, RELEASE_OPTIONS } from './projenrc/release';
import { addSite } from './projenrc/site';

const JSII = '~6.0.0';

const project = new cdk8s.ConstructLibraryCdk8s({
  name: 'cdk8s-seldon',
  description: 'Typed cdk8s constructs, checks and previews for Seldon Core v1',
  author: 'cdk8s-seldon authors',
  authorAddress: 'cdk8s-seldon@example.com',
  repositoryUrl: 'https://github.com/cdk8s-seldon/cdk8s-seldon.git',
  homepage: 'https://github.com/cdk8s-seldon/cdk8s-seldon',
  license: 'Apache-2.0',
  keywords: ['cdk8s', 'seldon', 'seldon-core', 'kubernetes', 'mlops', 'inference'],
  packageManager: javascript.NodePackageManager.NPM,
  projenrcTs: true,
  defaultReleaseBranch: 'main',

  cdk8sVersion: '2.70.106',
  constructsVersion: '10.5.0',
  jsiiVersion: JSII,
  typescriptVersion: '~6.0.0',
  minNodeVersion: '20.16.0',
  publishToPypi: { distName: 'cdk8s-seldon', module: 'cdk8s_seldon' },
  publishToMaven: {
    javaPackage: 'io.github.cdk8s_seldon',
    mavenGroupId: 'io.github.cdk8s-seldon',
    mavenArtifactId: 'cdk8s-seldon',
  },
  publishToGo: { moduleName: 'github.com/cdk8s-seldon/cdk8s-seldon-go' },

  // The second name makes it a plugin of kubectl: kubectl seldon.
  bin: { 'cdk8s-seldon': 'bin/cdk8s-seldon.js', 'kubectl-seldon': 'bin/cdk8s-seldon.js' },
  autoDetectBin: false,
  // Tree layout of pictures: the last version of d3-hierarchy that CommonJS can load on Node.js 20.
  bundledDeps: ['d3-hierarchy@^2.0.0'],
  devDeps: [
    // Transpiles tests; types are checked by tsc.
    '@swc/core@^1.16.22',
    '@swc/jest@^0.2.39',
    // The gate's own: see projenrc/gate.ts.
    '@prettier/plugin-oxc@^0.2.2',
    'oxlint@^1.94.0',
    'oxlint-tsgolint@^7.0.2008',
    'typescript-native@npm:typescript@7.0.2',
    '@types/d3-hierarchy@^2.0.0',
    '@types/js-yaml@^4',
    '@types/node@^20.16.0',
    'ajv@^8',
    'ajv-formats@^3',
    // Certificates: only the command line uses it, from its bundle.
    'asn1js@^3.1.0',
    '@microsoft/jest-sarif@1.0.0-beta.0', // ships the schema of SARIF 2.1.0
    // The oldest and the newest whose values are taken.
    'cdk8s-plus-27@2.9.5',
    'cdk8s-plus-34@2.0.54',
    // Makes the command line's files few and small (scripts/bundle-cli.js).
    'esbuild@^0.28.2',
    // Extended in test/runtime.
    '@jest/test-sequencer@^30.5.2',
    'jest-environment-node@^30.5.2',
    'jest-runtime@^30.5.2',
    // Finds expressions that an input can make slow.
    'eslint-plugin-regexp@^3.3.3',
    // Makes the inputs of npm run fuzz.
    'fast-check@^4.10.2',
    'js-yaml@^4.3.2',
    'kubernetes-models@3.1.0',
    // Published schemas that everything emitted is checked against (test/helpers/kubernetes-schema.ts).
    'kubernetes-models-newest@npm:kubernetes-models@5.1.0',
    '@kubernetes-models/argo-cd@4.0.0',
    '@kubernetes-models/cert-manager@6.0.0',
    '@kubernetes-models/external-secrets@2.0.0',
    '@kubernetes-models/flux-cd@4.0.0',
    '@kubernetes-models/istio@3.0.1',
    '@kubernetes-models/keda@2.0.0',
    '@kubernetes-models/prometheus-operator@6.0.0',
    // Parses the expressions of alerts and dashboards in tests; Lua runs the health check of Argo CD.
    '@prometheus-io/lezer-promql@^0.315.0',
    '@lezer/highlight@^1.1.2',
    '@lezer/lr@^1.2.3',
    'fengari@^0.1.5',
    // One of the readers of YAML 1.1 and 1.2 that must give back what we write.
    'yaml@^2.8.3',
    // What editors show of the JSON schemas; the last version for Node.js 20.
    'yaml-language-server@1.25.0',
    'vscode-languageserver-textdocument@^1.0.12',
  ],

  ...GITHUB_OPTIONS,
  ...RELEASE_OPTIONS,
  sampleCode: false,
  docgen: false, // API.md is written by scripts/api-page.js: that of jsii-docgen is too large for code hosts to show.

  eslint: true,
  // Formats what eslint reads: `npx eslint --fix` does both.
  prettier: true,
  prettierOptions: { settings: { printWidth: 120, singleQuote: true } },
  jestOptions: {
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    passWithNoTests: false,
    coverageText: false,
    configFilePath: 'jest.config.json',
    junitReporting: false,
    jestConfig: {
      coverageProvider: 'v8',
      coverageReporters: ['text-summary', 'lcov'],
      collectCoverageFrom: ['src/**/*.ts', '!src/**/*.generated.ts', '!src/index.ts'],
      roots: ['<rootDir>/test', '<rootDir>/examples'],
      testMatch: ['**/*.test.ts'],
      testTimeout: 240_000, // coverage makes the largest inputs slow on a busy machine
      // These take minutes and need programs of Kubernetes: npm run test:cluster.
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/cluster/'],
      // Suites share what they import: see there.
      testEnvironment: '<rootDir>/test/runtime/environment.js',
      globalSetup: '<rootDir>/test/helpers/make-temporary-folder.ts',
      globalTeardown: '<rootDir>/test/helpers/remove-temporary-folder.ts',
    },
  },
  gitignore: [
    '/lib/',
    '/dist/',
    '/out/',
    '.DS_Store',
    '*.tsbuildinfo',
    '/tsconfig.tsbuildinfo',
    '.jsii',
    '.jsii.tabl.json',
    '/API.drift.md',
    '/pre-commit.log',
  ],
});

// The package carries no sources, neither as files nor inside maps.
project.tsconfig!.file.addOverride('compilerOptions.inlineSourceMap', false);
project.tsconfig!.file.addOverride('compilerOptions.inlineSources', false);
for (const path of [
  // Only the command line uses them, and it has them in its bundle.
  '/lib/cli/',
  '/lib/codegen/',
  '/lib/report/',
  '/lib/api/json-schema.*',
  '/lib/charts/operator/infer/',
  '/lib/platform/values/commented.*',
  '/lib/platform/values/json-schema.*',
  '/lib/preview/cause.*',
  '/lib/preview/difference.*',
  '/lib/preview/every-image.*',
  '/lib/rules/glance.*',
  '/lib/api/schema/kubernetes-words.generated.*',
  '/API.md',
  '/API.drift.md',
  '/out/',
  '/pre-commit.log',
  '/site/',
  '/examples/',
  '/bench/',
  '/docs/',
  '/.ci/',
  '/test/',
  '/projenrc/',
  '/scripts/',
  '/jest.config.json',
  '/CODE_OF_CONDUCT.md',
  '/CONTRIBUTING.md',
  '/.git-blame-ignore-revs',
  '/packaging/',
  '/rosetta/',
  '/.dockerignore',
  '/.jsii.tabl.json',
  '/knip.json',
  '/.editorconfig',
  '/.nvmrc',
  '/.pre-commit-hooks.yaml',
  '/lib/bundle/compiled/',
]) {
  project.addPackageIgnore(path);
}
// The option's type lacks Jest's `global` key.
project.tryFindObjectFile('jest.config.json')!.addOverride('coverageThreshold', { global: { lines: 90 } });
project.tryFindObjectFile('jest.config.json')!.addOverride('runtime', '<rootDir>/test/runtime/runtime.js');
project.tryFindObjectFile('jest.config.json')!.addOverride('testSequencer', '<rootDir>/test/runtime/sequencer.js');
project.tryFindObjectFile('jest.config.json')!.addOverride('maxWorkers', '100%');
// Workers that hold more bytes after a suite are replaced.
project.tryFindObjectFile('jest.config.json')!.addOverride('workerIdleMemoryLimit', 1_500_000_000);
project.tryFindObjectFile('jest.config.json')!.addOverride('transform', {
  '^.+\\.[t]sx?$': [
    '@swc/jest',
    {
      jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2022', keepClassNames: true },
      module: { type: 'commonjs', lazy: true },
      sourceMaps: 'inline',
    },
  ],
});
project.deps.removeDependency('ts-jest');
// Examples are type-checked, linted and run like tests.
project.tsconfigDev.addInclude('../examples/**/*.ts');
// Examples import the library by its name, as users do.
project
  .tryFindObjectFile('test/tsconfig.json')!
  .addOverride('compilerOptions.paths', { 'cdk8s-seldon': ['../src/index.ts'] });
project
  .tryFindObjectFile('jest.config.json')!
  .addOverride('moduleNameMapper', { '^cdk8s-seldon$': '<rootDir>/src/index.ts' });
project.tryFindObjectFile('.eslintrc.json')!.addOverride('settings.import/core-modules', ['cdk8s-seldon']);

// 1.13.0 names bindings that were never published, which `npm ci` rejects.
project.package.addField('overrides', { 'unrs-resolver': '1.11.1' });

// Layers: imports run one way. Each rule says what to do instead.
const LAYERS: [room: string, mayUse: string[], remedy: string][] = [
  ['private', [], 'src/private is the ground floor: pass what it needs as an argument'],
  ['yaml', ['private'], 'src/yaml reads and writes text and knows no Seldon: keep knowledge in src/api or above'],
  ['api', ['private'], 'src/api is a description as data: move what reads text or values to a layer above'],
  [
    'apiserver',
    ['private'],
    "src/apiserver is the API server's own validation and knows no Seldon: findings belong in src/rules",
  ],
  ['values', ['private', 'yaml', 'api'], 'src/values merges plain data: what depends on a chart belongs in src/charts'],
  [
    'charts',
    ['private', 'yaml', 'api', 'values'],
    'src/charts turns values into objects: what depends on a SeldonDeployment belongs in src/expand',
  ],
  [
    'expand',
    ['private', 'yaml', 'api', 'values', 'charts'],
    'src/expand computes what the operator creates: findings belong in src/rules',
  ],
  [
    'rules',
    ['private', 'yaml', 'api', 'apiserver', 'values', 'charts', 'expand'],
    'src/rules judges plain data: constructs and commands call it, never the other way',
  ],
  [
    'preview',
    ['private', 'yaml', 'api', 'apiserver', 'values', 'charts', 'expand', 'rules'],
    'src/preview shows plain data: constructs and commands call it, never the other way',
  ],
  ['diagram', ['private', 'yaml', 'api', 'expand'], 'src/diagram draws plain data: pass findings and objects to it'],
  [
    'codegen',
    ['private', 'yaml', 'api'],
    'src/codegen turns plain data into source: what proves the source belongs in src/cli/import',
  ],
  [
    'report',
    ['private', 'yaml', 'api', 'expand', 'preview', 'diagram'],
    'src/report shows plain data: collect it in the command line',
  ],
];
const CORE = LAYERS.map(([room]) => room);
const SHELL: [room: string, mayUse: string[], remedy: string][] = [
  ['input', [], 'src/input reads files into plain data: constructs and commands use it, never the other way'],
  ['shell', [], 'src/shell is the ground floor of all constructs: it knows cdk8s and no Seldon'],
  ['storage', ['shell'], 'a deployment uses storage, never the other way: return data from bind()'],
  ['gateway', ['shell'], 'a deployment uses gateways, never the other way: return data from bind()'],
  ['thirdparty', ['shell'], 'src/thirdparty installs third-party charts and knows no Seldon'],
  ['operator', ['input', 'shell', 'gateway'], 'a deployment may refer to its operator, never the other way'],
  [
    'deployment',
    ['input', 'shell', 'storage', 'gateway', 'operator'],
    'what composes deployments belongs in src/platform',
  ],
  ['monitoring', ['shell'], 'monitoring knows no SeldonDeployment internals: take names, labels and ports as props'],
  ['gitops', ['shell'], 'gitops knows no SeldonDeployment internals: take paths, names and waves as props'],
  ['synth', ['shell'], 'the manifest writer knows any cdk8s app, not ours'],
  [
    'platform',
    ['input', 'shell', 'storage', 'gateway', 'operator', 'deployment', 'monitoring', 'gitops', 'synth', 'thirdparty'],
    'src/platform composes all constructs; only the command line is above it',
  ],
];
const ROOMS = [...CORE, ...SHELL.map(([room]) => room), 'cli'];
const zones = [
  ...LAYERS.map(([room, mayUse, remedy]) => ({ room, mayUse: [room, ...mayUse], remedy })),
  ...SHELL.map(([room, mayUse, remedy]) => ({ room, mayUse: [room, ...CORE, ...mayUse], remedy })),
].map(({ room, mayUse, remedy }) => ({
  target: `./src/${room}`,
  from: [...ROOMS.filter((other) => !mayUse.includes(other)).map((other) => `./src/${other}`), './src/index.ts'],
  message: `${remedy}.`,
}));

const CONSTRUCT_LIBRARIES = ['cdk8s', 'constructs', 'cdk8s-plus-27'];
const FILE_SYSTEM = [
  'fs',
  'fs/promises',
  'node:fs',
  'node:fs/promises',
  'child_process',
  'node:child_process',
  'os',
  'node:os',
  'http',
  'https',
  'net',
];

project.eslint!.addRules({
  'import/no-restricted-paths': ['error', { zones }],
  // scripts/link-chunk.js reads each export once.
  'import/no-mutable-exports': ['error'],
  '@typescript-eslint/no-explicit-any': ['error'],
  'no-nested-ternary': ['error'],
  // Prettier wraps code, and leaves comments and long strings as they are; strings that may not be cut stay whole.
  'max-len': [
    'error',
    {
      code: 120,
      ignoreUrls: true,
      ignoreStrings: true,
      ignoreTemplateLiterals: true,
      ignoreRegExpLiterals: true,
      ignorePattern: 'eslint-disable',
    },
  ],
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
  'import/no-extraneous-dependencies': [
    'error',
    {
      devDependencies: [
        '**/test/**',
        '**/examples/**',
        '**/bench/**',
        '**/scripts/**',
        '.projenrc.ts',
        '**/projenrc/**',
        // The package has the bundle of the command line instead, with what it needs inside.
        'src/cli/**',
      ],
      optionalDependencies: false,
      peerDependencies: true,
    },
  ],
});
// What `import` writes is formatted for projects of others.
project.eslint!.addIgnorePattern('examples/imports/*/after/');
project.eslint!.addPlugins('regexp');
project.eslint!.addOverride({
  files: ['src/**/*.ts'],
  rules: {
    // What an input can make quadratic; inputs are as long as their authors like.
    'regexp/no-super-linear-backtracking': ['error', { report: 'certain' }],
    'regexp/no-super-linear-move': ['error', { report: 'certain' }],
  },
});
project.eslint!.addOverride({
  files: CORE.map((room) => `src/${room}/**/*.ts`),
  rules: {
    'no-restricted-imports': [
      'error',
      {
        paths: [
          ...CONSTRUCT_LIBRARIES.map((name) => ({
            name,
            message: 'The core knows no constructs: take and return plain data, and let the construct shell wrap it.',
          })),
          ...FILE_SYSTEM.map((name) => ({
            name,
            message:
              'The core does no I/O: take text or data as an argument, and let the command line or Values.load read it.',
          })),
        ],
      },
    ],
    'no-restricted-properties': [
      'error',
      { object: 'Math', property: 'random', message: 'Same input, same bytes: the library uses no randomness.' },
      { object: 'Date', property: 'now', message: 'Same input, same bytes: the library uses no clock.' },
      {
        object: 'process',
        property: 'env',
        message: 'The library reads nothing from the environment: take it as an argument.',
      },
    ],
  },
});

// The oldest version of Node.js that is tested; jsii takes the versions to be silent about.
project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');

const compile = project.compileTask;
// Names that are awkward in Python or C# are those of Kubernetes.
// From an empty folder: files whose source is gone would be published otherwise.
compile.reset(`node -e "fs.rmSync('lib', { recursive: true, force: true })"`, { name: 'an empty lib/' });
compile.exec('jsii --silence-warnings=reserved-word --silence-warnings=member-name-conflicts-with-type-name');
compile.exec('node scripts/object-spread.js', { name: 'literals as Node 20 makes them fastest' });
compile.exec('node scripts/strip-comments.js', { name: 'code without comments' });
compile.exec('node scripts/lazy-exports.js', { name: 'exports that load when they are used' });
compile.exec('node scripts/bundle-cli.js', { name: 'the command line in few files' });
compile.exec('node scripts/man-page.js', { name: 'the manual page' });
compile.exec('node scripts/public-declarations.js', { name: 'declarations of the public API alone' });
addGate(project);
/** Runs a program of projenrc/generate, which reads sources and needs nothing compiled. */
const generator = (program: string) => ({
  exec: `ts-node --transpile-only --project projenrc/tsconfig.json projenrc/generate/${program}`,
});
project.addTask('generate', {
  description: 'Write the files that follow from the description of the API and from the Kubernetes schemas',
  steps: [generator('main.ts kubernetes'), generator('main.ts description')],
});
project.addTask('generate:wire', {
  description: 'Write the structs that the operator decodes pods into, from the Go code of Kubernetes; needs Go',
  cwd: 'projenrc/generate/wire',
  exec: 'go run . > ../../../src/expand/wire/kubernetes.generated.ts',
});
project.addTask('test:cluster', {
  description: 'Apply everything to a control plane of Kubernetes, and compare with what the real operator does there',
  steps: [{ exec: 'test/cluster/run.sh "$@"', receiveArgs: true }],
});
project.addTask('fuzz', {
  description:
    'Try the reader, the writer, flags and commands with made-up input: npm run fuzz [target] [minutes] [seed]',
  steps: [
    {
      exec: 'ts-node --transpile-only --project test/tsconfig.json test/fuzz/main.ts "$@"',
      receiveArgs: true,
    },
  ],
});
project.addTask('record-charts', {
  description: 'Record what Helm makes of the charts of a Seldon release: npm run record-charts FOLDER',
  steps: [
    { exec: 'ts-node --transpile-only --project test/tsconfig.json test/record/charts.ts "$@"', receiveArgs: true },
  ],
});
project.addTask('rules-page', {
  description: 'Write the registry of the rules and docs/rules.md from the files of src/rules',
  steps: [generator('main.ts rules'), generator('write-rules-page.ts')],
});
project.addTask('examples', {
  description: 'Write the manifests of all examples',
  steps: [{ spawn: compile.name }, { exec: 'node scripts/run-example.js --all' }],
});
project.addTask('docgen', {
  description: 'Write API.md from the assembly, after a change of the public API',
  steps: [{ exec: 'node scripts/api-page.js' }],
});
project.addTask('quickstart', {
  description: 'Synthesize the iris scenario and show what to do next',
  steps: [{ spawn: compile.name }, { exec: 'node scripts/quickstart.js' }],
});

addGithub(project);
addRelease(project);
addSite(project);
addPackage(project);

project.synth();
