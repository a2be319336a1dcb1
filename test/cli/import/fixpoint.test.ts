import { ApiObject, App } from 'cdk8s';
import { readAssembly } from '../../../src/cli/import/assembly';
import { importedProject } from '../../../src/cli/import/imported-project';
import { type InputObject, sortObjects } from '../../../src/cli/import/objects';
import { plan } from '../../../src/cli/import/plan';
import { type Target } from '../../../src/cli/import/planned-input';
import { type Cluster } from '../../../src/cli/import/promise';
import { type Imported, importDeployment } from '../../../src/cli/import/typed';
import { planValues } from '../../../src/cli/import/values-plan';
import { deploymentStatements } from '../../../src/codegen/deployment-statements';
import { Names } from '../../../src/codegen/identifiers';
import { pythonProgram } from '../../../src/codegen/print/python';
import { typescriptProgram } from '../../../src/codegen/print/typescript';
import { operatorsAmong } from '../../../src/expand/operators';
import { isSeldonDeployment } from '../../../src/input/placed-object';
import { Values } from '../../../src/input/values';
import { SeldonPlatform } from '../../../src/platform/seldon-platform';
import { sortedKeys } from '../../../src/private/by-name';
import { isObject, type JsonObject, maps } from '../../../src/private/json';
import { Operators } from '../../../src/rules/operators';
import { Surroundings } from '../../../src/rules/surroundings';
import { exampleFolders } from '../../helpers/examples';
import { configOf } from '../../helpers/operator-profile';
import { realDeployments } from '../../helpers/real-deployments';
import { describeWithWholeReference, referenceLines } from '../../helpers/reference';

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

const MAIN: Readonly<Record<Target, string>> = { typescript: 'main.ts', python: 'main.py', values: 'platform.yaml' };

/** The file that people edit, and the objects that it stands for, as they are written into manifests. */
function project(objects: readonly JsonObject[], target: Target): { text: string; manifests: readonly JsonObject[] } {
  const read = objects.map((object): InputObject => ({ object, file: '', comments: [] }));
  const input = { objects: sortObjects(read, false), cluster: clusterWith(objects) };
  const { files, planned } = importedProject([input], {
    target,
    exact: false,
    factored: true,
    assembly,
    name: 'models',
    library: '*',
    operatorValues: [],
  });
  const { kept, secrets } = input.objects;
  const models = planned.map(({ manifest, input: { object } }) => manifest ?? object);
  return {
    text: files[MAIN[target]],
    manifests: written([...models, ...kept.map(({ object }) => object), ...secrets]),
  };
}

function clusterWith(objects: readonly JsonObject[]): Cluster {
  const operators = operatorsAmong(objects);
  const surroundings = new Surroundings(objects);
  return operators.length === 0 ? cluster : { operators: new Operators(operators, surroundings), surroundings };
}

/** Objects as they come back from a file, where keys go by name. */
function written(objects: readonly JsonObject[]): JsonObject[] {
  return objects.map((object) => sortedKeys(object) as JsonObject);
}

/** Comments about what is left out: it is not there the second time. */
function withoutRemarks(text: string): string {
  return text.replace(/^ *(#|\/\/) Left out, because .*\n/gm, '');
}

const TARGETS = ['typescript', 'python', 'values'] as const;

describe('the manifests of a whole project become the same file again', () => {
  const folders = exampleFolders().map(({ name, objects }) => ({ name, objects: objects.map(({ object }) => object) }));

  test.each(folders.flatMap(({ name, objects }) => TARGETS.map((target) => ({ name, target, objects }))))(
    'examples/$name, in $target',
    ({ objects, target }) => {
      const first = project(objects, target);
      expect(withoutRemarks(project(first.manifests, target).text)).toBe(withoutRemarks(first.text));
    },
  );
});

describeWithWholeReference('all real SeldonDeployments in one project, a table where they are alike', () => {
  const counts = new Map<string, number>();
  const real = realDeployments()
    .filter(({ apiVersion }) => typeof apiVersion === 'string')
    .map((sdep) => ({ sdep, found: imported(sdep) }))
    .filter(({ found: { typed, unchecked } }) => typed && !typed.patch && !unchecked)
    .map(({ sdep, found: { id } }): JsonObject => {
      counts.set(id, (counts.get(id) ?? 0) + 1);
      return { ...sdep, metadata: { ...(sdep.metadata as JsonObject), name: id, namespace: `team-${counts.get(id)}` } };
    });

  // Values have no key for a predictor without a name, so that such a model is a manifest in them.
  const isNamed = ({ spec }: JsonObject) => maps((spec as JsonObject).predictors).every(({ name }) => name !== '');

  test.each(TARGETS)('come back, in %s', (target) => {
    const first = project(target === 'values' ? real.filter(isNamed) : real, target);
    expect(real.length).toBeGreaterThan(300);
    expect(withoutRemarks(project(first.manifests, target).text)).toBe(withoutRemarks(first.text));
  });
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
  const planned = plan(
    { deployments, kept: [], secrets: [], withheld: [], owned: 0 },
    { assembly, exact: false, cluster },
  );
  return planValues(planned, { operator: { enabled: false }, cluster, exact: false }).withDefaults(() => true).text;
}

function numberOf({ metadata }: JsonObject): number {
  return Number(String((metadata as JsonObject).name).slice('model-'.length));
}
