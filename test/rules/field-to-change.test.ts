import { validateSchema } from '../../src/api/validate';
import { refusals } from '../../src/apiserver/apiserver';
import { chartDefaults } from '../../src/charts/render';
import { configFromValues } from '../../src/expand/operator-chart';
import { type JsonObject } from '../../src/private/json';
import { fieldToChange } from '../../src/rules/field-to-change';
import { Subject } from '../../src/rules/subject';
import { Surroundings } from '../../src/rules/surroundings';

const CONFIG = configFromValues(chartDefaults('seldon-core-operator'));

/** The fields to change in a SeldonDeployment, without repetition, and what is refused because of each. */
function blamed(object: JsonObject): Record<string, string[]> {
  const subject = new Subject(object, validateSchema(object), CONFIG, Surroundings.NONE);
  const found: Record<string, string[]> = {};
  for (const created of subject.expansion.objects) {
    for (const refusal of refusals(created)) {
      (found[fieldToChange(subject, created, refusal)] ??= []).push(`${created.kind} ${refusal.field}`);
    }
  }
  return found;
}

function predictor(change: JsonObject): JsonObject {
  return { name: 'default', graph: { name: 'model', type: 'MODEL' }, ...change };
}

function sdep(change: JsonObject, name = 'iris'): JsonObject {
  return {
    apiVersion: 'machinelearning.seldon.io/v1',
    kind: 'SeldonDeployment',
    metadata: { name },
    spec: { predictors: [predictor(change)] },
  };
}

function withContainers(...containers: JsonObject[]): JsonObject {
  return sdep({ componentSpecs: [{ spec: { containers } }] });
}

const MODEL = { name: 'model', image: 'me/model:1' };
const SKLEARN = { name: 'model', implementation: 'SKLEARN_SERVER', modelUri: 'gs://models/iris' };
const P = 'spec.predictors[0]';
const C = `${P}.componentSpecs[0]`;

describe('the field of a SeldonDeployment that causes a rejection', () => {
  test('there is no field to change if nothing is rejected', () => {
    expect(blamed(sdep({ graph: SKLEARN }))).toEqual({});
    expect(blamed(withContainers(MODEL))).toEqual({});
  });

  test.each<[string, JsonObject, string]>([
    ['a container without an image', withContainers({ name: 'model' }), `${C}.spec.containers[0].image`],
    [
      'a probe of the second container',
      withContainers(MODEL, { name: 'proxy', image: 'i', livenessProbe: {} }),
      `${C}.spec.containers[1].livenessProbe`,
    ],
    [
      'a variable behind added ones',
      sdep({
        graph: { ...SKLEARN, implementation: 'SKLEARN_SERVER' },
        componentSpecs: [{ spec: { containers: [{ name: 'model', env: [{ name: '', value: 'x' }] }] } }],
      }),
      `${C}.spec.containers[0].env[0].name`,
    ],
    [
      'a mount of an unknown volume',
      withContainers({ ...MODEL, volumeMounts: [{ name: 'none', mountPath: '/x' }] }),
      `${C}.spec.containers[0].volumeMounts[0].name`,
    ],
    [
      'a mount where the operator mounts too',
      sdep({
        componentSpecs: [
          {
            spec: {
              containers: [{ ...MODEL, volumeMounts: [{ name: 'v', mountPath: '/etc/podinfo' }] }],
              volumes: [{ name: 'v', emptyDir: {} }],
            },
          },
        ],
      }),
      `${C}.spec.containers[0].volumeMounts[0].mountPath`,
    ],
    [
      'a resource by its own key',
      withContainers({ ...MODEL, resources: { limits: { 'nvidia.com/gpu': '500m' } } }),
      `${C}.spec.containers[0].resources.limits[nvidia.com/gpu]`,
    ],
    [
      'a written init container',
      sdep({ componentSpecs: [{ spec: { containers: [MODEL], initContainers: [{ name: 'i' }] } }] }),
      `${C}.spec.initContainers[0].image`,
    ],
    [
      'a written volume',
      sdep({ componentSpecs: [{ spec: { containers: [MODEL], volumes: [{ name: 'v', secret: {} }] } }] }),
      `${C}.spec.volumes[0].secret.secretName`,
    ],
    [
      'a field of the pod',
      sdep({ componentSpecs: [{ spec: { containers: [MODEL], tolerations: [{ key: 'a b' }] } }] }),
      `${C}.spec.tolerations[0].key`,
    ],
    [
      'an account of the pod',
      sdep({ componentSpecs: [{ spec: { containers: [MODEL], serviceAccountName: 'My_Account' } }] }),
      `${C}.spec.serviceAccountName`,
    ],
    [
      'an account of a node',
      sdep({ graph: { ...SKLEARN, serviceAccountName: 'My_Account' } }),
      `${P}.graph.serviceAccountName`,
    ],
    [
      'a server without an image for the protocol',
      sdep({ graph: { ...SKLEARN, implementation: 'TRITON_SERVER' } }),
      `${P}.graph.implementation`,
    ],
    ['a claim without a name', sdep({ graph: { ...SKLEARN, modelUri: 'pvc://' } }), `${P}.graph.modelUri`],
    [
      'credentials for a model',
      sdep({ graph: { ...SKLEARN, envSecretRefName: 'My_Secret' } }),
      `${P}.graph.envSecretRefName`,
    ],
    [
      'resources of the orchestrator',
      sdep({ graph: SKLEARN, svcOrchSpec: { resources: { requests: { cpu: '2' }, limits: { cpu: '1' } } } }),
      `${P}.svcOrchSpec.resources.requests`,
    ],
    [
      'a variable of the orchestrator',
      sdep({ graph: SKLEARN, svcOrchSpec: { env: [{ name: 'a=b', value: 'x' }] } }),
      `${P}.svcOrchSpec.env[0].name`,
    ],
    [
      "the explainer's container",
      sdep({
        graph: SKLEARN,
        explainer: {
          type: 'AnchorTabular',
          containerSpec: { resources: { requests: { cpu: '2' }, limits: { cpu: '1' } } },
        },
      }),
      `${P}.explainer.containerSpec.resources.requests`,
    ],
    [
      "the explainer's port",
      sdep({ graph: SKLEARN, explainer: { type: 'AnchorTabular', endpoint: { service_port: 70000 } } }),
      `${P}.explainer.endpoint.service_port`,
    ],
    [
      "the explainer's name, which the predictor's is part of",
      sdep({ name: 'Main', graph: SKLEARN, explainer: { type: 'AnchorTabular', modelUri: 'gs://models/explainer' } }),
      `${P}.name`,
    ],
    [
      "the explainer's own name for its container",
      sdep({
        graph: SKLEARN,
        explainer: {
          type: 'AnchorTabular',
          modelUri: 'gs://models/explainer',
          containerSpec: { name: 'My_Explainer' },
        },
      }),
      `${P}.explainer.containerSpec.name`,
    ],
    ['a label of the predictor', sdep({ graph: SKLEARN, labels: { team: 'a b' } }), `${P}.labels.team`],
    [
      'a label of the component',
      sdep({ componentSpecs: [{ metadata: { labels: { 'a b': 'c' } }, spec: { containers: [MODEL] } }] }),
      `${C}.metadata.labels["a b"]`,
    ],
    [
      'a label that moves the pods out of sight',
      sdep({ graph: SKLEARN, labels: { 'seldon-deployment-id': 'other' } }),
      `${P}.labels.seldon-deployment-id`,
    ],
    [
      'an annotation of the predictor',
      sdep({ graph: SKLEARN, annotations: { 'a/b/c': 'x' } }),
      `${P}.annotations[a/b/c]`,
    ],
    [
      'an annotation that Kubernetes reads',
      sdep({ graph: SKLEARN, annotations: { 'seccomp.security.alpha.kubernetes.io/pod': 'mine' } }),
      `${P}.annotations[seccomp.security.alpha.kubernetes.io/pod]`,
    ],
    ['replicas of the predictor', sdep({ graph: SKLEARN, replicas: -1 }), `${P}.replicas`],
    [
      'replicas of the component',
      sdep({ replicas: 1, componentSpecs: [{ replicas: -1, spec: { containers: [MODEL] } }] }),
      `${C}.replicas`,
    ],
    ['the deadline', sdep({ graph: SKLEARN, progressDeadlineSeconds: 0 }), `${P}.progressDeadlineSeconds`],
    [
      'replicas of the autoscaler',
      sdep({ componentSpecs: [{ hpaSpec: { minReplicas: 3, maxReplicas: 2 }, spec: { containers: [MODEL] } }] }),
      `${C}.hpaSpec.maxReplicas`,
    ],
    [
      'a metric',
      sdep({
        componentSpecs: [
          {
            hpaSpec: {
              maxReplicas: 2,
              metricsv2: [
                { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 0 } } },
              ],
            },
            spec: { containers: [MODEL] },
          },
        ],
      }),
      `${C}.hpaSpec.metricsv2[0].resource.target.averageUtilization`,
    ],
    [
      'a metric in the older form',
      sdep({
        componentSpecs: [
          {
            hpaSpec: {
              maxReplicas: 2,
              metrics: [{ type: 'Resource', resource: { name: 'cpu', targetAverageUtilization: 0 } }],
            },
            spec: { containers: [MODEL] },
          },
        ],
      }),
      `${C}.hpaSpec.metrics[0].resource.targetAverageUtilization`,
    ],
    [
      'the disruption budget',
      sdep({ componentSpecs: [{ pdbSpec: { minAvailable: '101%' }, spec: { containers: [MODEL] } }] }),
      `${C}.pdbSpec.minAvailable`,
    ],
    ["the SeldonDeployment's name", sdep({ graph: SKLEARN }, '1st'), 'metadata.name'],
    ["the predictor's name", sdep({ name: 'a_b', graph: SKLEARN }), `${P}.name`],
    ["a node's name", sdep({ graph: { ...SKLEARN, name: 'my_model' } }), `${P}.graph.name`],
    [
      "a written container's name",
      sdep({
        graph: { name: 'my_model', type: 'MODEL' },
        componentSpecs: [{ spec: { containers: [{ name: 'my_model', image: 'i' }] } }],
      }),
      `${C}.spec.containers[0].name`,
    ],
    [
      "a component's name",
      sdep({ componentSpecs: [{ metadata: { name: 'A' }, spec: { containers: [MODEL] } }] }),
      `${C}.metadata.name`,
    ],
    [
      "a container's name that is too long for a label",
      sdep({ graph: { ...SKLEARN, name: 'm'.repeat(50) } }),
      `${P}.graph.name`,
    ],
    [
      'a port of a written container',
      withContainers({
        ...MODEL,
        ports: [
          { name: 'http', containerPort: 70000 },
          { name: 'grpc', containerPort: 9500 },
        ],
      }),
      `${C}.spec.containers[0].ports[0].containerPort`,
    ],
  ])('%s', (_, object, path) => {
    expect(blamed(object)).toEqual({ [path]: expect.anything() });
  });

  test('the volumes of an explainer with an invalid name lead to that name too', () => {
    const explained = sdep({
      name: 'Main',
      graph: SKLEARN,
      explainer: { type: 'AnchorTabular', modelUri: 'gs://models/explainer' },
    });
    expect(blamed(explained)['spec.predictors[0].name']).toEqual(
      expect.arrayContaining([
        'Deployment spec.template.spec.containers[0].name',
        'Deployment spec.template.spec.containers[0].volumeMounts[0].name',
        'Deployment spec.template.spec.initContainers[0].name',
        'Deployment spec.template.spec.volumes[1].name',
      ]),
    );
  });

  test('the second of two models in claims, whose volumes have the same name', () => {
    const graph = {
      ...SKLEARN,
      modelUri: 'pvc://a/x',
      children: [{ ...SKLEARN, name: 'second', modelUri: 'pvc://b/x' }],
    };
    expect(blamed(sdep({ graph }))).toEqual({
      'spec.predictors[0].graph.children[0].modelUri': ['Deployment spec.template.spec.volumes[3].name'],
    });
  });
});
