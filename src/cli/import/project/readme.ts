import { type JsonObject } from '../../../private/json';
import { identity } from '../identity';
import { type OperatorPlan } from '../operator/planned-operator';
import { type Planned } from '../plan';

/** What a README reports about an import. */
export interface Told {
  readonly name: string;
  readonly planned: readonly Planned[];
  readonly operators: Omit<OperatorPlan, 'kept'>;
  /** Names of the environments; none if there is one cluster. */
  readonly environments: readonly string[];
  /** The file of each that is kept as it is. */
  readonly fileOf: ReadonlyMap<Planned, string>;
  readonly secrets: readonly JsonObject[];
  /** Other objects that contain the data of Secrets. */
  readonly withheld: readonly JsonObject[];
  readonly owned: number;
  readonly kept: number;
  readonly exact: boolean;
}

/** The README of a project. */
export function readmeOf(
  { name, planned, operators, environments, fileOf, secrets, withheld, owned, kept, exact }: Told,
  commands: readonly (readonly [string, string])[],
  main: string,
): string {
  const width = Math.max(...commands.map(([command]) => command.length));
  const isValues = main.endsWith('.yaml');
  const before = environments.length === 0 ? '`before.yaml`' : '`before/`';
  const lines = commands.map(([command, about]) => (about === '' ? command : `${command.padEnd(width)}  # ${about}`));
  return [
    `# ${name}`,
    '',
    `SeldonDeployments as ${isValues ? 'values' : 'a program'}: [${main}](${main}), which \`cdk8s-seldon import\` wrote. It is yours to edit.`,
    '',
    '```',
    ...lines,
    '```',
    '',
    ...(exact ? sameData(before) : sameObjects(before)),
    `Delete ${before} and the test with it once you change the models.`,
    ...(environments.length === 0
      ? []
      : [
          '',
          `Each environment (${environments.join(', ')}) has a folder in \`manifests/\` and a file in \`before/\`.`,
        ]),
    ...section(
      'The operator',
      operators.operators.flatMap(({ namespace, differences }) => [
        `\`SeldonOperator\` installs the operator in \`${namespace}\`, configured as it was.` +
          (differences.length > 0 ? ' These of its own objects change, which `docs/helm-parity.md` explains:' : ''),
        ...(differences.length > 0 ? ['', ...differences.map((each) => `- ${each}`)] : []),
      ]),
    ),
    ...section(
      'Operators kept as they are',
      operators.reasons.map((each) => `- ${each}`),
    ),
    ...section(
      'With a patch, because constructs cannot express all of them',
      planned.filter(({ form }) => form === 'patched').map((each) => `- ${named(each)}: ${reasonOf(each)}`),
    ),
    ...section(
      'Kept as they are',
      planned.filter(({ form }) => form === 'verbatim').map((each) => reasoned(each, fileOf)),
    ),
    ...section(
      'In separate files, to be applied with the manifests, because `platform.yaml` cannot express them',
      planned.filter(({ form }) => form === 'separate').map((each) => reasoned(each, fileOf)),
    ),
    ...section(
      'Kept as they are and not checked',
      planned.filter(({ form }) => form === 'refused').map((each) => reasoned(each, fileOf)),
    ),
    ...section('Secrets', [
      ...listed(secrets, 'none of its data is here'),
      ...listed(withheld, 'it contains a Secret, so none of it is here'),
    ]),
    ...(kept === 0 ? [] : ['', keptLine(kept, isValues)]),
    ...(owned === 0
      ? []
      : [
          '',
          `${owned} ${owned === 1 ? 'object was' : 'objects were'} left out: a controller creates them from others.`,
        ]),
    '',
  ].join('\n');
}

function listed(objects: readonly JsonObject[], reason: string): string[] {
  return [...new Set(objects.map(identity))].map((each) => `- \`${each}\` stays in the cluster: ${reason}`);
}

function keptLine(count: number, isValues: boolean): string {
  const objects = count === 1 ? 'object is' : 'objects are';
  return `${count} other ${objects} unchanged in \`kept/\`${
    isValues ? ': apply that folder, too' : ', which the program includes'
  }.`;
}

function sameData(before: string): string[] {
  return [`The manifests hold the same data as ${before}, which is what was imported.`];
}

function sameObjects(before: string): string[] {
  return [
    'Applied to the cluster, the manifests change nothing: the operator creates the same objects at the same addresses',
    `as for ${before}, which is what was imported.`,
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `## ${title}`, '', ...lines];
}

function reasoned(each: Planned, fileOf: ReadonlyMap<Planned, string>): string {
  return `- ${named(each)} in \`${fileOf.get(each) ?? ''}\`: ${reasonOf(each)}`;
}

function named({ sdep, environment }: Planned): string {
  return `\`${identity(sdep)}\`${environment === undefined ? '' : ` of ${environment}`}`;
}

function reasonOf({ reasons }: Planned): string {
  return reasons[0].replace(/\s+/g, ' ').replaceAll('`', "'");
}
