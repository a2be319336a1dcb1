import { fileText } from './file-text';
import { type InputObjects } from './objects';
import { operatorOf, operatorsElsewhere, valuesGiven } from './operator/elsewhere';
import { planOperators } from './operator/plan';
import { type OperatorPlan } from './operator/planned-operator';
import { isNamed, plan } from './plan';
import { type PlannedInput, type ProjectSettings, type WrittenProject } from './planned-input';
import { programTarget } from './program-target';
import { beforeFile } from './project-parts';
import { type Cluster } from './promise';
import { namespaceOf } from './settings';
import { valuesTarget } from './values-target';

/** What is imported for one cluster. */
export interface ClusterInput {
  /** Name of the environment, if there are several. */
  readonly environment?: string;
  readonly objects: InputObjects;
  readonly cluster: Cluster;
}

/** A project, and the operators that it installs or leaves as they are. */
export interface ImportedProject extends WrittenProject {
  readonly operators: Omit<OperatorPlan, 'kept'>;
}

/** A project that writes what was imported, proved on its own model of the program or by the platform of the values. */
export function importedProject(clusters: readonly ClusterInput[], settings: ProjectSettings): ImportedProject {
  const inputs = plannedInputs(clusters, settings);
  settings.progress?.('proving that nothing changes');
  const operators = inputs.flatMap((each) => each.operators.operators);
  // What is installed here is not installed elsewhere.
  const own = { ...settings, operatorValues: operators.length > 0 ? [] : settings.operatorValues };
  const { files, planned } = settings.target === 'values' ? valuesTarget(inputs, own) : programTarget(inputs, own);
  const before = Object.fromEntries(
    clusters.map(({ environment, objects }) => [beforeFile(environment), beforeText(objects)]),
  );
  const reasons = inputs.flatMap((each) => each.operators.reasons);
  return { files: { ...files, ...before }, planned, operators: { operators, reasons } };
}

function plannedInputs(clusters: readonly ClusterInput[], settings: ProjectSettings): PlannedInput[] {
  const { assembly, exact, target } = settings;
  const values = valuesGiven(settings.operatorValues);
  let before = 0;
  const plans = clusters.map(({ objects }) => {
    const found = planOperators(objects.kept, { assembly, exact, canBeStrict: target !== 'values', values, before });
    before += found.operators.length;
    return found;
  });
  const deployments = clusters.flatMap(({ objects }) => objects.deployments);
  const namespaces = deployments.map(({ object }) => namespaceOf(object));
  const elsewhere = before > 0 ? [] : operatorsElsewhere(settings.operatorValues, namespaces);
  const models = deployments.length;
  let done = 0;
  const imported = (): void => settings.progress?.(`importing: ${++done} of ${models} models`);
  return clusters.map(({ environment, cluster, objects }, i) => ({
    environment,
    cluster,
    objects: { ...objects, kept: plans[i].kept },
    operators: plans[i],
    planned: plan(
      objects,
      { assembly, exact, cluster, operatorOf: operatorOf(elsewhere), imported },
      plans[i].operators,
      environment,
    ),
  }));
}

/** What was imported, in one file. */
function beforeText({ deployments, kept, secrets }: InputObjects): string {
  return fileText(
    [...kept, ...deployments]
      .map(({ object }) => object)
      .filter(isNamed)
      .concat(secrets),
  );
}
