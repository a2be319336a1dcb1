import * as fs from 'node:fs';
import * as path from 'node:path';
import { type App } from 'cdk8s';
import { type PlatformEnvironments } from '../../src/platform/platform-environments';
import { isObject, type JsonObject } from '../../src/private/json';
import { readDocuments } from '../../src/yaml/read';

export const EXAMPLES = path.resolve(__dirname, '../../examples');

/** The folder of what `import` was given and made, which has its own tests. */
const IMPORTS = 'imports';

/** Names of all examples that are programs or values. */
export const exampleNames = fs
  .readdirSync(EXAMPLES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== IMPORTS)
  .map(({ name }) => name);

/** Names of the examples that have a file. */
export function having(file: string): string[] {
  return exampleNames.filter((example) => fs.existsSync(path.join(EXAMPLES, example, file)));
}

/** An object and the file that it is in, relative to its folder. */
export interface FiledObject {
  readonly file: string;
  readonly object: JsonObject;
}

/** Objects that go to one cluster: those of an environment, or of an example without environments. */
export interface Folder {
  readonly name: string;
  readonly example: string;
  readonly objects: readonly FiledObject[];
}

/** The objects of a folder's own files, in the order in which `kubectl apply -f FOLDER` takes them. */
function objectsIn(folder: string): FiledObject[] {
  return fs
    .readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .flatMap((file) =>
      readDocuments(fs.readFileSync(path.join(folder, file), 'utf8'), file).map(({ value }) => ({
        file,
        object: value as JsonObject,
      })),
    );
}

/** A folder and those below it that have manifests. */
export function foldersIn(root: string, example: string, name: string = example): Folder[] {
  const below = fs
    .readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  return [
    { name, example, objects: objectsIn(root) },
    ...below.flatMap((folder) => foldersIn(path.join(root, folder), example, `${name}/${folder}`)),
  ].filter(({ objects }) => objects.length > 0);
}

/** The committed manifests of all examples. */
export function exampleFolders(): Folder[] {
  return exampleNames.flatMap((example) => foldersIn(path.join(EXAMPLES, example, 'manifests'), example));
}

interface Program {
  readonly buildApp?: (outdir: string) => App;
  readonly buildEnvironments?: () => PlatformEnvironments;
}

/** Writes the manifests of an example's program: of one app, or of environments and what is beside them. */
export function synthExample(example: string, outdir: string, prepare: (app: App) => void = () => undefined): void {
  const { buildApp, buildEnvironments } = jest.requireActual<Program>(path.join(EXAMPLES, example, 'main'));
  if (buildEnvironments) {
    buildEnvironments().write(outdir);
    return;
  }
  const app = buildApp!(outdir);
  prepare(app);
  app.synth();
}

/** The text of an example's README. */
export function readme(example: string): string {
  return fs.readFileSync(path.join(EXAMPLES, example, 'README.md'), 'utf8');
}

/** A section of an example's README; empty where it has none. */
export function readmeSection(example: string, heading: string): string {
  const [, after = ''] = readme(example).split(`\n## ${heading}\n`);
  return after.split('\n## ')[0];
}

/** The operator that the cluster of an example has: its own, else the one of the example that installs Istio. */
export function withOperator({ objects }: Folder): JsonObject[] {
  const own = objects.map(({ object }) => object);
  const hasOperator = own.some(
    (object) => object.kind === 'Deployment' && (object.metadata as JsonObject).name === 'seldon-controller-manager',
  );
  const isOperator = ({ file }: FiledObject) => file === '20-operator.yaml';
  return hasOperator
    ? own
    : [
        ...own,
        ...objectsIn(path.join(EXAMPLES, 'istio-platform/manifests'))
          .filter(isOperator)
          .map(({ object }) => object),
      ];
}

/** The objects below a value that are maps, the value included. */
export function mapsIn(value: unknown): JsonObject[] {
  if (Array.isArray(value)) {
    return value.flatMap(mapsIn);
  }
  return isObject(value) ? [value, ...Object.values(value).flatMap(mapsIn)] : [];
}
