import { columnNames } from './column-names';
import { type Column, STRING } from './columns';
import { commonCode, renamedCode, withNames } from './common-code';
import { Differing } from './differing';
import { type EnvironmentType } from './environments';
import { Generalization } from './generalize';
import { grouped } from '../../private/grouped';
import { type Assembly } from '../assembly';
import { type ComposedChart, type ComposedDeployment } from '../composed';
import { deploymentStatements } from '../deployment-statements';
import { type Expression, type ObjectExpression, struct, value } from '../expression';
import { Names } from '../identifiers';
import { typescriptProgram } from '../print/typescript';
import {
  CHART,
  ENVIRONMENT,
  type Field,
  type ProgramFunction,
  ROW,
  type Row,
  type Statement,
  statementsOf,
} from '../program';
import { type Recognized } from '../recognize/context';
import { partsOf, replaced } from '../renamed';

/** Minimum number of models that are worth a function. */
const FEWEST = 3;

/** Maximum number of columns: a larger table is harder to read than its rows one by one. */
const MOST_COLUMNS = 8;

/** The share of the original lines that a function and its table may need. */
const LARGEST_SHARE = 0.7;

/** Models that became rows of tables. */
export interface Factored {
  /** By their names. */
  readonly functions: ReadonlyMap<string, ProgramFunction>;
  readonly rowOf: ReadonlyMap<ComposedDeployment, { readonly function: string; readonly row: Row }>;
}

/** The models of a chart, or those that several environments have, with what is particular to each. */
type FactoredChart = Pick<ComposedChart, 'deployments'> & {
  readonly id?: string;
  readonly environment?: EnvironmentType;
};

type Model = ComposedDeployment & { readonly code: Recognized };

/**
 * Turns similar models into one function, and a table of their differences.
 * @param apart code of models that stay separate blocks
 */
export function factor(
  charts: readonly FactoredChart[],
  assembly: Assembly,
  names: Names,
  apart: ReadonlySet<unknown> = new Set(),
): Factored {
  const chartOf = new Map(charts.flatMap((chart) => chart.deployments.map((each) => [each, chart] as const)));
  const models = [...chartOf.keys()].filter(
    (each): each is Model => !('file' in each.code) && !each.code.patch && !apart.has(each.code),
  );
  const functions = new Map<string, ProgramFunction>();
  const rowOf = new Map<ComposedDeployment, { function: string; row: Row }>();
  const lengths = new Lengths();
  const formOfAll = (group: readonly Model[]): Form | undefined =>
    commonForm(group, assembly, chartOf.get(group[0])!.environment, lengths);
  const add = (group: readonly Model[]): boolean => {
    const form = formOfAll(group);
    if (!form) {
      return false;
    }
    const { environment } = chartOf.get(group[0])!;
    const namespaces = new Set(group.map((each) => chartOf.get(each)?.id));
    const name = names.pickFirst(subjectsOf(group, namespaces).map((subject) => `${subject}-models`));
    functions.set(name, {
      kind: 'table',
      name,
      row: rowType(name, assembly),
      fields: form.fields,
      ...(namesEnvironment(form.body) && { environment: environment?.row }),
      body: [form.body],
    });
    group.forEach((model, i) =>
      rowOf.set(model, { function: name, row: { cells: form.rows[i], comments: model.comments } }),
    );
    return true;
  };
  // What is particular to an environment has a meaning in the function of that environment only.
  const places = new Map(charts.map(({ environment }, i) => [environment, environment?.fields.length ? i : -1]));
  const placeOf = (model: Model): number => places.get(chartOf.get(model)!.environment)!;
  for (const alike of grouped(models, (model) => `${placeOf(model)} ${outline(model.code)}`).values()) {
    if (!add(alike)) {
      gathered([...grouped(alike, ({ code }) => formOf(code)).values()], formOfAll).forEach(add);
    }
  }
  return { functions, rowOf };
}

function namesEnvironment(body: readonly Statement[]): boolean {
  return statementsOf({ groups: [body] })
    .flatMap((each) => ('value' in each ? [...partsOf(each.value)] : []))
    .some((part) => part.kind === 'variable' && part.name === ENVIRONMENT);
}

/** Maximum number of forms that are compared with each other. */
const MOST_FORMS = 40;

/** Joins groups of models that differ in a few properties, the largest first. */
function gathered(
  groups: readonly (readonly Model[])[],
  formOfAll: (models: readonly Model[]) => Form | undefined,
): (readonly Model[])[] {
  const sorted = [...groups].sort((a, b) => b.length - a.length);
  const joined: Model[][] = [];
  for (const group of sorted.slice(0, MOST_FORMS)) {
    const other = joined.find((each) => isAlike(formOfAll([...each, ...group])));
    if (other) {
      other.push(...group);
    } else {
      joined.push([...group]);
    }
  }
  return [...joined, ...sorted.slice(MOST_FORMS)];
}

/** Whether a common form has few properties that only some of the models have. */
function isAlike(form: Form | undefined): boolean {
  return form !== undefined && form.fields.filter(({ optional }) => optional).length <= MOST_OPTIONAL;
}

/** Maximum number of optional columns: more would make a function of many cases. */
const MOST_OPTIONAL = 2;

interface Form {
  readonly fields: readonly Field[];
  readonly body: readonly Statement[];
  readonly rows: readonly ObjectExpression[];
}

/** The common form of models and their rows; undefined if it would not be shorter. */
function commonForm(
  models: readonly Model[],
  assembly: Assembly,
  environment: EnvironmentType | undefined,
  lengths: Lengths,
): Form | undefined {
  if (models.length < FEWEST) {
    return undefined;
  }
  const found = new Generalization(assembly);
  let code: Recognized;
  let id: Expression;
  try {
    id = found.of(
      models.map((model) => value(model.id)),
      STRING,
      ['name'],
    );
    code = commonCode(
      found,
      models.map((model) => withNames(model.code, models[0].code)),
    );
  } catch (error) {
    if (error instanceof Differing) {
      return undefined;
    }
    throw error;
  }
  const { columns } = found;
  if (columns.length > MOST_COLUMNS) {
    return undefined;
  }
  const names = columnNames(columns);
  const cell = (part: Expression): Expression | undefined =>
    part.kind === 'member' && part.of.kind === 'variable' && part.of.name === ROW
      ? { ...part, name: names[Number(part.name)] }
      : undefined;
  const named = deploymentStatements(
    models[0].id,
    renamedCode(code, cell),
    { names: new Names([CHART, ENVIRONMENT, ROW]), chart: CHART },
    [],
    replaced(id, cell),
  );
  const mayLack = new Set(environment?.fields.filter(({ optional }) => optional).map(({ name }) => name));
  const fields = columns
    .map(({ type, values }, i) => ({
      name: names[i],
      type,
      optional: values.some((each) => each === undefined || (each.kind === 'member' && mayLack.has(each.name))),
    }))
    .sort((a, b) => Number(a.optional) - Number(b.optional));
  const rows = models.map((_, i) => rowOfModel(columns, names, i));
  const length = fields.length + 8 + lines(named) + sum(rows, (row) => lines([{ kind: 'do', value: row }]));
  const isShorter = length <= LARGEST_SHARE * sum(models, (model) => lengths.of(model) + 1);
  return isShorter ? { fields, body: named, rows } : undefined;
}

function rowOfModel(columns: readonly Column[], names: readonly string[], i: number): ObjectExpression {
  return struct(Object.fromEntries(columns.map(({ values }, k) => [names[k], values[i]])));
}

/** The lines of models that are in no table, each counted once. */
class Lengths {
  private readonly known = new Map<Model, number>();

  public of(model: Model): number {
    const known =
      this.known.get(model) ??
      lines(deploymentStatements(model.id, model.code, { names: new Names(), chart: CHART }, []));
    this.known.set(model, known);
    return known;
  }
}

function sum<T>(all: readonly T[], length: (each: T) => number): number {
  return all.reduce((total, each) => total + length(each), 0);
}

function lines(statements: readonly Statement[]): number {
  const text = typescriptProgram({ groups: [statements] });
  return text.slice(text.indexOf('\n\n') + 2).split('\n').length - 1;
}

/** Words in names that say nothing about a model. */
const PLAIN_WORDS = ['model', 'models', 'sdep', 'seldon', 'deployment', 'the', 'my', 'test', 'example'];

/**
 * What models may be called together, the most telling first: the words that their names share, their server, their
 * namespace.
 */
function subjectsOf(models: readonly Model[], namespaces: ReadonlySet<string | undefined>): string[] {
  const servers = new Set(models.flatMap(({ code }) => serversIn(code)));
  const shared = sharedWords(models.map(({ id }) => id));
  const [{ method }] = models[0].code.calls;
  const [server] = servers;
  const [namespace] = namespaces;
  const ends = method === 'canary' || method === 'abTest' ? `-${method}` : '';
  const found = [
    ...(shared.length > 0 ? [shared.join('-')] : []),
    ...(servers.size === 1 ? [server.toLowerCase()] : []),
    ...(namespaces.size === 1 && namespace !== undefined ? [namespace] : []),
    ...(servers.size === 1 && namespaces.size === 1 && namespace !== undefined
      ? [`${namespace}-${server.toLowerCase()}`]
      : []),
  ];
  return (found.length > 0 ? found : ['similar']).map((each) => `${each}${ends}`);
}

function serversIn({ nodes, calls }: Recognized): string[] {
  return [...nodes.map((node) => node.value), ...calls.flatMap(({ args }) => args)]
    .flatMap((part) => [...partsOf(part)])
    .flatMap((part) => (part.kind === 'constant' && part.type === 'PrepackagedServer' ? [part.name] : []));
}

/** The words at the start or at the end of all names, without those that say nothing. */
function sharedWords(names: readonly string[]): string[] {
  const lists = names.map((name) => name.split('-'));
  const start = leading(lists);
  const found = start.length > 0 ? start : leading(lists.map((words) => [...words].reverse())).reverse();
  return found.filter((word) => /^[a-z]{2,}/.test(word) && !PLAIN_WORDS.includes(word));
}

function leading([first, ...others]: readonly (readonly string[])[]): string[] {
  const end = first.findIndex((word, i) => others.some((other) => other[i] !== word));
  return first.slice(0, end === -1 ? first.length : end);
}

/** The name of the type of rows of a function. */
function rowType(name: string, assembly: Assembly): string {
  const singular = name.charAt(0).toUpperCase() + name.slice(1).replace(/Models(\d*)$/, 'Model$1');
  return assembly.type(singular) ? `${singular}Row` : singular;
}

/** How many predictors there are, and which nodes in which order. */
function outline({ nodes, calls }: Recognized): string {
  const methods = calls.map(({ method, args }) => [
    method,
    args
      .flatMap((arg) => [...partsOf(arg)])
      .flatMap((part) => (part.kind === 'call' && part.on === 'GraphNode' ? [part.method] : [])),
  ]);
  return JSON.stringify([nodes.length, methods]);
}

/** All but the scalars and constants. */
function formOf({ props, nodes, calls }: Recognized): string {
  return JSON.stringify([props, nodes.map((node) => node.value), calls], (_, part: unknown) =>
    isLeaf(part) ? part.kind : part,
  );
}

function isLeaf(part: unknown): part is Expression {
  const kind = typeof part === 'object' && part !== null && 'kind' in part ? part.kind : undefined;
  return kind === 'value' || kind === 'constant' || kind === 'variable';
}
