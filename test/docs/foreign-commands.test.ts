import * as fs from 'node:fs';
import * as path from 'node:path';
import { EXAMPLES, having } from '../helpers/examples';
import { call } from '../helpers/io';

// Commands of other tools, on the pages and in what `synth` prints, use subcommands and flags that these tools have.

const ROOT = path.resolve(__dirname, '../..');
const PAGES = [
  'README.md',
  ...fs.readdirSync(path.join(ROOT, 'docs/how-to')).map((file) => `docs/how-to/${file}`),
  ...['README.md', ...having('README.md').map((example) => `${example}/README.md`)].map((file) => `examples/${file}`),
];

/**
 * Flags by tool and subcommand that the pages use, `*` those of all subcommands. Look one up in the help of the tool
 * before you add it.
 */
const TOOLS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  // kubectl 1.34.1
  kubectl: {
    '*': ['-n', '--namespace', '--context', '--kubeconfig', '--as'],
    apply: ['-f', '--server-side', '--force-conflicts'],
    'config view': ['--context', '--minify', '--flatten'],
    'create secret docker-registry': ['--docker-server', '--docker-username', '--docker-password'],
    'create secret generic': ['--from-literal', '--from-file', '--from-env-file'],
    delete: ['-l', '--field-selector', '--ignore-not-found'],
    describe: [],
    diff: ['-f'],
    get: ['-A', '-l', '-o'],
    kustomize: [],
    logs: ['-c', '-l', '--all-containers', '--previous', '--tail'],
    patch: ['-p', '--type'],
    'port-forward': [],
    'rollout status': ['--timeout'],
    scale: ['--replicas'],
    'top pod': ['--containers'],
    wait: ['--for', '--timeout'],
    // Plugins: krew, and ours.
    'krew install': ['--manifest'],
    seldon: [],
  },
  // Helm 3: Helm 4 takes the name of a plugin as post-renderer.
  helm: {
    '*': ['-n', '--namespace'],
    'get manifest': [],
    'get values': ['-o'],
    status: [],
    template: ['-f', '--values', '--set', '--version', '--repo'],
    upgrade: [
      ...['--install', '--post-renderer', '--repo', '--version', '--create-namespace', '--values', '--wait'],
      '--timeout',
    ],
  },
  // Argo CD 3.1.8
  argocd: { 'app diff': [], 'app manifests': [], 'cluster add': [], 'repo add': [] },
  kustomize: { build: ['--enable-alpha-plugins', '--enable-exec'] },
  // kind 0.33.0, minikube 1.37.0
  kind: { 'create cluster': ['--image', '--name', '--config'] },
  minikube: { start: ['--kubernetes-version', '--cpus', '--memory'], tunnel: [] },
  k3d: { 'cluster create': ['-p', '--k3s-arg', '--config'] },
  aws: { 'eks update-kubeconfig': ['--name', '--region'] },
  gcloud: { 'container clusters get-credentials': ['--region'] },
  az: { 'aks get-credentials': ['--resource-group', '--name'] },
  oc: { '*': ['-n'], expose: ['--port'], get: ['-o'] },
  kubeconform: { '': ['-schema-location', '-strict', '-ignore-missing-schemas'] },
  conftest: { test: ['--policy'] },
  kyverno: { apply: ['--resource'] },
  docker: { build: ['-f', '-t'], run: ['--rm', '-v'], tag: [], push: [] },
  pip: { install: ['-r'] },
  gh: { 'pr comment': ['--body-file', '--edit-last', '--create-if-none'] },
};

interface ForeignCommand {
  readonly where: string;
  readonly words: readonly string[];
}

const FENCE = /^```(\w*)[^\n]*\n([^]*?)^```$/gm;

/** Lines that a reader may copy: those of shell blocks, and code within sentences. */
function linesOf(page: string): string[] {
  const text = fs.readFileSync(path.join(ROOT, page), 'utf8');
  const blocks = [...text.matchAll(FENCE)]
    .filter(([, language]) => ['', 'sh', 'bash'].includes(language))
    .flatMap(([, , block]) => block.replaceAll('\\\n', ' ').split('\n'));
  const inline = [...text.replace(FENCE, '').matchAll(/`([^`\n]+)`/g)].map(([, code]) => code);
  return [...blocks, ...inline];
}

/** The commands of known tools in a line, each as its words. */
function commandsIn(where: string, line: string): ForeignCommand[] {
  return line
    .replace(/^# (?=(kubectl|argocd) )/, '')
    .replace(/ # .*$/, '')
    .split(/\|\|?|&&|;|\$\(| & |(?<=^|\s)sudo /)
    .map((part) => [...part.trim().matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g)].map(([word]) => word))
    .filter(([tool, ...rest]) => Object.hasOwn(TOOLS, tool ?? '') && rest.length > 0)
    .map((words) => ({ where, words: words.slice(0, endOf(words)) }));
}

/** Where a command ends: before a redirection, or the bracket of a substitution. */
function endOf(words: readonly string[]): number {
  const end = words.findIndex((word) => /^[<>)]|^&$/.test(word));
  return end < 0 ? words.length : end;
}

/** Subcommands and flags that a tool does not have. */
function unknownIn({ words: [tool, ...rest] }: ForeignCommand): string[] {
  const known = TOOLS[tool];
  const plain = rest.filter((word, index) => !word.startsWith('-') && !isValue(rest[index - 1]));
  const subcommand = Object.keys(known)
    .filter((name) => name !== '*')
    .find((name) => name === '' || `${plain.join(' ')} `.startsWith(`${name} `));
  if (subcommand === undefined) {
    return [`${tool} ${plain[0] ?? ''}`];
  }
  const flags = rest.filter((word) => /^--?[a-zA-Z]/.test(word)).map((word) => word.replace(/=.*$/, ''));
  return flags
    .filter((flag) => ![...known[subcommand], ...(known['*'] ?? [])].includes(flag))
    .map((flag) => `${tool} ${subcommand} ${flag}`);
}

/** Whether a word is followed by its value: flags before the subcommand, such as `-n`. */
function isValue(before: string | undefined): boolean {
  return before !== undefined && /^(-n|--namespace|--context)$/.test(before);
}

const onPages = PAGES.flatMap((page) => linesOf(page).flatMap((line) => commandsIn(page, line)));

test('there are commands of other tools on the pages', () => {
  expect(onPages.length).toBeGreaterThan(80);
  expect([...new Set(onPages.map(({ words: [tool] }) => tool))].length).toBeGreaterThan(12);
});

test('the pages name subcommands and flags that the tools have', () => {
  expect(onPages.flatMap((each) => unknownIn(each).map((unknown) => `${each.where}: ${unknown}`))).toEqual([]);
});

test('a flag that a tool does not have is noticed', () => {
  const found = ['kubectl apply -f a --servr-side', 'helm -n x get value a', 'kubectl -n x get svc | kubectl frob']
    .flatMap((line) => commandsIn('', line))
    .flatMap(unknownIn);
  expect(found).toEqual(['kubectl apply --servr-side', 'helm get', 'kubectl frob']);
});

test.each(having('platform.yaml'))('what synth prints for examples/%s, too', async (example) => {
  const cwd = path.join(EXAMPLES, example);
  const { code, stderr } = await call(['synth', '-f', 'platform.yaml', '--stdout'], { cwd });
  expect(code).toBe(0);
  const printed = stderr.split('\n').flatMap((line) => commandsIn(example, line.trim()));
  expect(printed.flatMap(unknownIn)).toEqual([]);
});
