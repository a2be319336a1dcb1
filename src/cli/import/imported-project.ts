import { App, Chart } from 'cdk8s';
import { fileText } from './file-text';
import { type InputObjects } from './objects';
import { byNamespace, isNamed, layOut, plan, type Planned, ProjectFiles } from './plan';
import { type ProjectParts } from './project/parts';
import { pythonProject } from './project/python';
import { readmeOf } from './project/readme';
import { typescriptProject } from './project/typescript';
import { valuesProject } from './project/values';
import { type Cluster } from './promise';
import { deviations, identity, synthesized } from './prove';
import { OPERATOR } from './settings';
import { planValues } from './values-plan';
import { type Assembly } from '../../codegen/assembly';
import { compose } from '../../codegen/compose';
import { type ComposedApp } from '../../codegen/composed';
import { call, construct, type Expression, struct, value } from '../../codegen/expression';
import { factor } from '../../codegen/factor/factor';
import { Names } from '../../codegen/identifiers';
import { type Program, type Statement } from '../../codegen/program';
import { Values } from '../../input/values';
import { SeldonOperator } from '../../operator/seldon-operator';
import { type JsonObject } from '../../private/json';
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

export interface ImportedProject {
  readonly files: RepositoryFiles;
  readonly planned: readonly Planned[];
}

/** A project that writes what was imported, proved on its own model of the program or by the platform of the values. */
export function importedProject(objects: InputObjects, settings: ProjectSettings): ImportedProject {
  const { exact, cluster, assembly, operatorValues } = settings;
  const operator = operatorValues.length === 0 ? undefined : operatorElsewhere(operatorValues);
  const planned = plan(objects, { assembly, exact, cluster, operator });
  const { files, planned: said } =
    settings.target === 'values' ? valuesTarget(objects, planned, settings) : programTarget(objects, planned, settings);
  return { files: { ...files, 'before.yaml': beforeText(objects) }, planned: said };
}

function programTarget(objects: InputObjects, planned: readonly Planned[], settings: ProjectSettings): ImportedProject {
  const values = Object.fromEntries(
    settings.operatorValues.map((text, i) => [`operator-values${i === 0 ? '' : `-${i + 1}`}.yaml`, text]),
  );
  const { app, files: kept, fileOf } = layOut(planned, objects.kept);
  const files = { ...kept, ...values };
  const program = provedProgram(
    (apart) => programOf(app, Object.keys(values), settings, apart),
    (made) => deviations(synthesized(made, files), planned, objects),
    planned,
  );
  const parts = { ...projectParts(objects, planned, fileOf, Object.keys(values), ['manifests'], settings), program };
  const project = settings.target === 'python' ? pythonProject(parts, settings.assembly) : typescriptProject(parts);
  return { files: { ...files, ...project }, planned };
}

function valuesTarget(objects: InputObjects, planned: readonly Planned[], settings: ProjectSettings): ImportedProject {
  const { cluster, exact, operatorValues } = settings;
  const operator =
    operatorValues.length === 0
      ? undefined
      : (operatorValues
          .map((text) => Values.parse(text))
          .reduce((all, more) => all.merge(more))
          .toJson() as JsonObject);
  const { text, whole, beside } = planValues(planned, operator, cluster, exact);
  const said = planned.map((each): Planned => {
    const reason = whole.get(each) ?? beside.get(each);
    return reason === undefined
      ? each
      : { ...each, form: beside.has(each) ? 'refused' : 'verbatim', reasons: [reason] };
  });
  const files = new ProjectFiles();
  byNamespace(objects.kept).forEach((kept, namespace) => files.addKept(namespace, kept));
  const fileOf = new Map(said.map((each) => [each, each.form === 'refused' ? files.add(each) : 'platform.yaml']));
  const folders = [...new Set(Object.keys(files.texts).map((file) => file.split('/')[0]))];
  const parts = projectParts(objects, said, fileOf, [], ['manifests', ...folders], settings);
  return { files: { ...files.texts, ...valuesProject(parts, text) }, planned: said };
}

/** What all forms of a project have in common. */
function projectParts(
  objects: InputObjects,
  planned: readonly Planned[],
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
    check: `cdk8s-seldon import before.yaml${folders.map((folder) => ` --check ${folder}`).join('')}${flags}`,
    readme: (commands, main) =>
      readmeOf({ name, planned, fileOf, secrets, owned, kept: objects.kept.length, exact }, commands, main),
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
