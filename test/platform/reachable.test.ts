import * as fs from 'node:fs';
import * as path from 'node:path';
import { fieldsOfType } from '../../src/api/schema/shape';
import { assembly, short, type Type, type TypeReference } from '../helpers/assembly';
import { platformSections } from '../helpers/sections';
import { structUses } from '../helpers/struct-uses';

// Whether every option of the constructs that the platform is made of can be said by a value. That each value has an
// effect is what every-value.test.ts tries.

const folder = path.resolve(__dirname, '../../src/platform');
const files = [folder, path.join(folder, 'gitops')].flatMap((room) =>
  fs.readdirSync(room).map((file) => path.join(room, file)),
);
const uses = structUses(files.filter((file) => file.endsWith('.ts')));
const types = Object.fromEntries(Object.values(assembly.types).map((type) => [short(type.fqn), type]));

/** What values do not say by itself: a type or a member of it, and the reason. */
const REASONS: Readonly<Record<string, string>> = {
  SeldonPlatform: 'it is the platform itself',
  SeldonOperator: 'values are those of its chart, which say all that its properties say',
  Values: 'they are the values',
  SyncWave: 'waves follow from what an object is',
  EnvValue: '`env` takes what Kubernetes has for it',
  PrepackagedServer: '`server` is its name, known or not',
  ExplainerContainer: 'it is taken whole, see below',
  RemoteCredentials: 'they are taken whole, see below',
  Parameter: 'a number, a text, true and false are what the functions make; type and value say the rest',
  'ModelServerMetrics.MLSERVER': 'it holds unless values name others, which can say the same',
  'ModelServerMetrics.TRITON': 'it holds unless values name others, which can say the same',
  'IgnoreDifference.WEBHOOK_SECRET': '`ignoreDifferences` takes group, kind and paths',
  'FluxKustomizationProps.retryInterval': 'a minute will do',
  PlatformEnvironments: 'they are what `environments` come to',
  GitOps: 'code says with it what `gitops` says',
  'K3sInstallOptions.namespace': 'k3s looks after kube-system',
  'ModelArtifact.azureBlob': '`uri` and `store` say where',
  'ModelArtifact.gcs': '`uri` and `store` say where',
  'ModelArtifact.http': '`uri` and `store` say where',
  'ModelArtifact.minio': '`uri` and `store` say where',
  'ModelArtifact.s3': '`uri` and `store` say where',
  'ModelArtifact.bind': 'artifacts are bound by their nodes',
  Expansion: 'it shows what becomes of a model, and writes nothing',
  'ImageMirror.image': 'it tells a name',
  'GraphNode.outlierDetector': 'it is a transformer',
  'ServerNodeOptions.serverParameters': '`parameters` say them by the names that the server has',
  'ServerParameters.huggingFace': '`parameters` say them by the names that the server has',
  'ServerParameters.mlflow': '`parameters` say them by the names that the server has',
  'ServerParameters.sklearn': '`parameters` say them by the names that the server has',
  'ServerParameters.tensorflow': '`parameters` say them by the names that the server has',
  'ServerParameters.triton': '`parameters` say them by the names that the server has',
  'SeldonDeployment.graph': 'a picture of an object; the command graph draws what values make',
  'SeldonDeployment.abTest': '`predictors` say it',
  'SeldonDeployment.canary': 'the versions are predictors',
  'SeldonDeployment.addAnnotation': '`metadata` and `annotations` say it',
  'SeldonDeploymentProps.oauthKey': 'a dead field; `manifest` takes it',
  'SeldonDeploymentProps.oauthSecret': 'a dead field; `manifest` takes it',
  'SeldonDeploymentProps.specName': 'a dead field; `manifest` takes it',
  'SeldonDeploymentProps.replicas': '`replicas` are those of each version',
  'SeldonDeploymentProps.silence': '`silence` calls Silence.below, which names the place of each rule',
  'Predictor.addAnnotation': '`podAnnotations` say it',
  'Predictor.addLabel': '`podLabels` say it',
  'Predictor.nodeServiceName': 'it only tells a name',
  'Scaling.onCpu': '`cpu` is a metric among others',
  'Scaling.onMemory': '`memory` is a metric among others',
  'Metric.pods': '`metrics` take what Kubernetes has for it',
  'PodPlacement.onePod': 'it holds where nothing is said',
  'PodPlacement.pods': '`componentSpecs` say it',
  'ServerType.rpc': 'it holds without `kafka`',
  'ModelMonitorProps.name': 'a platform has one',
  'OperatorMonitorProps.name': 'a platform has one',
  'ModelAlertsProps.name': 'a platform has one',
  'PredictionsDashboardProps.name': 'a platform has one',
  'ThirdPartyProps.oldestKubernetes': 'who names a version knows what it supports',
  'ThirdPartyProps.newestKubernetes': 'who names a version knows what it supports',
};

/** Explainers of each kind are what `Explainer.of` makes of the kind's name. */
const BY_NAME = ['Explainer'];

const members = membersInReach();

test('every option of the constructs has a value, or a reason why not', () => {
  expect(members.length).toBeGreaterThan(350);
  expect(members.filter((member) => !uses.has(member) && !(member in REASONS))).toEqual([]);
});

test('no reason is out of date', () => {
  const idle = Object.keys(REASONS).filter((name) =>
    name.includes('.') ? !members.includes(name) || uses.has(name) : types[name] === undefined,
  );
  expect(idle).toEqual([]);
});

test.each([
  ['Container', ['ServerContainer', 'NodeContainer']],
  ['ExplainerContainer', ['ExplainerContainer']],
  ['Pod', ['PodOptions']],
  ['ComponentSpec', ['ComponentSpec']],
  ['RemoteCredentials', ['RemoteCredentials']],
  ['Remote', ['RemoteSecret']],
])('a %s takes what the structs have, by the names that Kubernetes and the store give', (name, structs) => {
  const { fields, beside } = platformSections().find((section) => section.name === name)!;
  const besides = [...(beside === undefined ? [] : fieldsOfType(beside.type).keys()), ...(beside?.but ?? [])];
  // jsii has its own way with capitals: hostIpc for hostIPC.
  const known = new Set([...Object.keys(fields), ...besides].map((key) => key.toLowerCase()));
  expect(
    structs.flatMap((struct) => properties(types[struct])).filter((property) => !known.has(property.toLowerCase())),
  ).toEqual([]);
});

/**
 * What the platform calls, and what that takes: options of structs, choices of enums and of classes like them, methods
 * with options.
 */
function membersInReach(): string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const refer = (reference: TypeReference | undefined): void => {
    if (reference?.fqn?.startsWith('cdk8s-seldon.')) {
      reach(short(reference.fqn));
    }
    if (reference?.collection) {
      refer(reference.collection.elementtype);
    }
  };
  // Structs of Kubernetes are named as Kubernetes names them, which `beside` and `api` take as they are.
  const reach = (name: string): void => {
    if (seen.has(name) || name in REASONS || name.startsWith('k8s.')) {
      return;
    }
    seen.add(name);
    const {
      kind,
      datatype,
      fqn,
      base,
      interfaces = [],
      members: choices = [],
      properties: own = [],
      methods = [],
      initializer,
    } = types[name];
    const isOwn = (reference: TypeReference | undefined) => reference?.fqn === fqn;
    [...(base === undefined ? [] : [base]), ...interfaces].forEach((above) => refer({ fqn: above }));
    choices.forEach((choice) => found.add(`${name}.${choice.name}`));
    for (const property of own.filter((each) => datatype || (kind === 'class' && each.static && isOwn(each.type)))) {
      found.add(`${name}.${property.name}`);
      refer(property.type);
    }
    for (const method of methods.filter((each) =>
      each.static ? isOwn(each.returns?.type) : (each.parameters ?? []).length > 0,
    )) {
      const member = `${name}.${method.name}`;
      if (!BY_NAME.includes(name) || uses.has(member)) {
        found.add(member);
      }
      if (uses.has(member)) {
        method.parameters?.forEach(({ type }) => refer(type));
      }
    }
    initializer?.parameters?.forEach(({ type }) => refer(type));
  };
  [...uses]
    .map((use) => use.replace(/\.[^.]+$/, ''))
    .filter((name) => types[name]?.kind === 'class')
    .forEach(reach);
  return [...found];
}

function properties({ properties: own = [], base, interfaces = [] }: Type): string[] {
  const above = [...(base === undefined ? [] : [base]), ...interfaces].flatMap((fqn) => assembly.types[fqn] ?? []);
  return [...own.map(({ name }) => name), ...above.flatMap(properties)];
}
