import { deploymentStatements } from './deployment-statements';
import { call, construct, type Expression, struct, value, variable } from './expression';
import { type Names } from './identifiers';
import { type Program, type Statement } from './program';
import { type Recognized } from './recognize/context';

/** A SeldonDeployment of a program. */
export interface ComposedDeployment {
  readonly id: string;
  readonly comments: readonly string[];
  /** As typed constructs, or the file that keeps it as it is. */
  readonly code: Recognized | { readonly file: string };
}

/** What a program puts into one chart, and so into one file. */
export interface ComposedChart {
  readonly id: string;
  readonly namespace?: string;
  readonly deployments: readonly ComposedDeployment[];
  /** Files with objects that stay as they are. */
  readonly files: readonly ComposedFile[];
}

/** Objects that stay as they are. */
export interface ComposedFile {
  readonly id: string;
  readonly file: string;
  readonly comments: readonly string[];
}

/** The manifests of one cluster. */
export interface ComposedApp {
  /** Its name, where there are several. */
  readonly name?: string;
  /** Folder of the manifests. */
  readonly folder: string;
  readonly charts: readonly ComposedChart[];
}

/** A program that writes the manifests of all apps. */
export function compose(apps: readonly ComposedApp[], names: Names): Program {
  return { groups: apps.flatMap((app) => appGroups(app, names)) };
}

function appGroups({ name, folder, charts }: ComposedApp, names: Names): Statement[][] {
  const app = name === undefined ? 'app' : names.pick(name, 'App');
  const variables = new Map(charts.map(({ id }) => [id, names.pick(id, 'Chart')]));
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
  return [
    opening,
    ...charts.flatMap((chart) => chartGroups(chart, variables.get(chart.id)!, names)),
    [{ kind: 'do', value: call(variable(app), 'synth') }],
  ];
}

function chartGroups({ deployments, files }: ComposedChart, chart: string, names: Names): Statement[][] {
  return [
    ...files.map(({ id, file, comments }): Statement[] => [
      { kind: 'do', comments, value: construct('Include', variable(chart), value(id), struct({ url: value(file) })) },
    ]),
    ...deployments.map(({ id, code, comments }) =>
      'file' in code
        ? [verbatim(id, code.file, chart, comments)]
        : deploymentStatements(id, code, { names, chart }, comments),
    ),
  ];
}

function verbatim(id: string, file: string, chart: string, comments: readonly string[]): Statement {
  const manifest: Expression = { kind: 'first', of: call('Yaml', 'load', value(file)) };
  return {
    kind: 'do',
    comments,
    value: call('SeldonDeployment', 'fromManifest', variable(chart), value(id), manifest),
  };
}
