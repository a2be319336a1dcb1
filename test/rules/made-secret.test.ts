import { judgeManifests } from './describe-rule';
import { type JsonObject } from '../../src/private/json';
import { yaml } from '../../src/rules/example';
import { madeSecret } from '../../src/rules/made-secret';
import { outline } from '../../src/rules/outline';
import { readDocuments } from '../../src/yaml/read';

/** Objects from which controllers make a Secret named `store`, with the keys and the type that it has. */
const MAKERS: readonly [title: string, manifest: string, keys: readonly string[] | undefined, type?: string][] = [
  [
    'a SealedSecret',
    'kind: SealedSecret\nmetadata: {name: store}\nspec: {encryptedData: {A: x}, template: {data: {B: x}, type: T}}',
    ['A', 'B'],
    'T',
  ],
  [
    'an ExternalSecret',
    'kind: ExternalSecret\nmetadata: {name: store}\nspec: {data: [{secretKey: A, remoteRef: {key: x}}]}',
    ['A'],
  ],
  [
    'an ExternalSecret with another target',
    'kind: ExternalSecret\nmetadata: {name: x}\nspec: {target: {name: store}, data: [{secretKey: A}]}',
    ['A'],
  ],
  [
    'an ExternalSecret with a template',
    'kind: ExternalSecret\nmetadata: {name: store}\nspec: {target: {template: {type: T, data: {B: x}}}, data: [{secretKey: A}]}',
    ['B'],
    'T',
  ],
  [
    'an ExternalSecret with a template that adds keys',
    'kind: ExternalSecret\nmetadata: {name: store}\nspec: {target: {template: {mergePolicy: Merge, data: {B: x}}}, data: [{secretKey: A}]}',
    ['B', 'A'],
  ],
  [
    'an ExternalSecret with all keys of another secret',
    'kind: ExternalSecret\nmetadata: {name: store}\nspec: {dataFrom: [{extract: {key: x}}], data: [{secretKey: A}]}',
    undefined,
  ],
  [
    'an ExternalSecret that adds to a Secret',
    'kind: ExternalSecret\nmetadata: {name: store}\nspec: {target: {creationPolicy: Merge}, data: [{secretKey: A}]}',
    undefined,
  ],
  [
    'a Certificate',
    'apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: {name: x}\nspec: {secretName: store}',
    ['ca.crt', 'tls.crt', 'tls.key'],
    'kubernetes.io/tls',
  ],
];

describe.each(MAKERS)('the Secret that is created from %s', (_, manifest, keys, type = 'Opaque') => {
  const object = readDocuments(manifest, 'manifest')[0].value as JsonObject;

  test('has its name, keys and type, and no values', () => {
    const { name, secret } = madeSecret(object)!;
    expect(name).toBe('store');
    expect(secret?.data).toEqual(keys && Object.fromEntries(keys.map((key) => [key, ''])));
    expect(secret?.type).toBe(keys && type);
  });

  test('is the same for the outline of the object', () => {
    expect(madeSecret(outline(object))).toEqual(madeSecret(object));
  });
});

test.each([
  [
    'an ExternalSecret that makes none',
    'kind: ExternalSecret\nmetadata: {name: a}\nspec: {target: {creationPolicy: None}}',
  ],
  ['a Certificate of something else', 'apiVersion: networking.gke.io/v1\nkind: Certificate\nspec: {secretName: a}'],
])('no Secret is made from %s', (_, manifest) => {
  expect(madeSecret(readDocuments(manifest, 'manifest')[0].value as JsonObject)).toBeUndefined();
});

describe('rules know the Secrets that controllers create, and remedies name the object to change', () => {
  const model = (pod: string) => yaml`
    metadata: {name: iris, namespace: ml}
    spec:
      predictors:
      - name: default
        graph: {name: m, type: MODEL}
        componentSpecs: [{spec: {${pod}}}]
    ---
  `;
  const EXTERNAL = (keys: string) =>
    `{kind: ExternalSecret, metadata: {name: vault, namespace: ml}, spec: {target: {name: store}, data: [${keys}]}}`;
  const SEALED = (data: string, namespace = 'ml') =>
    `{kind: SealedSecret, metadata: {name: store, namespace: ${namespace}}, spec: {encryptedData: {${data}}}}`;
  const variable =
    "containers: [{name: m, image: 'i:1', env: [{name: T, valueFrom: {secretKeyRef: {name: store, key: token}}}]}]";
  const server = yaml`
    metadata: {name: iris, namespace: ml}
    spec:
      predictors:
      - name: default
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: s3://iris, envSecretRefName: store}
    ---
  `;

  test.each<[string, string, string, string]>([
    [
      'a missing key',
      `${model(variable)}\n${EXTERNAL('{secretKey: password}')}`,
      'SELDON356',
      'made from ExternalSecret "vault", so change spec.data there',
    ],
    [
      'the type of a pull secret',
      `${model("imagePullSecrets: [{name: store}], containers: [{name: m, image: 'i:1'}]")}\n${EXTERNAL('{secretKey: .dockerconfigjson}')}`,
      'SELDON357',
      'change spec.target.template.type there',
    ],
    [
      'the keys of a store',
      `${server}\n${SEALED('AWS_ACCESS_KEY_ID: x, AWS_SECRET_ACCESS_KEY: x')}`,
      'SELDON280',
      'made from SealedSecret "store", so change spec.encryptedData there',
    ],
    ['another namespace', `${server}\n${SEALED('A: x', 'other')}`, 'SELDON355', 'create the SealedSecret'],
    [
      'a misspelled name',
      `${model(variable.replace('name: store', 'name: stores'))}\n${SEALED('token: x')}`,
      'SELDON367',
      'write "store"',
    ],
  ])('%s', (_, manifest, rule, remedy) => {
    const found = judgeManifests(manifest).findings.filter((finding) => finding.rule === rule);
    expect(found.map((finding) => finding.remedy)).toEqual([expect.stringContaining(remedy)]);
  });

  test.each<[string, string]>([
    ['a key that is fetched', `${model(variable)}\n${EXTERNAL('{secretKey: token}')}`],
    ['a store whose keys are sealed', `${server}\n${SEALED('RCLONE_CONFIG_S3_TYPE: x')}`],
  ])('nothing is found for %s', (_, manifest) => {
    expect(judgeManifests(manifest).findings).toEqual([]);
  });
});
