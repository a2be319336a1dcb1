import { App, Chart } from 'cdk8s';
import { fileText } from './file-text';
import { identity } from './identity';
import { type InputObjects } from './objects';
import { planOperators } from './operator/plan';
import { type OperatorPlan, type PlannedOperator } from './operator/planned-operator';
import { byNamespace, isNamed, layOut, plan, type Planned, ProjectFiles } from './plan';
import { type ProjectParts } from './project/parts';
import { pythonProject } from './project/python';
import { readmeOf } from './project/readme';
import { typescriptProject } from './project/typescript';
import { valuesProject } from './project/values';
import { type Cluster } from './promise';
import { deviations, synthesized } from './prove';
import { OPERATOR } from './settings';
import { planValues } from './values-plan';
import { OPERATOR_NAMESPACE } from '../../api/facts/names';
import { CHART_NAME } from '../../charts/operator/scope';
import { type Assembly } from '../../codegen/assembly';
import { compose } from '../../codegen/compose';
import { type ComposedApp } from '../../codegen/composed';
import { call, construct, type Expression, struct, value } from '../../codegen/expression';
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
  readonly cluster: Cluster;
  readonly assembly: Assembly;
  /** Name of the project. */
  readonly name: string;
  /** Versions of the library that it goes with. */
  readonly library: string;
  /** Texts of values files of the operator's chart. */
  readonly operatorValues: readonly string[];
}

/** Files of a project, and what became of each model. */
interface Files {
  readonly files: RepositoryFiles;
  readonly planned: readonly Planned[];
}

export interface ImportedProject extends Files {
  readonly operators: OperatorPlan;
}

/** A project that writes what was imported, proved on its own model of the program or by the platform of the values. */
export function importedProject(objects: InputObjects, settings: ProjectSettings): ImportedProject {
  const { exact, cluster, assembly, target } = settings;
  const given = valuesGiven(settings.operatorValues);
  const operators = planOperators(objects.kept, { assembly, exact, canBeStrict: target !== 'values', values: given });
  // What is installed here is not installed elsewhere.
  const operatorValues = operators.operators.length > 0 ? [] : settings.operatorValues;
  const operator = operatorValues.length === 0 ? undefined : operatorElsewhere(operatorValues);
  const planned = plan(objects, { assembly, exact, cluster, operator }, operators.operators);
  const input = { objects: { ...objects, kept: operators.kept }, planned, operators };
  const { files, planned: said } = (target === 'values' ? valuesTarget : programTarget)(input, {
    ...settings,
    operatorValues,
  });
  return { files: { ...files, 'before.yaml': beforeText(objects) }, planned: said, operators };
}

/** An input, and what becomes of it. */
interface PlannedInput {
  /** Without the objects of operators that constructs install. */
  readonly objects: InputObjects;
  readonly planned: readonly Planned[];
  readonly operators: OperatorPlan;
}

function valuesGiven(texts: readonly string[]): JsonObject | undefined {
  return texts.length === 0
    ? undefined
    : (texts
        .map((text) => Values.parse(text))
        .reduce((all, more) => all.merge(more))
        .toJson() as JsonObject);
}

function programTarget(input: PlannedInput, settings: ProjectSettings): Files {
  const { objects, planned, operators } = input;
  const values = Object.fromEntries(
    settings.operatorValues.map((text, i) => [`operator-values${i === 0 ? '' : `-${i + 1}`}.yaml`, text]),
  );
  const { app, files: kept, fileOf } = layOut(planned, objects.kept, operators.operators);
  const files = { ...kept, ...values, ...Object.assign({}, ...operators.operators.map((each) => each.files)) };
  const expected = [
    ...objects.kept.map(({ object }) => object),
    ...operators.operators.flatMap(({ manifests }) => manifests),
  ];
  const program = provedProgram(
    (apart) => programOf(app, Object.keys(values), settings, apart),
    (made) => deviations(synthesized(made, files), planned, expected),
    planned,
  );
  const parts = { ...projectParts(input, fileOf, Object.keys(values), ['manifests'], settings), program };
  const project = settings.target === 'python' ? pythonProject(parts, settings.assembly) : typescriptProject(parts);
  return { files: { ...files, ...project }, planned };
}

function valuesTarget(input: PlannedInput, settings: ProjectSettings): Files {
  const { objects, planned, operators } = input;
  const { cluster, exact } = settings;
  const elsewhere = valuesGiven(settings.operatorValues);
  const [installed] = operators.operators;
  const section = installed
    ? installedValues(installed)
    : // Neither is this platform's to write: both are there already.
      { enabled: false, ...(elsewhere && { values: elsewhere }) };
  const { text, whole, beside } = planValues(planned, {
    operator: section,
    home: installed?.namespace,
    cluster,
    exact,
    factored: settings.factored,
  });
  const said = planned.map((each): Planned => {
    const reason = whole.get(each) ?? beside.get(each);
    return reason === undefined
      ? each
      : { ...each, form: beside.has(each) ? 'separate' : 'verbatim', reasons: [reason] };
  });
  const files = new ProjectFiles();
  byNamespace(objects.kept).forEach((kept, namespace) => files.addKept(namespace, kept));
  const isApart = ({ form }: Planned): boolean => form === 'refused' || form === 'separate';
  const fileOf = new Map(said.map((each) => [each, isApart(each) ? files.add(each) : 'platform.yaml']));
  const folders = [...new Set(Object.keys(files.texts).map((file) => file.split('/')[0]))];
  const parts = projectParts({ ...input, planned: said }, fileOf, [], ['manifests', ...folders], settings);
  return { files: { ...files.texts, ...valuesProject(parts, text) }, planned: said };
}

/** The section of an operator that the platform installs. */
function installedValues({ namespace, release, values }: PlannedOperator): JsonObject {
  const { certManager, ...rest } = values;
  const isUsual = isObject(certManager) && certManager.enabled === true;
  return {
    ...(namespace !== OPERATOR_NAMESPACE && { namespace }),
    ...(release !== CHART_NAME && { release }),
    ...rest,
    // The platform's operator has its certificate from cert-manager by itself.
    ...(!isUsual && certManager !== undefined && { certManager }),
  };
}

/** What all forms of a project have in common. */
function projectParts(
  { objects, planned, operators }: PlannedInput,
  fileOf: ReadonlyMap<Planned, string>,
  operatorValues: readonly string[],
  folders: readonly string[],
  { name, library, exact }: ProjectSettings,
): Omit<ProjectParts, 'program'> {
  const flags = [...operatorValues.map((file) => ` --operator-values ${file}`), ...(exact ? [' --exact'] : [])].join(
    '',
  );
  const { secrets, owned } = objects;
  return {
    name,
    library,
    exact,
    operatorValues,
    changed: operators.operators.flatMap(({ differences }) => differences).map((each) => each.split(' would ')[0]),
    check: `cdk8s-seldon import before.yaml${folders.map((folder) => ` --check ${folder}`).join('')}${flags}`,
    readme: (commands, main) =>
      readmeOf({ name, planned, operators, fileOf, secrets, owned, kept: objects.kept.length, exact }, commands, main),
  };
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

/** A program that keeps its promise: models that would not as rows of a table stand apart. */
function provedProgram(
  programWith: (apart: ReadonlySet<unknown>) => Program,
  wrongIn: (program: Program) => string[],
  planned: readonly Planned[],
): Program {
  const apart = new Set<unknown>();
  for (;;) {
    const program = programWith(apart);
    const wrong = wrongIn(program);
    if (wrong.length === 0) {
      return program;
    }
    const before = apart.size;
    planned
      .filter(({ sdep }) => wrong.some((each) => each.startsWith(`${identity(sdep)} `)))
      .forEach(({ typed }) => apart.add(typed));
    if (apart.size === before) {
      throw new Error(`the program would not keep its promise: ${wrong.slice(0, 5).join('; ')}`);
    }
  }
}

/** @param apart code of models that stand in no table */
function programOf(
  app: ComposedApp,
  valuesFiles: readonly string[],
  { assembly, factored }: ProjectSettings,
  apart: ReadonlySet<unknown>,
): Program {
  const names = new Names([OPERATOR]);
  const { functions, groups } = compose([app], names, factored ? factor([app], assembly, names, apart) : undefined);
  return { functions, groups: valuesFiles.length === 0 ? groups : [[operatorStatement(valuesFiles)], ...groups] };
}

/** An operator that the program does not install: an app that is never synthesized tells how it is configured. */
function operatorStatement([first, ...others]: readonly string[]): Statement {
  const loaded = (file: string): Expression => call('Values', 'load', value(file));
  const values = others.reduce<Expression>((all, file) => call(all, 'merge', loaded(file)), loaded(first));
  return {
    kind: 'declare',
    name: OPERATOR,
    comments: ['The operator is installed elsewhere; this says how it is configured.'],
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
