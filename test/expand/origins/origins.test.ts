import { load } from 'js-yaml';
import { expand } from '../../../src/expand/expand';
import { type Origin } from '../../../src/expand/origins/origin';
import { type Origins } from '../../../src/expand/origins/origins';
import { NamespaceSurroundings } from '../../../src/expand/surroundings';
import { type JsonObject } from '../../../src/private/json';
import { configOf } from '../../helpers/operator-profile';

const SDEP = load(`
metadata: {name: iris, namespace: seldon}
spec:
  annotations: {team: a, seldon.io/engine-log-level: DEBUG}
  predictors:
  - name: main
    replicas: 2
    labels: {tier: gold}
    traffic: 80
    svcOrchSpec: {env: [{name: SELDON_LOG_LEVEL, value: INFO}]}
    graph:
      name: scaler
      type: TRANSFORMER
      children:
      - {name: model, implementation: SKLEARN_SERVER, modelUri: 'gs://models/iris', envSecretRefName: bucket}
    componentSpecs:
    - metadata: {annotations: {note: x}}
      spec:
        nodeSelector: {gpu: 'yes'}
        containers:
        - {name: scaler, image: 'registry.example.com/scaler:1', args: [--fast], ports: [{name: http, containerPort: 7000}]}
  - name: canary
    traffic: 20
    graph: {name: model, implementation: TRITON_SERVER, modelUri: 'gs://models/new'}
  protocol: v2
`) as JsonObject;

const MAIN = 'iris-main-0-scaler-model';
const P = 'spec.predictors[0]';
const C = `${P}.componentSpecs[0]`;

function originsOf(sdep: JsonObject, values: JsonObject = {}): Origins {
  return expand(sdep, configOf(values), NamespaceSurroundings.NONE, { origins: true }).origins!;
}

function origin(kind: string, name: string, path: string, values: JsonObject = {}): Origin | undefined {
  return originsOf(SDEP, values).of({ kind, metadata: { name } }, path);
}

/** The path of a created pod's container or init container of a name, from its list. */
function item(list: string, name: string): string {
  const { objects } = expand(SDEP, configOf({}), NamespaceSurroundings.NONE);
  const deployment = objects.find(
    ({ kind, metadata }) => kind === 'Deployment' && metadata.name === MAIN,
  ) as unknown as {
    spec: { template: { spec: Record<string, { name: string }[]> } };
  };
  return `spec.template.spec.${list}[${deployment.spec.template.spec[list].findIndex((each) => each.name === name)}]`;
}

describe('what is passed on as it is', () => {
  test.each([
    ['a field of the pod', 'spec.template.spec.nodeSelector.gpu', `${C}.spec.nodeSelector.gpu`],
    ['a field of a container', 'spec.template.spec.containers[0].image', `${C}.spec.containers[0].image`],
    ['an item of a list', 'spec.template.spec.containers[0].args[0]', `${C}.spec.containers[0].args[0]`],
    [
      'a written item of a list that the operator extends',
      'spec.template.spec.containers[0].ports[0].containerPort',
      `${C}.spec.containers[0].ports[0].containerPort`,
    ],
    ['a label of the predictor', 'metadata.labels.tier', `${P}.labels.tier`],
    ['an annotation of the spec', 'spec.template.metadata.annotations.team', 'spec.annotations.team'],
    ['an annotation of the component', 'metadata.annotations.note', `${C}.metadata.annotations.note`],
    ['the replicas that count', 'spec.replicas', `${P}.replicas`],
    ['the namespace', 'metadata.namespace', 'metadata.namespace'],
  ])('%s is a copy', (_, path, from) => {
    expect(origin('Deployment', MAIN, path)).toEqual({ paths: [from], settings: [], copied: true });
  });

  test('a variable of the orchestrator is a copy', () => {
    expect(origin('Deployment', MAIN, `${item('containers', 'seldon-container-engine')}.env[2].value`)).toEqual({
      paths: [`${P}.svcOrchSpec.env[0].value`],
      settings: [],
      copied: true,
    });
  });
});

describe('what the operator creates', () => {
  test.each<[string, string, string, string, string[], string[]]>([
    [
      'a name has all its parts',
      'Deployment',
      MAIN,
      'metadata.name',
      ['metadata.name', `${P}.name`, `${C}.spec.containers[0].name`, `${P}.graph.children[0].name`],
      [],
    ],
    [
      'the image of a server',
      'Deployment',
      MAIN,
      `${item('containers', 'model')}.image`,
      [`${P}.graph.children[0].implementation`],
      ['predictor_servers.SKLEARN_SERVER'],
    ],
    [
      'the download of a model',
      'Deployment',
      MAIN,
      `${item('initContainers', 'model-model-initializer')}.args[0]`,
      [`${P}.graph.children[0].modelUri`],
      [],
    ],
    [
      'the Secret of the download',
      'Deployment',
      MAIN,
      `${item('initContainers', 'model-model-initializer')}.envFrom[0].secretRef.name`,
      [`${P}.graph.children[0].envSecretRefName`],
      [],
    ],
    [
      'a variable from an annotation',
      'Deployment',
      MAIN,
      `${item('containers', 'seldon-container-engine')}.env[3].value`,
      ['spec.annotations[seldon.io/engine-log-level]'],
      [],
    ],
    [
      "the port of a node's Service",
      'Service',
      'iris-main-scaler',
      'spec.ports[0].targetPort',
      [`${C}.spec.containers[0].ports[0].containerPort`],
      [],
    ],
    [
      'a share of the traffic',
      'VirtualService',
      'iris',
      'spec.http[0].route[1].weight',
      ['spec.predictors[1].traffic'],
      [],
    ],
    ['a gateway', 'VirtualService', 'iris', 'spec.gateways[0]', ['metadata'], ['istio.gateway']],
  ])('%s', (_, kind, name, path, paths, settings) => {
    expect(origin(kind, name, path, { istio: { enabled: true } })).toMatchObject({ paths, settings });
  });

  test('a setting of the operator is named, and where the SeldonDeployment could override it', () => {
    expect(origin('Deployment', MAIN, 'spec.template.spec.securityContext.runAsUser')).toEqual({
      paths: [`${C}.spec`],
      field: `${C}.spec.securityContext`,
      settings: ['defaultUserID'],
      copied: false,
    });
    expect(
      origin('Deployment', MAIN, `${item('containers', 'seldon-container-engine')}.resources.requests.cpu`),
    ).toEqual({
      paths: [`${P}.svcOrchSpec`],
      field: `${P}.svcOrchSpec.resources`,
      settings: ['executor.resources'],
      copied: false,
    });
  });

  test('a default leads to the nearest field that is written, and names the one to write', () => {
    expect(origin('Deployment', MAIN, 'spec.template.spec.terminationGracePeriodSeconds')).toEqual({
      paths: [`${C}.spec`],
      field: `${C}.spec.terminationGracePeriodSeconds`,
      settings: [],
      copied: false,
    });
    expect(origin('Deployment', 'iris-canary-0-model', 'spec.template.spec.dnsPolicy')).toMatchObject({
      paths: ['spec.predictors[1]'],
      field: 'spec.predictors[1].componentSpecs[0].spec.dnsPolicy',
    });
  });
});

describe('look-ups', () => {
  test('of a missing field lead to the nearest one', () => {
    expect(origin('Deployment', MAIN, 'spec.template.spec.containers[0].image.none')).toMatchObject({
      paths: [`${C}.spec.containers[0].image`],
    });
    expect(origin('Deployment', MAIN, '')).toMatchObject({ paths: [C] });
  });

  test('of an object that is not created find nothing', () => {
    expect(origin('Deployment', 'other', 'metadata.name')).toBeUndefined();
  });

  test('in the other direction name what a field creates', () => {
    const made = originsOf(SDEP).madeFrom(`${P}.graph.children[0].modelUri`);
    expect(made.map(({ object, path }) => `${object.kind} ${path}`)).toEqual(
      expect.arrayContaining([`Deployment ${item('initContainers', 'model-model-initializer')}`]),
    );
    expect(
      originsOf(SDEP)
        .madeFrom(`${C}.spec.nodeSelector.gpu`)
        .map(({ path }) => path),
    ).toEqual(['spec.template.spec.nodeSelector.gpu']);
    expect(originsOf(SDEP).madeFrom(`${C}.spec.nodeSelector.none`)).toEqual([]);
  });

  test('a field that is not listed has the origin of the nearest one around it', () => {
    for (const { object, fields } of originsOf(SDEP).all()) {
      expect(fields.has('')).toBe(true);
      for (const [path, expected] of fields) {
        expect(originsOf(SDEP).of(object, path)).toEqual(expected);
      }
    }
  });
});
