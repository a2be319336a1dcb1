import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { isObject, type Json, type JsonObject, put } from '../../src/private/json';
import { readDocuments } from '../../src/yaml/read';
import { toYaml } from '../../src/yaml/write';
import { call } from '../helpers/io';

/** Names of every object's prototype, each with a word beside it that none has. */
const WORDS: readonly (readonly [name: string, neutral: string])[] = [
  ['constructor', 'constructoq'],
  ['__proto__', '__protn__'],
];

/** Each text made of a tree by putting a word in place of one string, or of one key of a map. */
function* replaced(value: Json, word: string, at: string): Generator<[place: string, value: Json]> {
  if (typeof value === 'string') {
    yield [at, word];
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      for (const [place, other] of replaced(item, word, `${at}[${index}]`)) {
        yield [place, value.map((each, i) => (i === index ? other : each))];
      }
    }
  } else if (isObject(value)) {
    for (const key of Object.keys(value)) {
      yield [`${at}.${key}?`, withEntry(value, key, word, value[key])];
      for (const [place, other] of replaced(value[key], word, `${at}.${key}`)) {
        yield [place, withEntry(value, key, key, other)];
      }
    }
  }
}

function withEntry(map: JsonObject, old: string, key: string, item: Json): JsonObject {
  const copy: JsonObject = {};
  for (const name of Object.keys(map)) {
    put(copy, name === old ? key : name, name === old ? item : map[name]);
  }
  return copy;
}

/** Each value made of a tree by putting a map with a key like a method of every object in place of one part of it. */
function* withMethodName(value: Json, at: string): Generator<[place: string, value: Json]> {
  yield [at, { toString: { a: 'b' } }];
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      for (const [place, other] of withMethodName(item, `${at}[${index}]`)) {
        yield [place, value.map((each, i) => (i === index ? other : each))];
      }
    }
  } else if (isObject(value)) {
    for (const key of Object.keys(value)) {
      for (const [place, other] of withMethodName(value[key], `${at}.${key}`)) {
        yield [place, withEntry(value, key, key, other)];
      }
    }
  }
}

let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'names-'));
  fs.writeFileSync(path.join(folder, 'old.yaml'), DEPLOYMENT);
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

async function results(commands: readonly (readonly string[])[], text: string, word: string): Promise<string> {
  const called = [];
  for (const command of commands) {
    called.push(await call(command, { stdin: text, cwd: folder }));
  }
  // The orchestrator gets its predictor in Base64.
  const decoded = JSON.stringify(called).replace(/eyJ[\w+/=]+/g, (code) => Buffer.from(code, 'base64').toString());
  // A name that is suggested has no underscores.
  return decoded.replaceAll(word, 'WORD').replace(new RegExp(`\\b${word.replaceAll('_', '')}\\b`, 'g'), 'WORD');
}

const DEPLOYMENT = `
apiVersion: machinelearning.seldon.io/v1
kind: SeldonDeployment
metadata: {name: iris, namespace: seldon, labels: {team: a}, annotations: {seldon.io/istio-gateway: a/b}}
spec:
  name: iris
  protocol: seldon
  transport: rest
  serverType: rpc
  annotations: {seldon.io/rest-timeout: "1000"}
  predictors:
  - name: main
    traffic: 50
    labels: {version: v1}
    annotations: {seldon.io/headless-svc: "true"}
    engineResources: {requests: {cpu: 100m}}
    explainer: {type: AnchorTabular, modelUri: gs://b/e, envSecretRefName: s, config: {threshold: "1"}}
    svcOrchSpec: {env: [{name: SELDON_LOG_LEVEL, value: DEBUG}], replicas: 1}
    componentSpecs:
    - metadata: {labels: {a: b}, annotations: {c: d}}
      spec:
        serviceAccountName: account
        imagePullSecrets: [{name: pull}]
        nodeSelector: {disk: ssd}
        tolerations: [{key: a, operator: Exists, effect: NoSchedule}]
        volumes: [{name: v, configMap: {name: c}}]
        containers:
        - name: model
          image: r.example.com/model:1
          env: [{name: A, value: b}, {name: C, valueFrom: {secretKeyRef: {name: s, key: k}}}]
          ports: [{name: http, containerPort: 9000, protocol: TCP}]
          volumeMounts: [{name: v, mountPath: /v}]
          resources: {limits: {memory: 1Gi}}
      hpaSpec: {minReplicas: 1, maxReplicas: 2, metrics: [{type: Resource, resource: {name: cpu, targetAverageUtilization: 50}}]}
    graph:
      name: model
      type: ROUTER
      methods: [ROUTE]
      endpoint: {type: REST}
      logger: {mode: all, url: http://l}
      parameters: [{name: a, value: b, type: STRING}]
      children:
      - {name: one, implementation: SKLEARN_SERVER, modelUri: gs://b/m, serviceAccountName: x}
      - {name: two, implementation: RANDOM_ABTEST, parameters: [{name: ratioA, value: "0.5", type: FLOAT}]}
  - name: other
    traffic: 50
    graph: {name: tf, implementation: TENSORFLOW_SERVER, modelUri: gs://b/m, storageInitializerImage: i, envSecretRefName: s}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: seldon, labels: {app: web}}
spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: w}]}}}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: h, namespace: seldon}
spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: iris-main-0-model}, maxReplicas: 2}
---
apiVersion: v1
kind: ResourceQuota
metadata: {name: q, namespace: seldon}
spec: {hard: {pods: "10", requests.cpu: "1"}}
---
apiVersion: v1
kind: Service
metadata: {name: s, namespace: seldon}
spec: {selector: {app: web}, ports: [{name: a, port: 80, targetPort: http}]}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: account, namespace: seldon, annotations: {eks.amazonaws.com/role-arn: arn}}
secrets: [{name: s}]
---
apiVersion: v1
kind: Secret
metadata: {name: s, namespace: seldon}
type: Opaque
stringData: {k: v}
`;

const PLATFORM = `
operator: {namespace: seldon-system, values: {image: {tag: "1.17.1"}}}
gateways:
  public: {kind: istio, hosts: [models.example.com]}
storage:
  bucket: {kind: s3, endpoint: http://minio:9000, secret: s}
environments:
  prod: {models: {iris: {replicas: 2}}}
models:
  iris:
    namespace: seldon
    server: SKLEARN_SERVER
    uri: s3://bucket/iris
    routing: {gateway: public}
    environments: [prod]
  tree:
    namespace: seldon
    graph: {name: first, children: [{name: second}]}
    nodes: {first: {image: r.example.com/a:1, type: ROUTER}, second: {server: SKLEARN_SERVER, uri: gs://b/m}}
  chart: {namespace: seldon, chart: seldon-single-model, values: {model: {image: r.example.com/a:1}}}
`;

/** Places at which one of the words leads to something else than the other, and what. */
async function differences(
  value: Json,
  commands: readonly (readonly string[])[],
  [word, neutral]: readonly [string, string],
) {
  const text = (documents: Json) => (documents as Json[]).map((document) => toYaml(document)).join('---\n');
  const others = replaced(value, neutral, '');
  const found: string[] = [];
  for (const [place, values] of replaced(value, word, '')) {
    const got = await results(commands, text(values), word);
    const wanted = await results(commands, text(others.next().value![1]), neutral);
    // Values of a chart are plain data, which is refused with this key.
    if (got !== wanted && !got.includes('which no Kubernetes object has')) {
      const at = [...got].findIndex((character, index) => character !== wanted[index]);
      found.push(
        `${place}: ${got.slice(Math.max(at - 60, 0), at + 60)} INSTEAD OF ${wanted.slice(Math.max(at - 60, 0), at + 60)}`,
      );
    }
  }
  return found;
}

/** Findings, created objects and where they come from. */
const COMMANDS = [['expand', '-', '--format', 'json']];

test.each(WORDS)('%s is a name like any other in SeldonDeployments and objects next to them', async (...words) => {
  const documents = readDocuments(DEPLOYMENT, '').map(({ value }) => value);
  expect(await differences(documents, COMMANDS, words)).toEqual([]);
});

test.each(WORDS)('%s is a name like any other in values of a platform', async (...words) => {
  const documents = readDocuments(PLATFORM, '').map(({ value }) => value);
  expect(await differences(documents, [['synth', '-f', '-', '--stdout']], words)).toEqual([]);
});

/** Places at which such a map makes a command fail inside. */
async function failures(value: Json, commands: readonly (readonly string[])[]): Promise<string[]> {
  const found: string[] = [];
  for (const [index, document] of (value as Json[]).entries()) {
    for (const [place, changed] of withMethodName(document, `[${index}]`)) {
      const documents = (value as JsonObject[]).map((each, i) => (i === index ? (changed as JsonObject) : each));
      const stdin = documents.map((each) => toYaml(each)).join('---\n');
      for (const command of commands) {
        const { stderr } = await call(command, { stdin, cwd: folder });
        found.push(...(stderr.includes('internal error') ? [`${command[0]} ${place}: ${stderr}`] : []));
      }
    }
  }
  return found;
}

test.each([['validate'], ['graph']])('%s accepts a map with a key toString in any place', async (command) => {
  const documents = readDocuments(DEPLOYMENT, '').map(({ value }) => value);
  expect(await failures(documents, [[command, '-']])).toEqual([]);
});

test('synth reads a map with a key toString in any place of the values', async () => {
  const documents = readDocuments(PLATFORM, '').map(({ value }) => value);
  expect(await failures(documents, [['synth', '-f', '-', '--stdout']])).toEqual([]);
});
