import { App, Chart } from 'cdk8s';
import { fileText } from './file-text';
import { identity } from './identity';
import { type InputObjects } from './objects';
import { planOperators } from './operator/plan';
import { type OperatorPlan, type PlannedOperator } from './operator/planned-operator';
import { byNamespace, isNamed, layOut, MANIFESTS, plan, type Planned, ProjectFiles } from './plan';
import { type ProjectParts } from './project/parts';
import { pythonProject } from './project/python';
import { readmeOf } from './project/readme';
import { typescriptProject } from './project/typescript';
import { valuesProject } from './project/values';
import { type Cluster } from './promise';
import { deviations, synthesized } from './prove';
import { OPERATOR } from './settings';
import { environmentsText } from './values-environments';
import { planValues } from './values-plan';
import { OPERATOR_CHART_NAME, OPERATOR_NAMESPACE } from '../../api/facts/names';
import { type Assembly } from '../../codegen/assembly';
import { compose } from '../../codegen/compose';
import { type ComposedApp } from '../../codegen/composed';
import { call, construct, type Expression, struct, value } from '../../codegen/expression';
import { withConstants } from '../../codegen/factor/constants';
import { shareAcross } from '../../codegen/factor/environments';
import { factor } from '../../codegen/factor/factor';
import { Names } from '../../codegen/identifiers';
import { type Program, type Statement } from '../../codegen/program';
import { Values } from '../../input/values';
import { SeldonOperator } from '../../operator/seldon-operator';
import { isObject, type JsonObject } from '../../private/json';
import { type RepositoryFiles } from '../init/repository';

/** The forms of a project. */
export const TARGETS = ['typescript', 'python', 'values'] as const;

export type Target = (typeof TARGETS)[number];

export interface ProjectSettings {
  readonly target: Target;
  readonly exact: boolean;
  /** Whether models that are alike become a function and a table. */
  readonly factored: boolean;
  readonly assembly: Assembly;
  /** Name of the project. */
  readonly name: string;
  /** This library, as package.json or requirements.txt name it. */
  readonly library: string;
  /** Texts of values files of the operator's chart. */
  readonly operatorValues: readonly string[];
}

/** What is imported for one cluster. */
export interface ClusterInput {
  /** Name of the environment, if there are several. */
  readonly environment?: string;
  readonly objects: InputObjects;
  readonly cluster: Cluster;
}

/** Files of a project, and what became of each model. */
interface Files {
  readonly files: RepositoryFiles;
  readonly planned: readonly Planned[];
}

export interface ImportedProject extends Files {
  readonly operators: Omit<OperatorPlan, 'kept'>;
}

/** A project that writes what was imported, proved on its own model of the program or by the platform of the values. */
export function importedProject(clusters: readonly ClusterInput[], settings: ProjectSettings): ImportedProject {
  const inputs = plannedInputs(clusters, settings);
  const operators = inputs.flatMap((each) => each.operators.operators);
  // What is installed here is not installed elsewhere.
  const own = { ...settings, operatorValues: operators.length > 0 ? [] : settings.operatorValues };
  const { files, planned } = settings.target === 'values' ? valuesTarget(inputs, own) : programTarget(inputs, own);
  const before = Object.fromEntries(
    clusters.map(({ environment, objects }) => [beforeFile(environment), beforeText(objects)]),
  );
  const reasons = inputs.flatMap((each) => each.operators.reasons);
  return { files: { ...files, ...before }, planned, operators: { operators, reasons } };
}

/** The file of what was imported. */
function beforeFile(environment: string | undefined): string {
  return environment === undefined ? 'before.yaml' : `before/${environment}.yaml`;
}

/** An input, and what becomes of it. */
interface PlannedInput {
  readonly environment?: string;
  readonly cluster: Cluster;
  /** Without the objects of operators that constructs install. */
  readonly objects: InputObjects;
  readonly planned: readonly Planned[];
  readonly operators: OperatorPlan;
}

function plannedInputs(clusters: readonly ClusterInput[], settings: ProjectSettings): PlannedInput[] {
  const { assembly, exact, target } = settings;
  const values = valuesGiven(settings.operatorValues);
  let before = 0;
  const plans = clusters.map(({ objects }) => {
    const found = planOperators(objects.kept, { assembly, exact, canBeStrict: target !== 'values', values, before });
    before += found.operators.length;
    return found;
  });
  const operator =
    before > 0 || settings.operatorValues.length === 0 ? undefined : operatorElsewhere(settings.operatorValues);
  return clusters.map(({ environment, cluster, objects }, i) => ({
    environment,
    cluster,
    objects: { ...objects, kept: plans[i].kept },
    operators: plans[i],
    planned: plan(objects, { assembly, exact, cluster, operator }, plans[i].operators, environment),
  }));
}

function valuesGiven(texts: readonly string[]): JsonObject | undefined {
  return texts.length === 0
    ? undefined
    : (texts
        .map((text) => Values.parse(text))
        .reduce((all, more) => all.merge(more))
        .toJson() as JsonObject);
}

function programTarget(inputs: readonly PlannedInput[], settings: ProjectSettings): Files {
  const values = Object.fromEntries(
    settings.operatorValues.map((text, i) => [`operator-values${i === 0 ? '' : `-${i + 1}`}.yaml`, text]),
  );
  const layouts = inputs.map(({ environment, planned, objects, operators }) =>
    layOut(planned, objects.kept, operators.operators, environment),
  );
  const operators = inputs.flatMap((each) => each.operators.operators);
  const files: Record<string, string> = Object.assign(
    {},
    ...layouts.map((each) => each.files),
    values,
    ...operators.map((each) => each.files),
  );
  const apps = layouts.map(({ app }) => app);
  const program = provedProgram(
    (apart) => programOf(apps, Object.keys(values), settings, apart),
    (made) => {
      const objects = synthesized(made, files);
      return inputs.flatMap((input, i) => broken(input, objects.get(apps[i].folder) ?? []));
    },
  );
  const fileOf = new Map(layouts.flatMap((each) => [...each.fileOf]));
  const parts = { ...projectParts(inputs, fileOf, Object.keys(values), [], settings), program };
  const project = settings.target === 'python' ? pythonProject(parts, settings.assembly) : typescriptProject(parts);
  return { files: { ...files, ...project }, planned: inputs.flatMap(({ planned }) => planned) };
}

/** Where a program breaks its promise, and for which models. */
interface Broken {
  readonly message: string;
  readonly models: readonly Planned[];
}

function broken({ planned, objects, operators }: PlannedInput, made: readonly JsonObject[]): Broken[] {
  const expected = [
    ...objects.kept.map(({ object }) => object),
    ...operators.operators.flatMap(({ manifests }) => manifests),
  ];
  return deviations(made, planned, expected).map((message) => ({
    message,
    models: planned.filter(({ sdep }) => message.startsWith(`${identity(sdep)} `)),
  }));
}

function valuesTarget(inputs: readonly PlannedInput[], settings: ProjectSettings): Files {
  const elsewhere = valuesGiven(settings.operatorValues);
  const texts: Record<string, string> = {};
  const fileOf = new Map<Planned, string>();
  const made = inputs.map((input) => {
    const { environment, cluster, planned, objects } = input;
    const [installed] = input.operators.operators;
    const values = planValues(planned, {
      // Neither is this platform's to write: both are there already.
      operator: installed ? installedValues(installed) : { enabled: false, ...(elsewhere && { values: elsewhere }) },
      home: installed?.namespace,
      cluster,
      exact: settings.exact,
      // Defaults of namespaces would hide what environments share.
      factored: settings.factored && inputs.length === 1,
    });
    const said = planned.map((each): Planned => {
      const reason = values.whole.get(each) ?? values.beside.get(each);
      return reason === undefined
        ? each
        : { ...each, form: values.beside.has(each) ? 'separate' : 'verbatim', reasons: [reason] };
    });
    const files = new ProjectFiles(environment);
    byNamespace(objects.kept).forEach((kept, namespace) => files.addKept(namespace, kept));
    const isApart = ({ form }: Planned): boolean => form === 'refused' || form === 'separate';
    said.forEach((each) => fileOf.set(each, isApart(each) ? files.add(each) : 'platform.yaml'));
    Object.assign(texts, files.texts);
    return { ...input, planned: said, values };
  });
  const text =
    made.length === 1
      ? made[0].values.text
      : environmentsText(made.map(({ environment = '', values }) => ({ environment, plan: values })));
  const parts = projectParts(made, fileOf, [], Object.keys(texts), settings);
  return { files: { ...texts, ...valuesProject(parts, text) }, planned: made.flatMap(({ planned }) => planned) };
}

/** The section of an operator that the platform installs. */
function installedValues({ namespace, release, values }: PlannedOperator): JsonObject {
  const { certManager, ...rest } = values;
  const isUsual = isObject(certManager) && certManager.enabled === true;
  return {
    ...(namespace !== OPERATOR_NAMESPACE && { namespace }),
    ...(release !== OPERATOR_CHART_NAME && { release }),
    ...rest,
    // The platform's operator has its certificate from cert-manager by itself.
    ...(!isUsual && certManager !== undefined && { certManager }),
  };
}

/**
 * What all forms of a project have in common.
 * @param files that are applied beside what is synthesized
 */
function projectParts(
  inputs: readonly PlannedInput[],
  fileOf: ReadonlyMap<Planned, string>,
  operatorValues: readonly string[],
  files: readonly string[],
  { name, library, exact }: ProjectSettings,
): Omit<ProjectParts, 'program'> {
  const flags = `${operatorValues.map((file) => ` --operator-values ${file}`).join('')}${exact ? ' --exact' : ''}`;
  const checks = inputs.map(({ environment }) => {
    const below = environment === undefined ? '' : `/${environment}`;
    const folders = [...new Set(files.map((file) => file.split('/')[0]))].map((folder) => `${folder}${below}`);
    const manifests = [
      `${MANIFESTS}${below}`,
      ...folders.filter((folder) => files.some((file) => isBelow(file, folder))),
    ];
    return `cdk8s-seldon import ${beforeFile(environment)}${manifests.map((each) => ` --check ${each}`).join('')}${flags}`;
  });
  const operators = {
    operators: inputs.flatMap((each) => each.operators.operators),
    reasons: inputs.flatMap((each) => each.operators.reasons),
  };
  const told = {
    name,
    exact,
    operators,
    fileOf,
    environments: inputs.flatMap(({ environment }) => environment ?? []),
    planned: inputs.flatMap(({ planned }) => planned),
    secrets: inputs.flatMap(({ objects }) => objects.secrets),
    owned: inputs.reduce((sum, { objects }) => sum + objects.owned, 0),
    kept: inputs.reduce((sum, { objects }) => sum + objects.kept.length, 0),
  };
  return {
    name,
    library,
    exact,
    operatorValues,
    environments: told.environments,
    changed: operators.operators.flatMap(({ differences }) => differences).map((each) => each.split(' would ')[0]),
    check: checks.join(' && '),
    readme: (commands, main) => readmeOf(told, commands, main),
  };
}

function isBelow(file: string, folder: string): boolean {
  return file.startsWith(`${folder}/`);
}

/** What was imported, in one file. */
function beforeText({ deployments, kept, secrets }: InputObjects): string {
  return fileText(
    [...kept, ...deployments]
      .map(({ object }) => object)
      .filter(isNamed)
      .concat(secrets),
  );
}

/** A program that keeps its promise: models that would not as rows of a table are separate. */
function provedProgram(
  programWith: (apart: ReadonlySet<unknown>) => Program,
  wrongIn: (program: Program) => Broken[],
): Program {
  const apart = new Set<unknown>();
  for (;;) {
    const program = programWith(apart);
    const wrong = wrongIn(program);
    if (wrong.length === 0) {
      return program;
    }
    const before = apart.size;
    wrong.flatMap(({ models }) => models).forEach(({ typed }) => apart.add(typed));
    if (apart.size === before) {
      const first = wrong.slice(0, 5).map(({ message }) => message);
      throw new Error(`the program would not keep its promise: ${first.join('; ')}`);
    }
  }
}

/** @param apart code of models that are in no table */
function programOf(
  apps: readonly ComposedApp[],
  valuesFiles: readonly string[],
  { assembly, factored }: ProjectSettings,
  apart: ReadonlySet<unknown>,
): Program {
  const names = new Names([OPERATOR]);
  const program = factored ? factoredProgram(apps, assembly, names, apart) : compose(apps, names);
  return valuesFiles.length === 0
    ? program
    : { ...program, groups: [[operatorStatement(valuesFiles)], ...program.groups] };
}

function factoredProgram(
  all: readonly ComposedApp[],
  assembly: Assembly,
  names: Names,
  apart: ReadonlySet<unknown>,
): Program {
  const { apps, common } = all.length === 1 ? { apps: all, common: [] } : shareAcross(all, assembly, names, apart);
  const charts = [...apps.flatMap((app) => app.charts), ...common];
  const program = compose(apps, names, { factored: factor(charts, assembly, names, apart), shared: common });
  return withConstants(program, names);
}

/** An operator that the program does not install: an app that is never synthesized describes its configuration. */
function operatorStatement([first, ...others]: readonly string[]): Statement {
  const loaded = (file: string): Expression => call('Values', 'load', value(file));
  const values = others.reduce<Expression>((all, file) => call(all, 'merge', loaded(file)), loaded(first));
  return {
    kind: 'declare',
    name: OPERATOR,
    comments: ['The operator is installed elsewhere; this describes its configuration.'],
    value: construct(
      'SeldonOperator',
      construct('Chart', construct('App'), value(OPERATOR), struct({ namespace: value('seldon-system') })),
      value(OPERATOR),
      struct({ values }),
    ),
  };
}

function operatorElsewhere(texts: readonly string[]): SeldonOperator {
  const values = texts.map((text) => Values.parse(text)).reduce((all, more) => all.merge(more));
  return new SeldonOperator(new Chart(new App({ outdir: '-' }), OPERATOR, { namespace: 'seldon-system' }), OPERATOR, {
    values,
  });
}
