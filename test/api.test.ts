import * as fs from 'node:fs';
import * as path from 'node:path';
import { assembly, short, type Member, type Type, type TypeReference } from './helpers/assembly';

const root = path.resolve(__dirname, '..');
const types = Object.values(assembly.types);

/** Values that have no one type in jsii: say here why. */
const ANY: Record<string, string> = {
  'NodeOptions.parameters': 'a number, a text, a boolean or a Parameter',
  'ExplainerSettings.initParameters': 'what the explainer takes, as plain data',
  'SeldonDeployment.fromManifest': 'a manifest as plain data',
  'Expansion.networkPolicies': 'objects of Kubernetes as plain data',
  'NetworkPeer.peer': 'a peer as a NetworkPolicy says it',
  'NetworkTraffic.dns': 'peers as a NetworkPolicy says them',
  'Expansion.objects': 'objects of Kubernetes as plain data',
  'SeldonValidation.validate': 'the context of cdk8s-cli, which is no dependency',
  'SmokeTestProps.request': 'a request as plain data',
  'SnippetOptions.request': 'a request as plain data',
  'Plus.cpu': 'a class of cdk8s-plus, whichever version is installed',
  'Plus.env': 'a class of cdk8s-plus, whichever version is installed',
  'Plus.probe': 'a class of cdk8s-plus, whichever version is installed',
  'Plus.volume': 'a class of cdk8s-plus, whichever version is installed',
  'AmbassadorGatewayProps.moduleConfig': 'the configuration of Ambassador, as plain data',
  'ThirdPartyChartOptions.values': 'values of a chart, as plain data',
  'ThirdPartyProps.values': 'values of a chart, as plain data',
  'Values.of': 'values of a chart, as plain data',
  'Values.toJson': 'values of a chart, as plain data',
};

/** Structs with more members than one reads at a glance: say here why. */
const LARGE: Record<string, string> = {
  SeldonDeploymentProps: 'three are deprecated fields of the API, seven are annotations',
  ContainerOptions: 'the fields of a container in Kubernetes',
  ManagerOptions: "the settings of the manager in the operator's chart",
  SeldonOperatorProps: "the sections of the operator's chart",
};
const MOST_MEMBERS = 14;

const membersOf = (type: Type) => [...(type.properties ?? []), ...(type.methods ?? [])];

function mentions(reference: TypeReference | undefined, found: (reference: TypeReference) => boolean): boolean {
  return reference !== undefined && (found(reference) || mentions(reference.collection?.elementtype, found));
}

/** Every type that a member takes or gives. */
const references = (member: Member) => [
  member.type,
  member.returns?.type,
  ...(member.parameters ?? []).map(({ type }) => type),
];

describe('the public API', () => {
  test('has a summary on every type and every member', () => {
    const silent = types.flatMap((type) => [
      ...(type.docs?.summary ? [] : [short(type.fqn)]),
      ...[...membersOf(type), ...(type.members ?? [])]
        .filter(({ docs, name }) => !docs?.summary && !inherits(type, name))
        .map(({ name }) => `${short(type.fqn)}.${name}`),
    ]);
    expect(silent).toEqual([]);
  });

  test('describes every parameter of every method and constructor', () => {
    const signatures = types.flatMap((type) => [
      ...(type.methods ?? []).map(({ name, parameters }) => ({ title: `${short(type.fqn)}.${name}`, parameters })),
      { title: `new ${short(type.fqn)}`, parameters: type.initializer?.parameters },
    ]);
    const silent = signatures.flatMap(({ title, parameters = [] }) =>
      parameters.filter(({ docs }) => !docs?.summary).map(({ name }) => `${title}: ${name}`),
    );
    expect(silent).toEqual([]);
  });

  test('shows each construct in an example, which scripts/check-snippets.sh compiles', () => {
    const ancestors = ({ base }: Type): string[] =>
      base === undefined ? [] : [base, ...(assembly.types[base] === undefined ? [] : ancestors(assembly.types[base]))];
    const constructs = Object.values(assembly.types).filter((type) => ancestors(type).includes('constructs.Construct'));
    expect(constructs.length).toBeGreaterThan(15);
    expect(constructs.filter(({ docs }) => docs?.example === undefined).map(({ fqn }) => short(fqn))).toEqual([]);
  });

  test('describes what happens without each optional property of a struct', () => {
    const silent = types
      .filter(({ datatype }) => datatype)
      .flatMap((type) =>
        (type.properties ?? [])
          .filter(({ optional, docs }) => optional && !docs?.default)
          .map(({ name }) => `${short(type.fqn)}.${name}`),
      );
    expect(silent).toEqual([]);
  });

  test('documents defaults as behaviour', () => {
    const empty = types.flatMap((type) =>
      (type.properties ?? [])
        .filter(({ docs }) => /^-?\s*(undefined|null)\s*$/.test(docs?.default ?? ''))
        .map(({ name }) => `${short(type.fqn)}.${name}`),
    );
    expect(empty).toEqual([]);
  });

  test('has no unions', () => {
    const unions = types.flatMap((type) =>
      membersOf(type)
        .filter((member) =>
          references(member).some((reference) => mentions(reference, ({ union }) => union !== undefined)),
        )
        .map(({ name }) => `${short(type.fqn)}.${name}`),
    );
    expect(unions).toEqual([]);
  });

  test('accepts values of any type only for a reason', () => {
    const loose = types.flatMap((type) =>
      membersOf(type)
        .filter((member) =>
          references(member).some((reference) => mentions(reference, ({ primitive }) => primitive === 'any')),
        )
        .map(({ name }) => `${short(type.fqn)}.${name}`),
    );
    expect(loose.filter((name) => !(name in ANY))).toEqual([]);
    expect(Object.keys(ANY).filter((name) => !loose.includes(name))).toEqual([]);
  });

  test('has submodules that import nothing from outside: Go, whose packages they are, could not compile them', () => {
    const submodule = (fqn: string) => short(fqn).split('.').slice(0, -1).join('.');
    const outward = types
      .filter(({ fqn }) => submodule(fqn))
      .flatMap((type) =>
        membersOf(type)
          .filter((member) =>
            references(member).some((reference) =>
              mentions(
                reference,
                ({ fqn }) => fqn?.startsWith('cdk8s-seldon.') === true && submodule(fqn) !== submodule(type.fqn),
              ),
            ),
          )
          .map(({ name }) => `${short(type.fqn)}.${name}`),
      );
    expect(outward).toEqual([]);
  });

  test('has large structs only for a reason', () => {
    const large = types
      .filter(
        ({ datatype, properties = [], fqn }) =>
          datatype && properties.length > MOST_MEMBERS && !short(fqn).startsWith('k8s.'),
      )
      .map(({ fqn }) => short(fqn));
    expect(large.filter((name) => !(name in LARGE))).toEqual([]);
    expect(Object.keys(LARGE).filter((name) => !large.includes(name))).toEqual([]);
  });

  test('has neither setters nor methods that only get a value', () => {
    const disguised = types.flatMap((type) =>
      (type.methods ?? [])
        .filter(({ name }) => /^(get|set)[A-Z]/.test(name))
        .map(({ name }) => `${short(type.fqn)}.${name}`),
    );
    expect(disguised).toEqual([]);
  });

  test('exports nothing but types, each in one way', () => {
    const exported = fs.readFileSync(path.join(root, 'src/index.ts'), 'utf8').trim().split('\n');
    expect(exported.filter((line) => !/^export (\*( as \w+)?|\{ [\w ,]+ \}) from '\.\/[\w./-]+';$/.test(line))).toEqual(
      [],
    );
    expect(exported.filter((line, index) => exported.indexOf(line) < index)).toEqual([]);
    const lib = jest.requireActual<Record<string, unknown>>('../src');
    expect(
      Object.entries(lib)
        .filter(([, value]) => typeof value === 'function' && !/^class\b/.test(Function.prototype.toString.call(value)))
        .map(([name]) => name),
    ).toEqual([]);
  });
});

/** Whether a member is documented where it comes from. */
function inherits(type: Type, member: string): boolean {
  return [type.base, ...(type.interfaces ?? [])]
    .filter((fqn) => fqn !== undefined)
    .some((fqn) => {
      const above = assembly.types[fqn];
      return above !== undefined && (membersOf(above).some(({ name }) => name === member) || inherits(above, member));
    });
}
