import { columnNames } from './column-names';
import { type Column, Columns, STRING } from './columns';
import { commonCode, renamedCode, withNames } from './common-code';
import { Differing } from './differing';
import { Generalization } from './generalize';
import { append, grouped } from '../../private/grouped';
import { type Assembly } from '../assembly';
import { type CommonCall, type ComposedApp, type ComposedChart, type ComposedDeployment } from '../composed';
import { type Expression, struct, value, variable } from '../expression';
import { type Names, snakeCase } from '../identifiers';
import { ENVIRONMENT, type Field, ROW } from '../program';
import { type Recognized } from '../recognize/context';
import { partsOf } from '../renamed';

/** More differences than these in one model are harder to read than the model alone. */
const MOST_DIFFERENCES = 8;

/** The type of what is particular to an environment. */
export interface EnvironmentType {
  readonly row: string;
  readonly fields: readonly Field[];
}

/** Models that several environments have: a function of the program. */
export interface CommonModels {
  readonly name: string;
  readonly environment: EnvironmentType;
  readonly deployments: readonly ComposedDeployment[];
}

/** Apps without the models that they share, and these. */
export interface Shared {
  readonly apps: readonly ComposedApp[];
  readonly common: readonly CommonModels[];
}

/** The chart of an environment. */
interface Place {
  readonly environment: string;
  readonly chart: ComposedChart;
}

/** A model as environments have it, and its common form. */
interface CommonModel {
  readonly id: string;
  readonly deployments: readonly ComposedDeployment[];
  readonly comments: readonly string[];
  readonly code: Recognized;
  /** Numbers of the columns that it uses. */
  readonly columns: readonly number[];
}

/**
 * Makes functions of the models that several environments have, with parameters for what differs.
 * @param apps one for each environment
 * @param apart code of models that stay apart
 */
export function shareAcross(
  apps: readonly ComposedApp[],
  assembly: Assembly,
  names: Names,
  apart: ReadonlySet<unknown>,
): Shared {
  const common: CommonModels[] = [];
  const calls = new Map<ComposedChart, CommonCall[]>();
  const gone = new Set<ComposedDeployment>();
  for (const [key, places] of matched(apps)) {
    for (const those of bySubset(places, apart)) {
      const environments = those[0].places.map(({ environment }) => environment);
      const found = commonModels(those, environments, assembly);
      if (found.models.length === 0) {
        continue;
      }
      const subset = environments.length < places.length ? `-${environments.join('-and-')}` : '';
      const name = names.pick(`${key}${subset}-models`);
      const { fields, rename } = namedFields(found.columns, found.models);
      common.push({
        name,
        environment: {
          row: rowType(name, assembly),
          fields: fields
            .map(({ column: _, ...field }) => field)
            .sort((a, b) => Number(a.optional) - Number(b.optional)),
        },
        deployments: found.models.map(({ id, comments, code }) => ({ id, comments, code: renamedCode(code, rename) })),
      });
      those[0].places.forEach(({ chart }, i) => {
        const cells = struct(Object.fromEntries(fields.map((each) => [each.name, each.column.values[i]])));
        append(calls, chart, { function: name, ...(fields.length > 0 && { cells }) });
      });
      found.models.forEach(({ deployments }) => deployments.forEach((each) => gone.add(each)));
    }
  }
  return {
    common,
    apps: apps.map((app) => ({
      ...app,
      charts: app.charts.map((chart) => ({
        ...chart,
        deployments: chart.deployments.filter((each) => !gone.has(each)),
        common: calls.get(chart) ?? [],
      })),
    })),
  };
}

/** Charts that stand for the same in several environments: of one namespace, but for the environment's name in it. */
function matched(apps: readonly ComposedApp[]): Map<string, Place[]> {
  const found = new Map<string, Place[]>();
  const withModels = apps.map(({ name = '', charts }) => ({
    environment: name,
    charts: charts.filter(({ deployments }) => deployments.length > 0),
  }));
  const areSingle = withModels.every(({ charts }) => charts.length === 1);
  for (const { environment, charts } of withModels) {
    for (const chart of charts) {
      append(found, commonName(chart.id, environment), { environment, chart });
    }
  }
  const [key] = found.keys();
  const all = new Map(
    areSingle
      ? [
          [
            found.size === 1 ? key : 'shared',
            withModels.map(({ environment, charts: [chart] }) => ({ environment, chart })),
          ],
        ]
      : found,
  );
  return new Map([...all].filter(([, places]) => places.length > 1));
}

/** A name without that of the environment. */
function commonName(name: string, environment: string): string {
  const others = name.split('-').filter((word) => word !== environment);
  return others.length === 0 ? 'shared' : others.join('-');
}

/** A model of several environments. */
interface SharedModel {
  readonly id: string;
  readonly places: readonly Place[];
  /** As each place has it. */
  readonly deployments: readonly ComposedDeployment[];
}

/** Models that several places have, by these. */
function bySubset(places: readonly Place[], apart: ReadonlySet<unknown>): SharedModel[][] {
  const found = new Map<string, { places: Place[]; deployments: ComposedDeployment[] }>();
  for (const place of places) {
    for (const each of place.chart.deployments) {
      const model = found.get(each.id) ?? { places: [], deployments: [] };
      model.places.push(place);
      model.deployments.push(each);
      found.set(each.id, model);
    }
  }
  const models = [...found]
    .map(([id, each]): SharedModel => ({ id, ...each }))
    .filter(
      ({ deployments }) =>
        deployments.length > 1 && deployments.every(({ code }) => !('file' in code) && !apart.has(code)),
    );
  const groups = grouped(models, (each) => each.places.map(({ environment }) => environment).join('\0'));
  return [...groups.values()];
}

/** Models in their common form; those that have none are left out. */
function commonModels(
  all: readonly SharedModel[],
  environments: readonly string[],
  assembly: Assembly,
): { readonly models: readonly CommonModel[]; readonly columns: readonly Column[] } {
  // What serves two models has one meaning; the environment's name may be in anything.
  const table: Columns = new Columns((path, other) => other.path.at(-1) === path.at(-1) || other === table.list[0]);
  const found = new Generalization(assembly, table);
  found.of(
    environments.map((environment) => value(environment)),
    STRING,
    ['name'],
  );
  const models = all.flatMap(({ id, deployments }): CommonModel[] => {
    const codes = deployments.map(({ code }) => code as Recognized);
    const before = found.columns.length;
    try {
      const code = commonCode(
        found,
        codes.map((each) => withNames(each, codes[0])),
      );
      if (found.columns.length - before <= MOST_DIFFERENCES) {
        const comments = [...new Set(deployments.flatMap((each) => each.comments))];
        return [{ id, deployments, comments, code, columns: columnsIn(code) }];
      }
    } catch (error) {
      if (!(error instanceof Differing)) {
        throw error;
      }
    }
    found.columns.length = before;
    return [];
  });
  return { models, columns: found.columns };
}

/** The column that an expression represents. */
function columnOf(part: Expression): number | undefined {
  return part.kind === 'member' && part.of.kind === 'variable' && part.of.name === ROW ? Number(part.name) : undefined;
}

function columnsIn({ props, nodes, calls }: Recognized): number[] {
  const all = [...(props ? [props] : []), ...nodes.map((node) => node.value), ...calls.flatMap(({ args }) => args)];
  const columns = all.flatMap((each) => [...partsOf(each)]).map(columnOf);
  return [...new Set(columns.filter((each): each is number => each !== undefined))];
}

type NamedField = Field & { readonly column: Column };

/** Fields for the columns that models use, and what stands for these in code. */
function namedFields(
  columns: readonly Column[],
  models: readonly CommonModel[],
): { readonly fields: readonly NamedField[]; rename(part: Expression): Expression | undefined } {
  const names = new Map<number, string>();
  const taken = new Set<string>();
  const uses = grouped(
    models.flatMap((each) => each.columns),
    (index) => index,
  );
  for (const { id, columns: own } of models) {
    const short = columnNames(own.map((index) => columns[index]));
    own.forEach((index, i) => {
      if (names.has(index)) {
        return;
      }
      const isShared = uses.get(index)!.length > 1 || models.length === 1;
      const name = index === 0 || (isShared && !taken.has(snakeCase(short[i]))) ? short[i] : prefixed(id, short[i]);
      let unique = name;
      for (let k = 2; taken.has(snakeCase(unique)); k++) {
        unique = `${name}${k}`;
      }
      taken.add(snakeCase(unique));
      names.set(index, unique);
    });
  }
  const fields = columns.flatMap((column, index): NamedField[] => {
    const name = names.get(index);
    return name === undefined ? [] : [{ name, type: column.type, optional: column.values.includes(undefined), column }];
  });
  return {
    fields,
    rename: (part) => {
      const index = columnOf(part);
      return index === undefined ? undefined : { kind: 'member', of: variable(ENVIRONMENT), name: names.get(index)! };
    },
  };
}

/** `irisReplicas`, for `iris` and `replicas`. */
function prefixed(id: string, name: string): string {
  const words = id.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const start = words.map((word, i) => (i === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1)));
  const joined = `${start.join('')}${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return /^[a-z]/.test(joined) ? joined : `model${joined.charAt(0).toUpperCase()}${joined.slice(1)}`;
}

function rowType(name: string, assembly: Assembly): string {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1).replace(/Models(\d*)$/, 'Environment$1')}`;
  return assembly.type(type) ? `${type}Row` : type;
}
