import { ApiObject, App } from 'cdk8s';
import { readAssembly } from '../../../src/cli/import/assembly';
import { plan } from '../../../src/cli/import/plan';
import { type Cluster } from '../../../src/cli/import/promise';
import { type Imported, importDeployment } from '../../../src/cli/import/typed';
import { planValues } from '../../../src/cli/import/values-plan';
import { deploymentStatements } from '../../../src/codegen/deployment-statements';
import { Names } from '../../../src/codegen/identifiers';
import { pythonProgram } from '../../../src/codegen/print/python';
import { typescriptProgram } from '../../../src/codegen/print/typescript';
import { isSeldonDeployment } from '../../../src/input/placed-object';
import { Values } from '../../../src/input/values';
import { SeldonPlatform } from '../../../src/platform/seldon-platform';
import { isObject, type JsonObject } from '../../../src/private/json';
import { Operators } from '../../../src/rules/operators';
import { Surroundings } from '../../../src/rules/surroundings';
import { exampleFolders } from '../../helpers/examples';
import { configOf } from '../../helpers/operator-profile';
import { referenceLines } from '../../helpers/reference';

const assembly = readAssembly();
const cluster: Cluster = {
  operators: new Operators([{ config: configOf({}) }], Surroundings.NONE),
  surroundings: Surroundings.NONE,
};

function imported(sdep: JsonObject, exact = false): Imported {
  const { name } = isObject(sdep.metadata) ? sdep.metadata : {};
  return importDeployment(sdep, typeof name === 'string' ? name : 'model', { assembly, exact, cluster });
}

/** What constructs make in the examples, and what they make of real manifests. */
const made = [
  ...exampleFolders().flatMap(({ objects }) => objects.map(({ object }) => object)),
  ...referenceLines<{ sdep: JsonObject }>('seldondeployments.jsonl').flatMap(
    ({ sdep }) => imported(sdep).manifest ?? [],
  ),
]
  .filter(isSeldonDeployment)
  .map((manifest) => ({ manifest, found: imported(manifest) }))
  .filter(({ found }) => found.typed && !found.typed.patch)
  .map((each) => ({ ...each, again: imported(each.found.manifest!) }));

/** Code of a model in one language. */
function code({ id, typed }: Imported, print: (program: Parameters<typeof typescriptProgram>[0]) => string): string {
  return print({ groups: [deploymentStatements(id, typed!, { names: new Names(['models']), chart: 'models' }, [])] });
}

test('there is something to look at', () => expect(made.length).toBeGreaterThan(30));

test.each([
  ['TypeScript', typescriptProgram],
  ['Python', (program: Parameters<typeof typescriptProgram>[0]) => pythonProgram(program, assembly)],
])('what a program makes is the same program again, in %s', (_, print) => {
  expect(made.map(({ again }) => code(again, print))).toEqual(made.map(({ found }) => code(found, print)));
});

test('with --exact, the output of constructs is typed and comes back, unless it never starts', () => {
  const sound = made.filter(({ found }) => found.outcome.errors.length === 0);
  const exact = sound.map(({ manifest }) => imported(manifest, true));
  expect(exact.filter(({ typed }) => !typed || typed.patch).map(({ id, reasons }) => [id, ...reasons])).toEqual([]);
  expect(exact.map(({ manifest }) => manifest)).toEqual(sound.map(({ manifest }) => manifest));
});

test('what values make is the same values again', () => {
  const values = valuesOf(platformObjects(valuesOf(made.map(({ manifest }) => manifest))));
  expect(valuesOf(platformObjects(values))).toBe(values);
});

/** The SeldonDeployments that a platform makes of values, by number. */
function platformObjects(text: string): JsonObject[] {
  const app = new App({ outdir: '-' });
  new SeldonPlatform(app, 'platform', { values: Values.parse(text) });
  return app.node
    .findAll()
    .filter((each) => ApiObject.isApiObject(each))
    .map((each) => each.toJson() as JsonObject)
    .filter(isSeldonDeployment)
    .sort((a, b) => numberOf(a) - numberOf(b));
}

/** Values for SeldonDeployments, each under its own name. */
function valuesOf(objects: readonly JsonObject[]): string {
  const deployments = objects.map((object, i) => ({
    object: {
      ...object,
      metadata: { ...(object.metadata as JsonObject), name: `model-${i}`, namespace: `team-${i % 7}` },
    },
    file: '',
    comments: [],
  }));
  const planned = plan({ deployments, kept: [], secrets: [], owned: 0 }, { assembly, exact: false, cluster });
  return planValues(planned, { operator: { enabled: false }, cluster, exact: false }).withDefaults(() => true).text;
}

function numberOf({ metadata }: JsonObject): number {
  return Number(String((metadata as JsonObject).name).slice('model-'.length));
}
