import { judgeManifests } from './describe-rule';
import { toldFindings } from '../../src/rules/finding';

/** A model with something in its node, and more of its spec (YAML, in flow). */
function model(node: string, spec = ''): string {
  return `spec: {${spec} predictors: [{name: a, graph: {name: m, ${node}}}]}`;
}

const SERVER = 'implementation: SKLEARN_SERVER, modelUri: gs://models/m';

function remedies(manifest: string, id: string): string[] {
  return judgeManifests(manifest).findings.flatMap(({ rule, remedy }) => (rule === id ? [remedy] : []));
}

test.each<[string, string, string]>([
  ['a number', model(SERVER, "annotations: {seldon.io/rest-timeout: '${TIMEOUT}'},"), 'SELDON249'],
  ['a boolean', model(SERVER, "annotations: {seldon.io/no-engine: '{{ flag }}'},"), 'SELDON249'],
  [
    'a map',
    'spec: {predictors: [{name: a, graph: {name: m, type: MODEL}, componentSpecs: [{spec: {nodeSelector: ' +
      "{pool: '${POOL}'}, containers: [{name: m, image: 'i:1'}]}}]}]}",
    'SELDON229',
  ],
])('a placeholder in place of %s is to be rendered', (_, manifest, id) => {
  expect(remedies(manifest, id)).toEqual([expect.stringContaining('render the template first')]);
});

test.each<[string, string, string, string]>([
  [
    'a ConfigMap where a field names Secrets only',
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: s}\ndata: {RCLONE_CONFIG_S3_TYPE: s3}',
    'SELDON367',
    'make it a Secret',
  ],
  [
    'keys in lower case',
    'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {rclone_config_s3_type: s3}',
    'SELDON280',
    'write rclone_config_s3_type, and the other keys, in upper case',
  ],
])('%s has its own remedy', (_, object, id, expected) => {
  const server = model('implementation: SKLEARN_SERVER, modelUri: s3://b/m, envSecretRefName: s');
  const [remedy] = remedies(`${server}\n---\n${object}`, id);
  expect(remedy).toContain(expected);
});

describe('a remedy names what is meant, not what is spelled alike', () => {
  test.each([
    ['seldon.io/separate-engine', 'write seldon.io/engine-separate-pod'],
    ['seldon.io/seperate-engine', 'write seldon.io/engine-separate-pod'],
    ['seldon.io/rest-connection-retries', 'remove it: the service orchestrator does not retry'],
    ['seldon.io/ambassador-prefix', 'write your own mapping into seldon.io/ambassador-config'],
    ['seldon.io/no-engines', 'did you mean "seldon.io/no-engine"?'],
    ['seldon.io/headless', 'did you mean "seldon.io/headless-svc"?'],
    ['seldon.io/use-cache', 'remove it'],
    ['seldon.io/canary', "set 'traffic' of each predictor"],
    ['seldon.io/s3-endpoint', 'write RCLONE_CONFIG_S3_ENDPOINT into the Secret'],
    ['seldon.io/s3-usehttps', 'the scheme of RCLONE_CONFIG_S3_ENDPOINT'],
  ])('annotation %s', (key, expected) => {
    const [remedy] = remedies(model(SERVER, `annotations: {${key}: 'true'},`), 'SELDON248');
    expect(remedy).toContain(expected);
  });

  test.each([
    ['sklearn', 'SKLEARN_SERVER'],
    ['TFServing', 'TENSORFLOW_SERVER'],
    ['XGBOOST', 'XGBOOST_SERVER'],
    ['hugging-face', 'HUGGINGFACE_SERVER'],
  ])('implementation %s', (implementation, expected) => {
    const [remedy] = remedies(model(`implementation: ${implementation}, modelUri: gs://models/m`), 'SELDON114');
    expect(remedy).toContain(`did you mean "${expected}"?`);
  });

  test.each([
    ['kserve', 'v2'],
    ['open-inference', 'v2'],
    ['tf', 'tensorflow'],
  ])('protocol %s', (protocol, expected) => {
    const [remedy] = remedies(model(SERVER, `protocol: ${protocol},`), 'SELDON101');
    expect(remedy).toContain(`did you mean "${expected}"?`);
  });

  test.each([
    [model(`${SERVER}, storageUri: gs://models/m`), 'modelUri'],
    [model(`${SERVER}, secretName: bucket`), 'envSecretRefName'],
    [model(`${SERVER}, serviceAccount: loader`), 'serviceAccountName'],
    [model(`${SERVER}, logger: {mode: all, endpoint: 'http://sink'}`), 'url'],
  ])('field in %s', (manifest, expected) => {
    expect(remedies(manifest, 'SELDON011')).toEqual([`did you mean "${expected}"?`]);
  });

  test.each([
    ['a custom server', 'CUSTOM_SERVER'],
    ['a runtime of KServe', 'MLSERVER'],
    ['a short name', 'HUB_SERVER'],
  ])('no server is suggested for %s only because names end alike', (_, implementation) => {
    const [remedy] = remedies(model(`implementation: ${implementation}, modelUri: gs://models/m`), 'SELDON114');
    expect(remedy).toMatch(/^write one of /);
  });

  test('transport and logger mode', () => {
    const manifest = model(`${SERVER}, logger: {mode: both, url: 'http://sink'}`);
    expect(remedies(model(SERVER, 'transport: http,'), 'SELDON102')[0]).toContain('did you mean "rest"?');
    expect(remedies(manifest, 'SELDON253')[0]).toContain('did you mean "all"?');
  });
});

/** A pod with a container `m`, and more in the entry of componentSpecs, in the pod or in the container. */
function pod({ entry = '', spec = '', container = '' }): string {
  return (
    'spec: {predictors: [{name: a, graph: {name: m, type: MODEL}, componentSpecs: ' +
    `[{${entry} spec: {${spec} containers: [{name: m, image: 'i:1', ${container}}]}}]}]}`
  );
}

describe('a field of another API leads to the one that does the same', () => {
  const NEWER = 'do not have this field of newer Kubernetes releases';
  test.each([
    ['spec: {predictor: {sklearn: {storageUri: gs://m/iris}}}', 'the form of an InferenceService of KServe'],
    [`spec: {predictor: {name: a, graph: {name: m, ${SERVER}}}}`, 'with this as the only item of a list'],
    [model(`${SERVER}, protocolVersion: v2`), 'move it to spec.protocol'],
    [model(SERVER, 'storageUri: gs://m/iris,'), 'move it to spec.predictors[0].graph.modelUri'],
    [model(SERVER, 'strategy: {type: Recreate},'), 'the operator sets the strategy'],
    [model(SERVER, 'template: {spec: {}},'), 'write the pod in spec.predictors[0].componentSpecs[0].spec'],
    [
      `spec: {predictors: [{name: a, graph: {name: m, ${SERVER}}, explainer: {alibi: {type: AnchorTabular}}}]}`,
      'move its fields one level up: spec.predictors[0].explainer has type',
    ],
    [
      `spec: {predictors: [{name: a, svcOrchSpec: {image: 'executor:1'}, graph: {name: m, ${SERVER}}}]}`,
      "set executor.image in the operator's values",
    ],
    [
      `spec: {predictors: [{name: a, svcOrchSpec: {enabled: false}, graph: {name: m, ${SERVER}}}]}`,
      'seldon.io/no-engine',
    ],
    [pod({ entry: 'hpaSpec: {maxReplicas: 2, scaleTargetRef: {name: x}},' }), 'remove it: the operator sets'],
    [
      pod({ entry: 'hpaSpec: {maxReplicas: 2, behavior: {scaleDown: {}}},' }),
      'kedaSpec.advanced.horizontalPodAutoscalerConfig.behavior',
    ],
    [pod({ entry: 'kedaSpec: {triggers: [], idleReplicas: 0},' }), 'did you mean "idleReplicaCount"?'],
    [pod({ spec: 'volumes: [{name: v, pvc: {claimName: c}}],' }), 'did you mean "persistentVolumeClaim"?'],
    [pod({ spec: 'volumes: [{name: v, secret: {name: s}}],' }), 'did you mean "secretName"?'],
    [pod({ spec: 'volumes: [{name: v, image: {reference: "m:1"}}],' }), NEWER],
    [pod({ spec: 'initContainers: [{name: i, image: "i:1", restartPolicy: Always}],' }), NEWER],
    [pod({ container: 'lifecycle: {preStop: {sleep: {seconds: 5}}}' }), NEWER],
    [pod({ container: 'resources: {claims: [{name: gpu}]}' }), NEWER],
  ])('%s', (manifest, expected) => {
    expect(remedies(manifest, 'SELDON011')).toContainEqual(expect.stringContaining(expected));
  });
});

describe('what follows from a field with a wrong name is not reported as well', () => {
  test.each([
    [model('implementation: SKLEARN_SERVER, storageUri: gs://m/iris'), 'SELDON112'],
    [model('implementation: SKLEARN_SERVER, model_uri: gs://m/iris'), 'SELDON112'],
    [`spec: {predictors: [{name: a, grapf: {name: m, ${SERVER}}}]}`, 'SELDON014'],
    ['spec: {predictor: {sklearn: {storageUri: gs://m/iris}}}', 'SELDON014'],
  ])('%s', (manifest, rule) => {
    const { findings } = judgeManifests(manifest);
    expect(findings.map((finding) => finding.rule)).toContain(rule);
    expect(toldFindings(findings).map((finding) => finding.rule)).toEqual(['SELDON011']);
  });

  test.each([
    ['next to componentSpecs', "componentSpec: {spec: {containers: [{name: m, image: 'i:1'}]}}"],
    ['one level too high', "componentSpecs: [{containers: [{name: m, image: 'i:1'}]}]"],
  ])('containers that are dropped %s', (_, lost) => {
    const manifest = `spec: {predictors: [{name: a, graph: {name: m, type: MODEL}, ${lost}}]}`;
    const { findings } = judgeManifests(manifest);
    expect(findings.map((finding) => finding.rule)).toContain('SELDON110');
    expect(toldFindings(findings).map((finding) => finding.rule)).toEqual(['SELDON012']);
  });

  test('a field that is missing without another name is reported', () => {
    const { findings } = judgeManifests(model('implementation: SKLEARN_SERVER, image: a'));
    expect(toldFindings(findings).map((finding) => finding.rule)).toEqual(['SELDON011', 'SELDON112']);
  });
});

test.each([
  ["'true'", 'remove the quotes'],
  ["'yes'", 'write true'],
  ['"off"', 'write false'],
  ['maybe', 'write true or false'],
])('%s in place of a boolean', (value, expected) => {
  expect(
    remedies(`spec: {predictors: [{name: a, shadow: ${value}, graph: {name: m, ${SERVER}}}]}`, 'SELDON015'),
  ).toEqual([expected]);
});

describe('a placeholder is to be filled in, whatever the field', () => {
  const FILL_IN = 'fill it in, or render the template first';
  test.each([
    [`spec: {predictors: [{name: a, replicas: '\${REPLICAS}', graph: {name: m, ${SERVER}}}]}`, 'SELDON015'],
    [model(`${SERVER}, envSecretRefName: '{{ .Values.secret }}'`), 'SELDON229'],
  ])('%s', (manifest, rule) => {
    expect(remedies(manifest, rule)[0]).toContain(FILL_IN);
  });

  test.each([
    ['memory: 1GB', 'write 1Gi'],
    ['memory: 512mb', 'write 512Mi'],
    ['memory: 2 Gi', 'write 2Gi'],
    ["memory: '1,5G'", 'write 1.5Gi'],
    ['memory: 64B', 'write 64'],
    ['memory: lots', 'correct the value'],
    ['cpu: 0.5', 'write 500m'],
    ['memory: 1.5', 'put it in quotes'],
    ['nvidia.com/gpu: 0.5', 'write a whole number: nvidia.com/gpu cannot be divided'],
  ])('quantity %s', (quantity, expected) => {
    const manifest = `spec: {predictors: [{name: a, graph: {name: m, type: MODEL},
        componentSpecs: [{spec: {containers: [{name: m, image: 'i:1', resources: {limits: {${quantity}}}}]}}]}]}`;
    expect(remedies(manifest, 'SELDON015')).toEqual([expect.stringContaining(expected)]);
  });

  test.each([
    ['https://storage.googleapis.com/models/iris', 'write gs://models/iris'],
    ['https://console.cloud.google.com/storage/browser/models/iris;tab=objects', 'write gs://models/iris'],
    ['https://models.s3.eu-west-1.amazonaws.com/iris/1', 'write s3://models/iris/1'],
    ['https://s3.amazonaws.com/models/iris', 'write s3://models/iris'],
    ['https://example.com/iris.joblib', 'copy the files to a bucket'],
    ['nfs://files/models/iris', 'write pvc://CLAIM/PATH'],
    ['oci://registry.example.com/iris:1', 'copy the files to a bucket'],
  ])('model URI %s', (uri, expected) => {
    const [remedy] = remedies(model(`implementation: SKLEARN_SERVER, modelUri: '${uri}'`), 'SELDON320');
    expect(remedy).toContain(expected);
  });

  test.each([
    ['GUNICORN_TIMEOUT', 'set the annotation seldon.io/rest-timeout'],
    ['SELDON_LOGLEVEL', 'write SELDON_LOG_LEVEL'],
  ])('variable %s of a server', (name, expected) => {
    const manifest = `spec: {predictors: [{name: a, graph: {name: m, ${SERVER}}, componentSpecs: [{spec: {containers: [{name: m, env: [{name: ${name}, value: '60'}]}]}}]}]}`;
    expect(remedies(manifest, 'SELDON325')).toEqual([expect.stringContaining(expected)]);
  });
});
