import { type ComposedApp, type ComposedChart } from './composed';
import { deploymentStatements } from './deployment-statements';
import { call, construct, type Expression, struct, value, variable } from './expression';
import { type CommonModels } from './factor/environments';
import { type Factored } from './factor/factor';
import { type Names } from './identifiers';
import { CHART, ENVIRONMENT, type Program, type ProgramFunction, type Row, type Statement } from './program';
import { append } from '../private/grouped';

/** What several models or environments have in common. */
export interface Common {
  readonly factored: Factored;
  /** Models that several environments have. */
  readonly shared: readonly CommonModels[];
}

const NOTHING: Common = { factored: { functions: new Map(), rowOf: new Map() }, shared: [] };

/** A program that writes the manifests of all apps. */
export function compose(apps: readonly ComposedApp[], names: Names, { factored, shared }: Common = NOTHING): Program {
  const functions = shared.map(({ name, environment, deployments }): ProgramFunction => ({
    kind: 'environment',
    name,
    ...environment,
    body: chartGroups({ operators: [], deployments, files: [] }, CHART, names.inner([CHART, ENVIRONMENT]), factored),
  }));
  return {
    functions: [...factored.functions.values(), ...functions],
    groups: apps.flatMap((app) => appGroups(app, names, factored)),
  };
}

function appGroups({ name, folder, writer, charts }: ComposedApp, names: Names, factored: Factored): Statement[][] {
  const app = name === undefined ? 'app' : names.pick(name, 'App');
  const ofApp = name === undefined ? '' : `${name}-`;
  const variables = new Map(charts.map(({ id }) => [id, names.pick(`${ofApp}${withoutWord(id, name)}`, 'Chart')]));
  const opening: Statement[] = [
    {
      kind: 'declare',
      name: app,
      value: construct('App', struct({ outdir: value(folder), outputFileExtension: value('.yaml') })),
    },
    ...charts.map(({ id, namespace }): Statement => ({
      kind: 'declare',
      name: variables.get(id)!,
      value: construct(
        'Chart',
        variable(app),
        value(id),
        ...(namespace === undefined ? [] : [struct({ namespace: value(namespace) })]),
      ),
    })),
  ];
  const synth: Statement = writer ? writing(variable(app)) : { kind: 'do', value: call(variable(app), 'synth') };
  const groups = charts.flatMap((chart) => chartGroups(chart, variables.get(chart.id)!, names, factored));
  // The few lines of one model need no empty ones between them.
  const isShort = name === undefined && groups.length === 1 && groups[0].every(({ kind }) => kind !== 'table');
  return isShort ? [[...opening, ...groups[0], synth]] : [opening, ...groups, [synth]];
}

function writing(app: Expression): Statement {
  return {
    kind: 'do',
    comments: ['app.synth() would write some of the strings in a way that kubectl misreads.'],
    value: call(construct('ManifestWriter', app), 'write'),
  };
}

/** An id without the name of its app. */
function withoutWord(id: string, name: string | undefined): string {
  const words = id.split('-').filter((word) => word !== name);
  return words.length === 0 ? id : words.join('-');
}

function chartGroups(
  { operators, deployments, files, common = [] }: Omit<ComposedChart, 'id'>,
  chart: string,
  names: Names,
  factored: Factored,
): Statement[][] {
  const rowsOf = new Map<string, Row[]>();
  for (const each of deployments) {
    const found = factored.rowOf.get(each);
    if (found) {
      append(rowsOf, found.function, found.row);
    }
  }
  return [
    ...operators.map(({ id, comments, props }): Statement[] => [
      {
        kind: 'do',
        comments,
        value: construct('SeldonOperator', variable(chart), value(id), ...(props ? [props] : [])),
      },
    ]),
    ...files.map(({ id, file, comments }): Statement[] => [
      { kind: 'do', comments, value: construct('Include', variable(chart), value(id), struct({ url: value(file) })) },
    ]),
    ...common.map(({ function: name, cells }): Statement[] => [
      { kind: 'apply', function: name, chart: variable(chart), cells },
    ]),
    ...[...rowsOf].map(([name, rows]) => [tableStatement(factored.functions.get(name)!, chart, rows)]),
    ...deployments
      .filter((each) => !factored.rowOf.has(each))
      .map(({ id, code, comments }) =>
        'file' in code
          ? [verbatim(id, code.file, chart, comments)]
          : deploymentStatements(id, code, { names, chart }, comments),
      ),
  ];
}

/** Comments that all rows share are above the table. */
function tableStatement({ name, environment }: ProgramFunction, chart: string, rows: readonly Row[]): Statement {
  const [first, ...others] = rows;
  const common = first.comments.filter((line) => others.every(({ comments }) => comments.includes(line)));
  return {
    kind: 'table',
    comments: common,
    function: name,
    chart: variable(chart),
    ...(environment !== undefined && { environment: variable(ENVIRONMENT) }),
    rows: rows.map((row) => ({ ...row, comments: row.comments.filter((line) => !common.includes(line)) })),
  };
}

function verbatim(id: string, file: string, chart: string, comments: readonly string[]): Statement {
  const manifest: Expression = { kind: 'first', of: call('Yaml', 'load', value(file)) };
  return {
    kind: 'do',
    comments,
    value: call('SeldonDeployment', 'fromManifest', variable(chart), value(id), manifest),
  };
}
