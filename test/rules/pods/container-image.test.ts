import { containerImage } from '../../../src/rules/pods/container-image';
import { describeRule, judgeManifests } from '../describe-rule';

describeRule(containerImage, {
  accepts: {
    'an image':
      'predictors: [{name: p, graph: {name: m, type: MODEL}, componentSpecs: [{spec: {containers: [{name: m, image: i}]}}]}]',
    'a server with an image for the protocol':
      'predictors: [{name: p, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://b/m}}]',
    "a server's container without its own image":
      'predictors: [{name: p, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://b/m}, componentSpecs: [{spec: {containers: [{name: m}]}}]}]',
  },
  rejects: {
    'settings of the storage initializer': [
      'predictors: [{name: p, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://b/m}, componentSpecs: [{spec: {volumes: [{name: m-provision-location, emptyDir: {}}], containers: [{name: m}], initContainers: [{name: m-model-initializer, resources: {requests: {cpu: 1}}}]}}]}]',
      [
        'spec.predictors[0].componentSpecs[0].spec.initContainers[0].image',
        'container "m-model-initializer" has no image',
      ],
    ],
    'settings of the explainer': [
      'predictors: [{name: p, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://b/m}, explainer: {type: AnchorTabular, modelUri: gs://b/e}, componentSpecs: [{spec: {containers: [{name: m}, {name: iris-p-explainer}]}}]}]',
      ['spec.predictors[0].componentSpecs[0].spec.containers[1].image', 'container "iris-p-explainer" has no image'],
    ],
    'a container without an image': [
      'predictors: [{name: p, graph: {name: m, type: MODEL}, componentSpecs: [{spec: {containers: [{name: m}]}}]}]',
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].image', 'Deployment "iris-p-0-m"'],
    ],
    'a misspelled container of a server, and suggests the node': [
      'predictors: [{name: p, graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://b/m}, componentSpecs: [{spec: {containers: [{name: clasifier, resources: {requests: {memory: 2Gi}}}]}}]}]',
      [
        'spec.predictors[0].componentSpecs[0].spec.containers[0].image',
        'container "clasifier" has no image, and no node has its name',
      ],
    ],
    'a container of no node, and names the node that lacks one': [
      'predictors: [{name: p, graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://b/m}, componentSpecs: [{spec: {containers: [{name: server}]}}]}]',
      [
        'spec.predictors[0].componentSpecs[0].spec.containers[0].image',
        'container "server" has no image, and no node has its name',
      ],
    ],
    'a sidecar without an image': [
      'predictors: [{name: p, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://b/m}, componentSpecs: [{spec: {containers: [{name: m}, {name: proxy}]}}]}]',
      ['spec.predictors[0].componentSpecs[0].spec.containers[1].image', 'the container has no image'],
    ],
    'a server without an image for the protocol': [
      'predictors: [{name: p, graph: {name: r, implementation: RANDOM_ABTEST, children: [{name: a, implementation: SKLEARN_SERVER, modelUri: gs://b/m}, {name: b, implementation: HUGGINGFACE_SERVER}]}}]',
      ['spec.predictors[0].graph.children[1].implementation', 'protocol "seldon"'],
    ],
  },
});

describe('the remedy for a server without an image for the protocol', () => {
  const remedyFor = (server: string, protocol: string, configured?: string): string | undefined =>
    judgeManifests(
      `spec: {protocol: ${protocol}, predictors: [{name: p, graph: {name: m, implementation: ${server}, modelUri: gs://b/m}}]}`,
      configured,
    ).findings.find(({ rule }) => rule === containerImage.id)?.remedy;

  test.each([
    ['TRITON_SERVER', 'seldon', 'set spec.protocol to "v2": TRITON_SERVER supports no other'],
    ['HUGGINGFACE_SERVER', 'seldon', 'set spec.protocol to "v2": HUGGINGFACE_SERVER supports no other'],
    ['TENSORFLOW_SERVER', 'v2', 'set spec.protocol to "seldon" or "tensorflow": TENSORFLOW_SERVER supports no other'],
  ])('%s does not speak %s, whatever its image', (server, protocol, remedy) => {
    expect(remedyFor(server, protocol)).toBe(remedy);
  });

  test('a server that the operator has for other protocols may have its own image', () => {
    const operator = 'predictor_servers: {OWN_SERVER: {protocols: {v2: {image: own, defaultImageVersion: "1"}}}}';
    expect(remedyFor('OWN_SERVER', 'seldon', operator)).toContain('or set an image for its container');
  });
});
