import * as fs from 'node:fs';
import * as path from 'node:path';
import { fieldsOfType } from '../../src/api/schema/shape';
import { assembly, short, type Type, type TypeReference } from '../helpers/assembly';
import { platformSections } from '../helpers/sections';
import { structUses } from '../helpers/struct-uses';

// Every option of the constructs that a platform uses is also a platform value, unless there is a reason. That each
// value has an effect is tested in every-value.test.ts.

const folder = path.resolve(__dirname, '../../src/platform');
const files = [folder, path.join(folder, 'gitops')].flatMap((room) =>
  fs.readdirSync(room).map((file) => path.join(room, file)),
);
const uses = structUses(files.filter((file) => file.endsWith('.ts')));
const types = Object.fromEntries(Object.values(assembly.types).map((type) => [short(type.fqn), type]));

/** Types and members that values do not offer, by the reason. */
const NOT_OFFERED: Readonly<Record<string, readonly string[]>> = {
  'values describe a whole platform': ['SeldonPlatform', 'PlatformEnvironments', 'Values'],
  "`operator.values` has the operator chart's values": ['SeldonOperator'],
  '`gitops` offers the same': ['GitOps'],
  'waves follow from the kind of an object': ['SyncWave'],
  '`env` has the format of Kubernetes': ['EnvValue'],
  '`server` is the name, known or not': ['PrepackagedServer'],
  'offered as a whole; tested below': ['ExplainerContainer', 'RemoteCredentials'],
  'values have types of their own: number, string, boolean; `type` and `value` for the others': ['Parameter'],
  'the default': ['ModelServerMetrics.MLSERVER', 'ModelServerMetrics.TRITON', 'PodPlacement.onePod', 'ServerType.rpc'],
  'the default is right for every platform': ['FluxKustomizationProps.retryInterval', 'K3sInstallOptions.namespace'],
  '`uri`, or `store` and `path`': [
    'ModelArtifact.azureBlob',
    'ModelArtifact.gcs',
    'ModelArtifact.http',
    'ModelArtifact.minio',
    'ModelArtifact.s3',
  ],
  'for nodes, which bind their artifacts': ['ModelArtifact.bind'],
  'returns something and writes nothing': ['Expansion', 'ImageMirror.image', 'Predictor.nodeServiceName'],
  'the command `graph` draws the manifests': ['SeldonDeployment.graph'],
  'group, kind and paths': ['IgnoreDifference.WEBHOOK_SECRET'],
  'a transformer': ['GraphNode.outlierDetector'],
  '`parameters`, by the names that the server uses': [
    'ServerNodeOptions.serverParameters',
    'ServerParameters.huggingFace',
    'ServerParameters.mlflow',
    'ServerParameters.sklearn',
    'ServerParameters.tensorflow',
    'ServerParameters.triton',
  ],
  '`predictors`, `canary` and `shadow`': ['SeldonDeployment.abTest', 'SeldonDeployment.canary'],
  '`metadata` and `annotations`': ['SeldonDeployment.addAnnotation'],
  '`podAnnotations` and `podLabels`': ['Predictor.addAnnotation', 'Predictor.addLabel'],
  '`manifest`; the field has no effect': [
    'SeldonDeploymentProps.oauthKey',
    'SeldonDeploymentProps.oauthSecret',
    'SeldonDeploymentProps.specName',
  ],
  '`replicas` of each version': ['SeldonDeploymentProps.replicas'],
  '`silence`, whose errors name the line of each rule': ['SeldonDeploymentProps.silence'],
  '`cpu` and `memory` of `scaling`': ['Scaling.onCpu', 'Scaling.onMemory'],
  '`metrics` have the format of Kubernetes': ['Metric.pods'],
  '`componentSpecs`': ['PodPlacement.pods'],
  'a platform has one': [
    'ModelMonitorProps.name',
    'OperatorMonitorProps.name',
    'ModelAlertsProps.name',
    'PredictionsDashboardProps.name',
  ],
  'the versions that a chart of your own supports are not checked': [
    'ThirdPartyProps.oldestKubernetes',
    'ThirdPartyProps.newestKubernetes',
  ],
};

const notOffered = new Set(Object.values(NOT_OFFERED).flat());

/** Explainers of each kind are what `Explainer.of` returns for the kind's name. */
const BY_NAME = ['Explainer'];

const members = membersInReach();

test('every option of the constructs is a value, or is listed with a reason', () => {
  expect(members.length).toBeGreaterThan(350);
  expect(members.filter((member) => !uses.has(member) && !notOffered.has(member))).toEqual([]);
});

test('what is listed exists, and is no value yet', () => {
  const outdated = [...notOffered].filter((name) =>
    name.includes('.') ? !members.includes(name) || uses.has(name) : types[name] === undefined,
  );
  expect(outdated).toEqual([]);
});

test.each([
  ['Container', ['ServerContainer', 'NodeContainer']],
  ['ExplainerContainer', ['ExplainerContainer']],
  ['Pod', ['PodOptions']],
  ['ComponentSpec', ['ComponentSpec']],
  ['RemoteCredentials', ['RemoteCredentials']],
  ['Remote', ['RemoteSecret']],
])('the section %s has every property of the structs %j', (name, structs) => {
  const { fields, beside } = platformSections().find((section) => section.name === name)!;
  const besides = [...(beside === undefined ? [] : fieldsOfType(beside.type).keys()), ...(beside?.but ?? [])];
  // jsii changes capitals: hostIpc for hostIPC.
  const known = new Set([...Object.keys(fields), ...besides].map((key) => key.toLowerCase()));
  expect(
    structs.flatMap((struct) => properties(types[struct])).filter((property) => !known.has(property.toLowerCase())),
  ).toEqual([]);
});

/**
 * What the platform calls and the options of these calls: properties of structs, members of enums and of classes that
 * are used like enums, methods with options.
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
  // Structs of Kubernetes keep its names, so that values of these types have the format of Kubernetes.
  const reach = (name: string): void => {
    if (seen.has(name) || notOffered.has(name) || name.startsWith('k8s.')) {
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
