import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { type Json, type JsonObject } from '../../../src/private/json';
import { readDocuments } from '../../../src/yaml/read';
import { toYaml } from '../../../src/yaml/write';
import { DEPLOYMENT, replaced } from '../../helpers/every-place';
import { call } from '../../helpers/io';

/** Looks like nothing that a project is made of. */
const CANARY = 'Hunter2Zq9';
const ENCODED = Buffer.from(CANARY).toString('base64');
const SHOWN = new RegExp(`${CANARY}|${ENCODED.replace(/=+$/, '')}`, 'i');
const FORMS = ['typescript', 'python', 'values'] as const;
const WHEEL = 'cdk8s_seldon-0.0.0-py3-none-any.whl';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'import-canary-'));
  fs.writeFileSync(path.join(folder, WHEEL), 'wheel');
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

/** All that an import writes and says, by where. */
async function told(input: string, form: string, ...words: string[]): Promise<Record<string, string>> {
  const out = path.join(folder, 'out');
  fs.rmSync(out, { recursive: true, force: true });
  fs.writeFileSync(path.join(folder, 'in.yaml'), input);
  const library = form === 'python' ? ['--library', WHEEL] : [];
  const { code, stdout, stderr } = await call(['import', 'in.yaml', '--to', form, '-o', 'out', ...library, ...words], {
    cwd: folder,
  });
  const files = fs.existsSync(out) ? fs.readdirSync(out, { recursive: true, encoding: 'utf8' }) : [];
  return {
    ...(code > 2 && { code: `${CANARY}: exit code ${code}` }),
    stdout,
    stderr,
    ...Object.fromEntries(
      files
        .filter((name) => fs.statSync(path.join(out, name)).isFile())
        .map((name) => [name, fs.readFileSync(path.join(out, name), 'utf8')]),
    ),
  };
}

const shownIn = (all: Record<string, string>): string[] => Object.keys(all).filter((name) => SHOWN.test(all[name]));

const MODEL = `apiVersion: machinelearning.seldon.io/v1
kind: SeldonDeployment
metadata: {name: iris, namespace: ml}
spec:
  predictors:
  - name: default
    graph: {name: m, implementation: SKLEARN_SERVER, modelUri: s3://models/iris, envSecretRefName: s3}
`;

/** Secrets as teams have them, each with the canary wherever it may stand. */
const SECRETS: Readonly<Record<string, string>> = {
  data: `apiVersion: v1
kind: Secret
metadata: {name: s3, namespace: ml}
data: {KEY: ${ENCODED}}
`,
  stringData: `apiVersion: v1
kind: Secret
metadata: {name: s3, namespace: ml}
stringData:
  KEY: ${CANARY}
  rclone.conf: |
    # ${CANARY}
    secret = ${CANARY}
`,
  comments: `# The password is ${CANARY}.
apiVersion: v1
kind: Secret
metadata: {name: s3, namespace: ml} # ${CANARY}
# ${CANARY}
stringData: {KEY: x} # was ${CANARY}
`,
  'a comment above its mark': `
# The password is ${CANARY}.
---
apiVersion: v1
kind: Secret
metadata: {name: s3, namespace: ml}
stringData: {KEY: x}
`,
  'labels, annotations and what kubectl keeps': `apiVersion: v1
kind: Secret
metadata:
  name: s3
  namespace: ml
  labels: {password: ${CANARY}}
  annotations:
    note: ${CANARY}
    kubectl.kubernetes.io/last-applied-configuration: '{"data":{"KEY":"${ENCODED}"}}'
  managedFields: [{fieldsV1: {"f:data": {"f:${CANARY}": {}}}}]
data: {KEY: ${ENCODED}}
`,
  'fields that no Secret has': `apiVersion: v1
kind: Secret
metadata: {name: s3, namespace: ml, password: ${CANARY}}
password: ${CANARY}
data: {KEY: ${ENCODED}}
`,
  'data that is no map': `apiVersion: v1
kind: Secret
metadata: {name: s3, namespace: ml}
data: [${ENCODED}]
stringData: ${CANARY}
`,
  'a list': `apiVersion: v1
kind: List
items:
# ${CANARY}
- apiVersion: v1
  kind: Secret
  metadata: {name: s3, namespace: ml}
  data: {KEY: ${ENCODED}} # ${CANARY}
`,
  'a list of Secrets': `apiVersion: v1
kind: SecretList
items:
- apiVersion: v1
  kind: Secret
  metadata: {name: s3, namespace: ml}
  data: {KEY: ${ENCODED}}
`,
  'a template': `apiVersion: template.openshift.io/v1
kind: Template
metadata: {name: credentials, namespace: ml}
objects:
- apiVersion: v1
  kind: Secret
  metadata: {name: s3}
  stringData: {KEY: ${CANARY}}
`,
  'the text of another object': `apiVersion: v1
kind: ConfigMap
metadata: {name: setup, namespace: ml}
data:
  secret.yaml: |
    apiVersion: v1
    kind: Secret
    metadata: {name: s3}
    stringData: {KEY: ${CANARY}}
`,
};

describe.each(FORMS)('an import to %s never shows', (form) => {
  test.each(Object.keys(SECRETS))('the data of a Secret: %s', async (kind) => {
    for (const input of [`${SECRETS[kind]}---\n${MODEL}`, `${MODEL}---\n${SECRETS[kind]}`]) {
      for (const words of [[], ['--exact']]) {
        const all = await told(input, form, ...words);
        expect(shownIn(all)).toEqual([]);
        expect(all['README.md']).toBeDefined();
      }
    }
  });
});

/** Comments as they remain where a trigger or a variable was tried out. */
const COMMENTS = [
  `connection: amqp://user:${CANARY}@rabbit.queues:5672/vhost`,
  `https://${CANARY}@git.example.com/models`,
  `password: ${CANARY}`,
  `- {name: AWS_SECRET_ACCESS_KEY, value: x} # AWS_SECRET_ACCESS_KEY=${CANARY}`,
  `sasl_password: "${CANARY}"`,
  `API-Key = ${CANARY}`,
  `"token": "${CANARY}"`,
  `mc alias set --password ${CANARY}`,
];

test.each(FORMS)('an import to %s never shows credentials that comments name', async (form) => {
  const scaled = (comment: string): string =>
    MODEL.replace(
      '    graph:',
      `    componentSpecs:
    - kedaSpec:
        maxReplicaCount: 3
        triggers:
        # ${comment}
        - type: rabbitmq # ${comment}
          metadata: {queueName: x}
          authenticationRef: {name: rabbit}
      spec: {containers: [{name: m}]}
    graph:`,
    );
  for (const comment of COMMENTS) {
    for (const input of [scaled(comment), `# ${comment}\n---\n${MODEL}`]) {
      const all = await told(input, form);
      expect([comment, ...shownIn(all)]).toEqual([comment]);
      expect(all['README.md']).toBeDefined();
    }
  }
});

/** Places of names, of URIs and of images, which messages are about; values of variables are not among them. */
const NAMES =
  /(?:name|Name|namespace|apiVersion|kind|image|Image|uri|modelUri|url|key|serviceAccountName|gateway|chart|environments\[\d+\]|hosts\[\d+\]|server)\??$/;

test.each(['typescript', 'values'])(
  'an import to %s says nothing about a value of an odd form, but for names',
  async (form) => {
    const documents = readDocuments(DEPLOYMENT, '').map(({ value }) => value);
    const shows: string[] = [];
    for (const [place, changed] of replaced(documents, `${CANARY}/+=`, '')) {
      if (!place.endsWith('?') && !NAMES.test(place)) {
        const all = await told((changed as JsonObject[]).map((each: Json) => toYaml(each)).join('---\n'), form);
        const said = shownIn(all).filter((name) => ['code', 'stdout', 'stderr', 'README.md'].includes(name));
        shows.push(...said.map((name) => `${place}: ${name}: ${all[name]}`));
      }
    }
    expect(shows).toEqual([]);
  },
);

test('variables with credentials are only where the operator needs them, without what kubectl keeps', async () => {
  const literal = MODEL.replace(
    '    graph:',
    `    componentSpecs:
    - spec: {containers: [{name: m, env: [{name: AWS_SECRET_ACCESS_KEY, value: ${CANARY}}]}]}
    graph:`,
  );
  const applied = literal.replace(
    'metadata: {',
    `metadata: {annotations: {kubectl.kubernetes.io/last-applied-configuration: '{"was":"${CANARY}-2"}'}, `,
  );
  for (const form of FORMS) {
    for (const words of [[], ['--exact']]) {
      const all = await told(applied, form, ...words);
      expect(shownIn(all).sort()).toEqual(['before.yaml', MAIN[form]]);
      expect(Object.values(all).join('\n')).not.toContain(`${CANARY}-2`);
    }
  }
});

const MAIN = { typescript: 'main.ts', python: 'main.py', values: 'platform.yaml' };
