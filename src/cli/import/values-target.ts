import { byNamespace, ProjectFiles } from './layout';
import { type DescribedOperator, operatorsElsewhere, valuesGiven } from './operator/elsewhere';
import { type PlannedOperator } from './operator/planned-operator';
import { type Planned } from './plan';
import { type PlannedInput, type ProjectSettings, type WrittenProject } from './planned-input';
import { valuesProject } from './project/values';
import { projectParts } from './project-parts';
import { namespaceOf } from './settings';
import { type MayShare } from './values-defaults';
import { environmentsText, type EnvironmentValues } from './values-environments';
import { planValues } from './values-plan';
import { OPERATOR_CHART_NAME, OPERATOR_NAMESPACE } from '../../api/facts/names';
import { has, isObject, type JsonObject } from '../../private/json';

/** A project with a values file, proved by the platform of these values. */
export function valuesTarget(inputs: readonly PlannedInput[], settings: ProjectSettings): WrittenProject {
  const elsewhere = valuesGiven(settings.operatorValues);
  const texts: Record<string, string> = {};
  const fileOf = new Map<Planned, string>();
  const made = inputs.map((input) => {
    const { environment, cluster, planned, objects } = input;
    const [installed] = input.operators.operators;
    // A platform has one operator: if that is for one namespace, models elsewhere stay as they are.
    const [described] = operatorsElsewhere(
      settings.operatorValues,
      planned.map(({ sdep }) => namespaceOf(sdep)),
    );
    const values = planValues(planned, {
      operator: installed ? installedValues(installed) : elsewhereValues(described, elsewhere),
      home: installed?.namespace,
      cluster,
      exact: settings.exact,
    });
    const said = planned.map((each): Planned => {
      const reason = values.whole.get(each) ?? values.beside.get(each);
      return reason === undefined
        ? each
        : { ...each, form: values.beside.has(each) ? 'separate' : 'verbatim', reasons: [reason] };
    });
    const files = new ProjectFiles(environment);
    byNamespace(objects.kept).forEach((kept, namespace) => files.addKept(namespace, kept));
    const isApart = ({ form }: Planned): boolean => form === 'refused' || form === 'separate';
    said.forEach((each) => fileOf.set(each, isApart(each) ? files.add(each) : 'platform.yaml'));
    Object.assign(texts, files.texts);
    return { ...input, planned: said, values };
  });
  const text = valuesOf(
    made.map(({ environment, values }) => ({ environment, plan: values })),
    settings.factored,
  );
  const parts = projectParts(made, fileOf, [], Object.keys(texts), settings);
  return { files: { ...texts, ...valuesProject(parts, text) }, planned: made.flatMap(({ planned }) => planned) };
}

/** The text of the values of all environments, with defaults of namespaces if that is shorter. */
function valuesOf(all: readonly EnvironmentValues[], factored: boolean): string {
  const long = written(all);
  if (long === undefined) {
    throw new Error('the values of the environments would not keep their promise together');
  }
  const defaults = factored ? withDefaults(all) : undefined;
  const short = defaults && written(defaults);
  return short !== undefined && short.length < long.length ? short : long;
}

function written(all: readonly EnvironmentValues[]): string | undefined {
  const [{ plan }, more] = all;
  return more ? environmentsText(all) : plan.text;
}

/** The values with the defaults that a namespace has in all environments: others would hide what these share. */
function withDefaults(all: readonly EnvironmentValues[]): readonly EnvironmentValues[] | undefined {
  const found = all.map(({ plan }) => plan.withDefaults(() => true));
  const isInAll: MayShare = (namespace, key) =>
    found.every(({ defaults, values }) => {
      const own = defaults.get(namespace);
      return own ? has(own, key) : !has(isObject(values.namespaces) ? values.namespaces : {}, namespace);
    });
  const isCommon = found.every(({ defaults }) =>
    [...defaults].every(([namespace, own]) => Object.keys(own).every((key) => isInAll(namespace, key))),
  );
  const shared = isCommon ? found : all.map(({ plan }) => plan.withDefaults(isInAll));
  return shared.some(({ defaults }) => defaults.size > 0)
    ? all.map((each, i) => ({ ...each, plan: { ...each.plan, ...shared[i] } }))
    : undefined;
}

/** The section of an operator that is there already, and so not this platform's to write. */
function elsewhereValues(described: DescribedOperator | undefined, values: JsonObject | undefined): JsonObject {
  return {
    enabled: false,
    ...(described && described.namespace !== OPERATOR_NAMESPACE && { namespace: described.namespace }),
    ...(values && { values }),
  };
}

/** The section of an operator that the platform installs. */
function installedValues({ namespace, release, values }: PlannedOperator): JsonObject {
  const { certManager, ...rest } = values;
  const isUsual = isObject(certManager) && certManager.enabled === true;
  return {
    ...(namespace !== OPERATOR_NAMESPACE && { namespace }),
    ...(release !== OPERATOR_CHART_NAME && { release }),
    ...rest,
    // The platform's operator gets its certificate from cert-manager by default.
    ...(!isUsual && certManager !== undefined && { certManager }),
  };
}
