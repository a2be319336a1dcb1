import { type cdk8s, github, TextFile, YamlFile } from 'projen';
import { CHECKOUT, NODE, READ, setup } from './steps';

/** Every version that is maintained or was until recently: users' pipelines are slow to move. */
const VERSIONS = ['20', '22', '24', '26'];
/** Kinds of commits, as CONTRIBUTING.md explains them. */
const TYPES = ['feat', 'fix', 'perf', 'refactor', 'docs', 'test', 'build', 'ci', 'chore', 'revert'];

/** Options of the project that make projen write its workflows for builds, releases and upgrades. */
export const GITHUB_OPTIONS = {
  github: true,
  githubOptions: { mergify: false, pullRequestLintOptions: { semanticTitleOptions: { types: TYPES } } },
  workflowNodeVersion: NODE,
  buildWorkflowOptions: { mutableBuild: false },
  depsUpgrade: true,
  stale: false,
  pullRequestTemplate: true,
  pullRequestTemplateContents: [
    '<!-- What changes for users, and why? A change of behaviour names the upstream source that it follows. -->',
    '',
    '- [ ] `npm test` passes, and a test fails without the change',
    '- [ ] messages say path, value and remedy',
    '- [ ] docs, examples and `CHANGELOG.md` describe what users see',
  ],
};

/** What projen has no option for: the matrix, CodeQL, forms, and the files that editors and version managers read. */
export function addGithub(project: cdk8s.ConstructLibraryCdk8s): void {
  addMatrix(project);
  addCodeql(project);
  addForms(project);
  // For packaging/oci/Dockerfile, which builds from the sources.
  new TextFile(project, '.dockerignore', {
    lines: ['.git', 'coverage', 'dist', 'lib', 'node_modules', 'site/node_modules', ''],
  });
  new TextFile(project, '.nvmrc', { lines: [NODE] });
  new TextFile(project, '.github/CODEOWNERS', {
    marker: true,
    lines: [`# ${project.name}: everything`, '* @cdk8s-seldon/maintainers', ''],
  });
  new TextFile(project, '.editorconfig', {
    lines: [
      'root = true',
      '',
      '[*]',
      'charset = utf-8',
      'end_of_line = lf',
      'indent_size = 2',
      'indent_style = space',
      'insert_final_newline = true',
      'trim_trailing_whitespace = true',
      '',
      '[*.go]',
      'indent_size = 4',
      'indent_style = tab',
      '',
      '[*.py]',
      'indent_size = 4',
      '',
    ],
  });
}

function addMatrix(project: cdk8s.ConstructLibraryCdk8s): void {
  const workflow = new github.GithubWorkflow(project.github!, 'matrix');
  workflow.on({ pullRequest: {}, push: { branches: ['main'] } });
  workflow.addJobs({
    // The package, as it is packed once, on every system and version; the whole test suite runs in the build.
    pack: {
      runsOn: ['ubuntu-latest'],
      permissions: READ,
      steps: [
        CHECKOUT,
        setup(NODE),
        { run: 'npm ci' },
        { run: 'npx projen compile' },
        { run: 'npm pack --pack-destination packed' },
        { uses: 'actions/upload-artifact@v4', with: { name: 'packed', path: 'packed' } },
      ],
    },
    package: {
      needs: ['pack'],
      runsOn: ['${{ matrix.os }}'],
      permissions: READ,
      strategy: {
        failFast: false,
        matrix: { domain: { os: ['ubuntu-latest', 'macos-latest', 'windows-latest'], node: VERSIONS } },
      },
      steps: [
        CHECKOUT,
        setup('${{ matrix.node }}'),
        { uses: 'actions/download-artifact@v4', with: { name: 'packed', path: 'packed' } },
        { run: 'bash scripts/try-package.sh packed', shell: 'bash' },
      ],
    },
    languages: {
      runsOn: ['ubuntu-latest'],
      permissions: READ,
      steps: [
        CHECKOUT,
        setup(NODE),
        { uses: 'actions/setup-python@v6', with: { 'python-version': '3.12' } },
        { uses: 'actions/setup-java@v5', with: { distribution: 'temurin', 'java-version': '17' } },
        { uses: 'actions/setup-go@v6', with: { 'go-version': 'stable', cache: false } },
        { run: 'npm ci' },
        { run: 'npx projen compile' },
        { run: 'scripts/check-languages.sh' },
        { run: 'scripts/check-imports.sh' },
      ],
    },
  });
}

function addCodeql(project: cdk8s.ConstructLibraryCdk8s): void {
  const workflow = new github.GithubWorkflow(project.github!, 'codeql');
  workflow.on({ pullRequest: {}, push: { branches: ['main'] }, schedule: [{ cron: '17 4 * * 1' }] });
  workflow.addJobs({
    analyze: {
      runsOn: ['ubuntu-latest'],
      permissions: { ...READ, securityEvents: github.workflows.JobPermission.WRITE },
      steps: [
        CHECKOUT,
        {
          uses: 'github/codeql-action/init@v3',
          with: { languages: 'javascript-typescript,actions', 'build-mode': 'none' },
        },
        { uses: 'github/codeql-action/analyze@v3' },
      ],
    },
  });
}

const text = (id: string, label: string, description: string, render?: string) => ({
  type: 'textarea',
  id,
  attributes: { label, description, ...(render && { render }) },
  validations: { required: true },
});

function addForms(project: cdk8s.ConstructLibraryCdk8s): void {
  const form = (file: string, obj: object) =>
    new YamlFile(project, `.github/ISSUE_TEMPLATE/${file}.yml`, { obj, marker: true });
  form('wrong-verdict', {
    name: 'Wrong verdict',
    description: 'validate, expand or diff does not say what the cluster does',
    labels: ['verdict'],
    body: [
      text('input', 'The input', 'The smallest manifest or values that show it, without credentials.', 'yaml'),
      text('ours', 'What the command said', 'The command and all that it printed.', 'text'),
      text(
        'cluster',
        'What the cluster said',
        'The answer of kubectl apply, or the object that the operator created.',
        'text',
      ),
      text('versions', 'Versions', 'cdk8s-seldon --version, Seldon Core, Kubernetes.', 'text'),
    ],
  });
  form('bug', {
    name: 'Bug',
    description: 'Something else does not work',
    labels: ['bug'],
    body: [
      text('program', 'How to see it', 'The shortest program or command.', 'text'),
      text('result', 'What happens, and what should', 'With the whole message.'),
      text('versions', 'Versions', 'cdk8s-seldon --version, language, Node.js, operating system.', 'text'),
    ],
  });
  form('idea', {
    name: 'Idea',
    description: 'Something is missing',
    labels: ['idea'],
    body: [
      text('need', 'What you want to do', 'The need, rather than the way; an example of how it could look helps.'),
    ],
  });
  form('config', {
    blank_issues_enabled: false,
    contact_links: [
      {
        name: 'Vulnerability',
        url: 'https://github.com/cdk8s-seldon/cdk8s-seldon/security/advisories/new',
        about: 'Please report it in private; SECURITY.md explains how.',
      },
    ],
  });
}
