import { identity } from './identity';
import { layOut } from './layout';
import { type DescribedOperator, OPERATOR, operatorsElsewhere } from './operator/elsewhere';
import { type Planned } from './plan';
import { type PlannedInput, type ProjectSettings, type WrittenProject } from './planned-input';
import { pythonProject } from './project/python';
import { typescriptProject } from './project/typescript';
import { projectParts } from './project-parts';
import { deviations, synthesized } from './prove';
import { namespaceOf } from './settings';
import { type Assembly } from '../../codegen/assembly';
import { compose } from '../../codegen/compose';
import { type ComposedApp } from '../../codegen/composed';
import { call, construct, type Expression, struct, value } from '../../codegen/expression';
import { withConstants } from '../../codegen/factor/constants';
import { type CommonModels, shareAcross } from '../../codegen/factor/environments';
import { factor } from '../../codegen/factor/factor';
import { Names } from '../../codegen/identifiers';
import { typescriptProgram } from '../../codegen/print/typescript';
import { type Program, type Statement } from '../../codegen/program';
import { type JsonObject } from '../../private/json';
import { isUnwritable } from '../../shell/unwritable';

/** A project with a program, proved on its own model of it. */
export function programTarget(inputs: readonly PlannedInput[], settings: ProjectSettings): WrittenProject {
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
  const apps = layouts.map(({ app }, i) => ({ ...app, writer: needsWriter(inputs[i]) }));
  const planned = inputs.flatMap((each) => each.planned);
  const namespaces = planned.map(({ sdep }) => namespaceOf(sdep));
  const described = { operators: operatorsElsewhere(settings.operatorValues, namespaces), files: Object.keys(values) };
  const program = provedProgram(
    planned,
    (apart) => programOf(apps, described, settings, apart),
    (made) => {
      const objects = synthesized(made, files);
      return inputs.flatMap((input, i) => broken(input, objects.get(apps[i].folder) ?? []));
    },
  );
  const fileOf = new Map(layouts.flatMap((each) => [...each.fileOf]));
  const parts = { ...projectParts(inputs, fileOf, Object.keys(values), [], settings), program };
  const project = settings.target === 'python' ? pythonProject(parts, settings.assembly) : typescriptProject(parts);
  return { files: { ...files, ...project }, planned };
}

/** Whether cdk8s would write something that is synthesized such that kubectl reads something else. */
function needsWriter({ planned, objects }: PlannedInput): boolean {
  return [
    ...planned.map(({ manifest, input }) => manifest ?? input.object),
    ...objects.kept.map(({ object }) => object),
  ].some(isUnwritable);
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

/** The rounds in which models leave the tables before all of them do. */
const MOST_ROUNDS = 3;

/** A program that keeps its promise: models that would not as rows of a table are separate. */
function provedProgram(
  all: readonly Planned[],
  programWith: (apart: ReadonlySet<unknown>) => Program,
  wrongIn: (program: Program) => Broken[],
): Program {
  const apart = new Set<unknown>();
  for (let round = 1; ; round++) {
    const program = programWith(apart);
    const wrong = wrongIn(program);
    if (wrong.length === 0) {
      return program;
    }
    const before = apart.size;
    const models = round < MOST_ROUNDS ? wrong.flatMap((each) => each.models) : all;
    models.forEach(({ typed }) => typed && apart.add(typed));
    if (apart.size === before) {
      const first = wrong.slice(0, 5).map(({ message }) => message);
      throw new Error(`the program would not keep its promise: ${first.join('; ')}`);
    }
  }
}

/** Operators that a program does not install, and the files with their values. */
interface Described {
  readonly operators: readonly DescribedOperator[];
  readonly files: readonly string[];
}

/** @param apart code of models that are in no table */
function programOf(
  apps: readonly ComposedApp[],
  { operators, files }: Described,
  { assembly, factored }: ProjectSettings,
  apart: ReadonlySet<unknown>,
): Program {
  const taken = [OPERATOR, ...operators.map(({ name }) => name)];
  const program = factored ? factoredProgram(apps, assembly, taken, apart) : compose(apps, new Names(taken));
  const statements = operators.map((each, i) => operatorStatement(each, files, i === 0));
  return operators.length === 0 ? program : { ...program, groups: [statements, ...program.groups] };
}

/** More differences between environments than these may be easier to read in tables, one for each environment. */
const MANY_DIFFERENCES = 12;

function factoredProgram(
  apps: readonly ComposedApp[],
  assembly: Assembly,
  taken: readonly string[],
  apart: ReadonlySet<unknown>,
): Program {
  const names = new Names(taken);
  const shared = apps.length === 1 ? { apps, common: [] } : shareAcross(apps, assembly, names, apart);
  const program = tabled(shared.apps, shared.common, assembly, names, apart);
  if (shared.common.every(({ environment }) => environment.fields.length <= MANY_DIFFERENCES)) {
    return program;
  }
  const separate = tabled(apps, [], assembly, new Names(taken), apart);
  return linesOf(separate) < linesOf(program) ? separate : program;
}

function tabled(
  apps: readonly ComposedApp[],
  common: readonly CommonModels[],
  assembly: Assembly,
  names: Names,
  apart: ReadonlySet<unknown>,
): Program {
  const charts = [...apps.flatMap((app) => app.charts), ...common];
  const program = compose(apps, names, { factored: factor(charts, assembly, names, apart), shared: common });
  return withConstants(program, names);
}

function linesOf(program: Program): number {
  return typescriptProgram(program).split('\n').length;
}

/** An operator that the program does not install: an app that is never synthesized describes its configuration. */
function operatorStatement(
  { name, namespace }: DescribedOperator,
  [first, ...others]: readonly string[],
  isFirst: boolean,
): Statement {
  const loaded = (file: string): Expression => call('Values', 'load', value(file));
  const values = others.reduce<Expression>((all, file) => call(all, 'merge', loaded(file)), loaded(first));
  return {
    kind: 'declare',
    name,
    comments: isFirst ? ['The operator is installed elsewhere; this describes its configuration.'] : [],
    value: construct(
      'SeldonOperator',
      construct('Chart', construct('App'), value(OPERATOR), struct({ namespace: value(namespace) })),
      value(OPERATOR),
      struct({ values }),
    ),
  };
}
