import { readAssembly } from '../../../src/cli/import/assembly';
import { type ClusterInput, importedProject } from '../../../src/cli/import/imported-project';
import { type InputObject, sortObjects } from '../../../src/cli/import/objects';
import { type Planned } from '../../../src/cli/import/plan';
import { type Target } from '../../../src/cli/import/planned-input';
import { isObject, type JsonObject } from '../../../src/private/json';
import { Operators } from '../../../src/rules/operators';
import { Surroundings } from '../../../src/rules/surroundings';
import { toYaml } from '../../../src/yaml/write';
import { configOf } from '../../helpers/operator-profile';
import { realDeployments } from '../../helpers/real-deployments';
import { describeWithWholeReference } from '../../helpers/reference';

const assembly = readAssembly();
const cluster = {
  operators: new Operators([{ config: configOf({}) }], Surroundings.NONE),
  surroundings: Surroundings.NONE,
};
const MAIN: Readonly<Record<Target, string>> = {
  typescript: 'main.ts',
  python: 'main.py',
  values: 'platform.yaml',
};

/** The file that people edit, and what became of the models. */
function written(sdeps: readonly JsonObject[], target: Target): { text: string; planned: readonly Planned[] } {
  const objects = sdeps.map((object): InputObject => ({ object, file: '', comments: [] }));
  const input: ClusterInput = { objects: sortObjects(objects, false), cluster };
  const { files, planned } = importedProject([input], {
    target,
    exact: false,
    factored: true,
    assembly,
    name: 'models',
    library: '*',
    operatorValues: [],
  });
  return { text: files[MAIN[target]] ?? '', planned };
}

/** As the command line reads them: with a namespace for values, and with an API version. */
function inputs(target: Target): JsonObject[] {
  const whole = realDeployments().filter(({ apiVersion }) => typeof apiVersion === 'string');
  return target === 'values' ? whole.map(inNamespace) : whole;
}

function inNamespace(sdep: JsonObject): JsonObject {
  return isObject(sdep.metadata) ? { ...sdep, metadata: { namespace: 'default', ...sdep.metadata } } : sdep;
}

describeWithWholeReference('what an import of one real SeldonDeployment writes', () => {
  test.each(['typescript', 'python', 'values'] as const)(
    'in %s has at most 0.6 times the lines of its YAML in the median, imports and empty lines included',
    (target) => {
      const ratios = inputs(target)
        .map((sdep) => ({ sdep, ...written([sdep], target) }))
        .filter(({ planned }) => planned.every(({ form }) => form !== 'refused'))
        .map(({ sdep, text }) => lines(text) / lines(toYaml(sdep)))
        .sort((a, b) => a - b);
      expect(ratios.length).toBeGreaterThan(300);
      expect(ratios[Math.floor(ratios.length / 2)]).toBeLessThanOrEqual(0.6);
    },
  );
});

function lines(text: string): number {
  return text.split('\n').length - 1;
}
