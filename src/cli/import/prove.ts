import { ApiObject, App } from 'cdk8s';
import { withoutNulls } from './clean';
import { type Classes, evaluate } from './evaluate';
import { identity } from './identity';
import { isNamed, type Planned } from './plan';
import { differences } from './promise';
import { type Files, readers } from './readers';
import { struct } from '../../codegen/expression';
import { CHART, ENVIRONMENT, type Program, type ProgramFunction, ROW, type Statement } from '../../codegen/program';
import { grouped } from '../../private/grouped';
import { type JsonObject } from '../../private/json';
import { whileWriting } from '../../private/writing';

/**
 * Runs the program on its own model and returns what it synthesizes, by folder.
 * @throws where synthesis would fail
 */
export function synthesized(
  { constants = [], functions = [], groups }: Program,
  files: Files,
): Map<string, JsonObject[]> {
  const variables = new Map<string, unknown>();
  const written = new Set<unknown>();
  class ManifestWriter {
    public constructor(private readonly app: App) {}

    public write(): void {
      written.add(this.app);
    }
  }
  const others = { ...readers(files), ManifestWriter };
  [constants, ...groups].flat().forEach((statement) => run(statement, variables, functions, others));
  const apps = [...variables.values()].filter((each): each is App => each instanceof App);
  const wrong = apps.flatMap((app) => (written.has(app) ? whileWriting(app, () => problemsOf(app)) : problemsOf(app)));
  if (wrong.length > 0) {
    throw new Error(`the program would not synthesize: ${[...new Set(wrong)].join('; ')}`);
  }
  return new Map(apps.map((app) => [app.outdir, objectsIn(app)]));
}

function problemsOf(app: App): string[] {
  return app.node.findAll().flatMap((each) => each.node.validate());
}

function objectsIn(app: App): JsonObject[] {
  return app.node
    .findAll()
    .filter((each) => ApiObject.isApiObject(each))
    .map((each) => each.toJson() as JsonObject);
}

function run(
  statement: Statement,
  variables: Map<string, unknown>,
  functions: readonly ProgramFunction[],
  others: Classes,
): void {
  if (statement.kind === 'table' || statement.kind === 'apply') {
    const { body } = functions.find(({ name }) => name === statement.function)!;
    const chart = evaluate(statement.chart, variables, others);
    const once = statement.kind === 'apply' ? (statement.cells ?? struct({})) : undefined;
    const all = statement.kind === 'table' ? statement.rows.map(({ cells }) => cells) : [];
    for (const cells of once ? [once] : all) {
      const name = once ? ENVIRONMENT : ROW;
      const inner = new Map([...variables, [CHART, chart], [name, evaluate(cells, variables, others)]]);
      body.flat().forEach((each) => run(each, inner, functions, others));
    }
    return;
  }
  const { value } = statement;
  // Synthesis would write files: its objects are collected instead.
  if (value.kind === 'call' && value.method === 'synth') {
    return;
  }
  const made = evaluate(value, variables, others);
  if (statement.kind === 'declare') {
    variables.set(statement.name, made);
  }
}

/**
 * How what is synthesized differs from the plan; none if each object is what it was proved to be.
 * @param others objects other than the SeldonDeployments
 */
export function deviations(
  objects: readonly JsonObject[],
  planned: readonly Planned[],
  others: readonly JsonObject[],
): string[] {
  const expected = [
    ...planned.filter(({ sdep }) => isNamed(sdep)).map(({ manifest, input }) => manifest ?? input.object),
    ...others,
  ];
  const made = grouped(objects, identity);
  return [
    ...expected.flatMap((object): string[] => {
      const found = made.get(identity(object))?.shift();
      // What is included as it is loses its nulls, which have no meaning.
      return found
        ? differences(withoutNulls(object), withoutNulls(found)).map(
            (path) => `${identity(object)} would differ in ${path}`,
          )
        : [`${identity(object)} would be missing`];
    }),
    ...[...made.values()].flat().map((object) => `${identity(object)} would be new`),
  ];
}
