import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { call } from '../helpers/io';

// The shell blocks of the README and the how-to pages run as they are, one after the other, in a folder that contains
// what a reader has. kubectl, Helm, kustomize, Git and gh are stand-ins that check what they are given.

const root = path.resolve(__dirname, '../..');
const PAGES = ['README.md', ...fs.readdirSync(path.join(root, 'docs/how-to')).map((file) => `docs/how-to/${file}`)];

/** Blocks that are not run, by a line of theirs, and why. */
const NOT_RUN: readonly (readonly [line: RegExp, reason: string])[] = [
  [/^npm ci/m, 'the build itself runs them'],
  [/^(docker|dist\/executables)/m, 'scripts/check-packaging.sh runs what the container and the executable do'],
  [/^(kind|minikube|k3d|aws|gcloud|az|oc) /m, 'they create or need a cluster'],
  [/^kubectl krew/m, 'krew downloads from GitHub; scripts/check-packaging.sh unpacks its archive'],
  [/^kustomize build --enable-alpha-plugins/m, 'test/docs/kustomize.test.ts runs it with the real kustomize'],
  [/^pip install/m, 'scripts/check-languages.sh installs the wheel'],
  [/^kube(conform)/m, 'kubeconform is not installed by npm; test/cli/schema.test.ts checks the schemas that it reads'],
  [/^kubectl (logs|top|describe|delete)/m, 'they ask a cluster'],
  [/^#!\/bin\/sh/m, 'a script for Helm; the pipe in it is run by the block before'],
  [/\| jq /, 'jq may not be installed; the JSON that it reads has its own tests'],
];

const LANGUAGES = ['', 'sh', 'bash'];
const TOOLS =
  /^(npx|npm|cdk8s-seldon|kubectl|helm|kustomize|git|gh|docker|pip|node|for|if|set|kubeconform|kind|minikube|k3d|aws|gcloud|az|oc|#!)/;

interface Block {
  readonly page: string;
  readonly title: string;
  readonly script: string;
}

/** Blocks of commands; others without a language show output or files. */
function blocksOf(page: string): Block[] {
  const text = fs.readFileSync(path.join(root, page), 'utf8');
  return [...text.matchAll(/^```(\w*)[^\n]*\n([^]*?)^```$/gm)]
    .filter(([, language, script]) => LANGUAGES.includes(language) && TOOLS.test(script))
    .map(([, , script]) => ({ page, title: script.split('\n')[0], script }));
}

const BLOCKS = PAGES.flatMap(blocksOf);
const reasonOf = ({ script }: Block) => NOT_RUN.find(([line]) => line.test(script))?.[1];

const MODEL = `apiVersion: machinelearning.seldon.io/v1
kind: SeldonDeployment
metadata: { name: iris, namespace: seldon }
spec:
  predictors:
    - name: default
      replicas: 1
      graph: { name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris/1 }
`;

/** Stand-ins: what prints manifests prints a model, and what applies them checks that it gets some. */
const CHECKED =
  'case "$*" in *"-f -"*) grep -q "^kind:" ;; *-f*) for f in "$@"; do last=$f; done; test -s "$last" ;; esac';
const STAND_INS: Readonly<Record<string, string>> = {
  'cdk8s-seldon': `exec "${process.execPath}" "${root}/bin/cdk8s-seldon.js" "$@"`,
  npx: 'exec "$@"',
  kubectl: `case "$1" in kustomize) test -d "$2" && cat model.yaml ;; diff | apply) ${CHECKED} ;; *) exit 9 ;; esac`,
  helm: 'case "$1" in template) cat model.yaml ;; get) cat my-helm-values.yaml ;; upgrade) test -d "$4" ;; *) exit 9 ;; esac',
  kustomize: 'test "$1" = build && test -d "$2" && cat model.yaml',
  git: 'test "$1" = show && cat "$(echo "$2" | cut -d: -f2)"',
  gh: 'test "$1 $2" = "pr comment" && test -s "$4"',
};

/** The first block of YAML on a page. */
function valuesOn(page: string): string {
  return /^```yaml\n([^]*?)^```$/m.exec(fs.readFileSync(path.join(root, page), 'utf8'))![1];
}

/** Pages whose readers have other files. */
const READERS: Readonly<Record<string, (home: string) => Promise<void>>> = {
  'docs/how-to/air-gapped.md': async (home) => {
    fs.writeFileSync(path.join(home, 'platform.yaml'), valuesOn('docs/how-to/air-gapped.md'));
    fs.rmSync(path.join(home, 'manifests'), { recursive: true });
    await call(['synth', '-f', 'platform.yaml', '-o', 'manifests'], { cwd: home });
  },
  'docs/how-to/clusters.md': async (home) => {
    fs.writeFileSync(path.join(home, 'platform.yaml'), valuesOn('docs/how-to/clusters.md'));
    fs.rmSync(path.join(home, 'manifests'), { recursive: true });
    return Promise.resolve();
  },
  // They have imported before.yaml, and written it with the project.
  'docs/how-to/bring-what-you-have.md': async (home) => {
    fs.rmSync(path.join(home, 'manifests'), { recursive: true });
    fs.mkdirSync(path.join(home, 'manifests'));
    fs.copyFileSync(path.join(home, 'before.yaml'), path.join(home, 'manifests/iris.yaml'));
  },
};

const isCompiled = fs.existsSync(path.join(root, 'lib/bundle'));
let base: string;

/** What a reader has: values, manifests of two environments, and of the main branch. */
beforeAll(async () => {
  base = fs.mkdtempSync(path.join(os.tmpdir(), 'how-to-'));
  const home = path.join(base, 'home');
  const write = (file: string, text: string, mode?: number) => {
    fs.mkdirSync(path.dirname(path.join(base, file)), { recursive: true });
    fs.writeFileSync(path.join(base, file), text, { mode });
  };
  Object.entries(STAND_INS).forEach(([name, script]) => write(`bin/${name}`, `#!/bin/sh\n${script}\n`, 0o755));
  write('home/platform.yaml', valuesOn('docs/how-to/platform-values.md'));
  ['home/model.yaml', 'home/models/iris.yaml', 'home/before.yaml'].forEach((file) => write(file, MODEL));
  ['my-helm-values', 'values', 'seldon-values', 'next'].forEach((name) =>
    write(`home/${name}.yaml`, 'istio: { enabled: true }\ncertManager: { enabled: true }\n'),
  );
  write('home/region.yaml', 'storage: { artifacts: { region: eu-central-1 } }\n');
  ['overlays/prod', 'chart'].forEach((folder) => fs.mkdirSync(path.join(home, folder), { recursive: true }));
  write('home/prod.yaml', 'replicas: 2\n');
  const operator = await call(['template', 'seldon-core-operator', '-n', 'seldon-system', '-f', 'values.yaml'], {
    cwd: home,
  });
  write('home/seldon-system.yaml', operator.stdout);
  await call(['synth', '-f', 'platform.yaml', '-o', 'manifests'], { cwd: home });
  write('home/manifests/iris.yaml', MODEL);
  fs.cpSync(path.join(home, 'manifests'), path.join(home, 'main/manifests'), { recursive: true });
  fs.cpSync(path.join(home, 'manifests'), path.join(base, 'main/manifests'), { recursive: true });
});
afterAll(() => fs.rmSync(base, { recursive: true }));

test('every reason is one for a block', () => {
  const idle = NOT_RUN.filter(([line]) => !BLOCKS.some(({ script }) => line.test(script)));
  expect(idle.map(([, reason]) => reason)).toEqual([]);
});

test('most blocks with commands of this package are run', () => {
  const own = BLOCKS.filter(({ script }) => script.includes('cdk8s-seldon '));
  expect(own.filter((block) => reasonOf(block) === undefined).length).toBeGreaterThan(own.length / 2);
});

const RUN = PAGES.map((page) => ({ page, blocks: BLOCKS.filter((block) => block.page === page && !reasonOf(block)) }));

(isCompiled ? test : test.skip).each(RUN.filter(({ blocks }) => blocks.length > 0))(
  'the commands of $page work, one after the other',
  async ({ page, blocks }) => {
    const place = path.join(base, path.basename(page, '.md'));
    const cwd = path.join(place, 'home');
    fs.mkdirSync(place);
    ['home', 'main'].forEach((folder) =>
      fs.cpSync(path.join(base, folder), path.join(place, folder), { recursive: true }),
    );
    await READERS[page]?.(cwd);
    const env = { ...process.env, PATH: `${path.join(base, 'bin')}:${process.env.PATH}` };
    for (const { script } of blocks) {
      const { status, stderr } = spawnSync('bash', ['-e', '-o', 'pipefail'], {
        cwd,
        env,
        input: script,
        encoding: 'utf8',
      });
      expect({ script, status, stderr: status === 0 ? '' : stderr }).toEqual({ script, status: 0, stderr: '' });
    }
  },
);
