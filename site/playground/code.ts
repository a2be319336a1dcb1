import assemblyData from 'assembly';
import { importedProject } from '../../src/cli/import/imported-project';
import { sortObjects } from '../../src/cli/import/objects';
import { type Target } from '../../src/cli/import/planned-input';
import { readObjects } from '../../src/cli/import/read-objects';
import { Assembly } from '../../src/codegen/assembly';
import { InputError } from '../../src/private/errors';
import { isObject, type JsonObject } from '../../src/private/json';
import { readDocuments } from '../../src/yaml/read';
import { type Question } from './messages';
import { worldOf } from './operators';

/** The file of a project that is worth reading. */
const MAIN: Readonly<Record<Target, string>> = {
  typescript: 'main.ts',
  python: 'main.py',
  values: 'platform.yaml',
};

/** What `import` writes for the manifests in the editors: a program, or values of a platform. */
export function codeOf({ manifests, values }: Question, target: Target): string {
  try {
    const file = { name: 'manifests.yaml', bytes: manifests.length, content: { text: manifests } };
    const read = readObjects([file], { namespace: target === 'values' ? 'default' : undefined });
    const objects = sortObjects(read.objects, false);
    if (objects.deployments.length === 0) {
      return '';
    }
    const all = [...objects.deployments, ...objects.kept].map(({ object }) => object);
    const cluster = worldOf([...all, ...objects.secrets], operatorValues(values));
    const project = importedProject([{ objects, cluster }], {
      target,
      exact: false,
      factored: true,
      assembly: new Assembly(assemblyData),
      name: 'models',
      library: '*',
      operatorValues: values.trim() === '' ? [] : [values],
    });
    return project.files[MAIN[target]];
  } catch (error) {
    if (error instanceof InputError) {
      return error.message;
    }
    throw error;
  }
}

/** Values of the second tab; their problems are among the findings. */
function operatorValues(values: string): JsonObject | undefined {
  const [document] = readDocuments(values, 'operator values');
  return isObject(document?.value) ? document.value : undefined;
}
