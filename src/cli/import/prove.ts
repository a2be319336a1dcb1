import { ApiObject, App, type ApiObjectProps } from 'cdk8s';
import { Construct } from 'constructs';
import { type Classes, evaluate } from './evaluate';
import { type InputObjects } from './objects';
import { isNamed, type Planned } from './plan';
import { differences } from './promise';
import { CHART, type Program, ROW, type Statement, type TableFunction } from '../../codegen/program';
import { isSeldonDeployment } from '../../input/placed-object';
import { Values } from '../../input/values';
import { isObject, type JsonObject, entryOf } from '../../private/json';
import { eachDocument } from '../../yaml/read';

/** Files of the project by path. */
type Files = Readonly<Record<string, string>>;

/** Runs the program on its own model and returns what it synthesizes. @throws where synthesis would fail */
export function synthesized({ functions = [], groups }: Program, files: Files): JsonObject[] {
  const variables = new Map<string, unknown>();
  groups.flat().forEach((statement) => run(statement, variables, functions, readers(files)));
  const apps = [...variables.values()].filter((each): each is App => each instanceof App);
  const wrong = apps.flatMap((app) => app.node.findAll().flatMap((each) => each.node.validate()));
  if (wrong.length > 0) {
    throw new Error(`the program would not synthesize: ${[...new Set(wrong)].join('; ')}`);
  }
  return apps.flatMap((app) =>
    app.node
      .findAll()
      .filter((each) => ApiObject.isApiObject(each))
      .map((each) => each.toJson() as JsonObject),
  );
}

function run(
  statement: Statement,
  variables: Map<string, unknown>,
  functions: readonly TableFunction[],
  others: Classes,
): void {
  if (statement.kind === 'table') {
    const { body } = functions.find(({ name }) => name === statement.function)!;
    const chart = evaluate(statement.chart, variables, others);
    for (const { cells } of statement.rows) {
      const inner = new Map([...variables, [CHART, chart], [ROW, evaluate(cells, variables, others)]]);
      body.forEach((each) => run(each, inner, functions, others));
    }
    return;
  }
  const { value } = statement;
  // Synthesis would write files: its objects are asked for instead.
  if (value.kind === 'call' && value.method === 'synth') {
    return;
  }
  const made = evaluate(value, variables, others);
  if (statement.kind === 'declare') {
    variables.set(statement.name, made);
  }
}

/** What reads files of the project, which is not written yet. */
function readers(files: Files): Classes {
  const documents = (file: string): JsonObject[] =>
    [...eachDocument(entryOf(files, file)!, file)].map(({ value }) => value).filter(isObject);
  class Include extends Construct {
    public constructor(scope: Construct, id: string, { url }: { readonly url: string }) {
      super(scope, id);
      documents(url).forEach((object, i) => new ApiObject(this, `${i}`, object as unknown as ApiObjectProps));
    }
  }
  return {
    Include,
    Yaml: { load: documents },
    Values: { load: (file: string) => Values.parse(entryOf(files, file)!) },
  };
}

/** How what is synthesized differs from the plan; none where each object is what it was proved to be. */
export function deviations(
  objects: readonly JsonObject[],
  planned: readonly Planned[],
  { kept }: InputObjects,
): string[] {
  const expected = [
    ...planned.filter(({ sdep }) => isNamed(sdep)).map(({ manifest, input }) => manifest ?? input.object),
    ...kept.map(({ object }) => object),
  ];
  const made = new Map<string, JsonObject[]>();
  for (const object of objects) {
    made.set(identity(object), [...(made.get(identity(object)) ?? []), object]);
  }
  return [
    ...expected.flatMap((object): string[] => {
      const found = made.get(identity(object))?.shift();
      // What is included as it is loses its nulls, which say nothing.
      return found
        ? differences(withoutNulls(object), withoutNulls(found)).map(
            (path) => `${identity(object)} would differ in ${path}`,
          )
        : [`${identity(object)} would be missing`];
    }),
    ...[...made.values()].flat().map((object) => `${identity(object)} would be new`),
  ];
}

function withoutNulls(json: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(json), (_, item: unknown) => (item === null ? undefined : item)) as JsonObject;
}

/** Kind, namespace and name. */
export function identity(object: JsonObject): string {
  const { namespace, name } = isObject(object.metadata) ? object.metadata : {};
  const kind = isSeldonDeployment(object) ? 'SeldonDeployment' : String(object.kind);
  return `${kind} ${namespace === undefined ? '' : `${String(namespace)}/`}${String(name)}`;
}
