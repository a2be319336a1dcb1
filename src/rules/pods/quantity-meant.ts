import { type ResourceRequirements } from '../../api/types.generated';
import { Quantity } from '../../private/quantity';
import { limitFields } from '../limits';
import { type Owner, ownerOf } from '../reference';
import { containerDiff, type Subject, trap } from '../rule';
import { type PlacedComponent } from '../subject';

const IN_BYTES: readonly string[] = ['memory', 'ephemeral-storage', 'storage'];
const LEAST_BYTES = Quantity.parse('1Mi')!;
/** Four times the memory of the largest cloud machines. */
const MOST_BYTES = Quantity.parse('128Ti')!;
const LEAST_CPU = Quantity.parse('1m')!;
const MOST_CPUS = Quantity.parse('999')!;
/** Amounts that are common in thousandths of a CPU; nodes have other numbers of CPUs. */
const MILLICPUS = /^[1-9](00|50)$/;

export const quantityMeant = trap({
  id: 'SELDON318',
  title: 'a quantity is plausible',
  consequence:
    'For memory, the suffix m means thousandths of a byte: the container gets one byte and is killed on ' +
    'startup. No node has a thousand CPUs: the pod stays pending.',
  example: () => containerDiff`
      image: registry.example.com/iris:1
    - resources: {limits: {memory: 512m}}
    + resources: {limits: {memory: 512Mi}}
  `,
  source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-memory',
  check(subject, report) {
    for (const { name, value, path } of targetsAndSizes(subject)) {
      const problem = problemOf(name, value);
      if (problem) {
        report({ path, ...problem });
      }
    }
    for (const { resources, path } of resourcesOf(subject)) {
      for (const list of ['requests', 'limits'] as const) {
        const amounts = resources?.[list] ?? {};
        for (const name of Object.keys(amounts)) {
          const problem = problemOf(name, amounts[name]);
          if (problem) {
            report({ path: `${path}.${list}${name.includes('.') ? `[${name}]` : `.${name}`}`, ...problem });
          }
        }
      }
    }
    for (const { name, value, path, owner } of namespaceAmounts(subject)) {
      const problem = isTooFewBytes(name, value) ? problemOf(name, value) : undefined;
      if (problem) {
        report({
          path: 'metadata.name',
          about: { ...owner, path },
          message: `${path} of ${owner.kind} ${JSON.stringify(owner.name)}: ${problem.message}`,
          remedy: problem.remedy,
        });
      }
    }
  },
});

/** Sums of a namespace may be large, and limits may be 0. */
function isTooFewBytes(name: string, value: string | number): boolean {
  const quantity = IN_BYTES.includes(name) ? Quantity.parse(value) : undefined;
  return quantity !== undefined && quantity.sign > 0 && quantity.compare(LEAST_BYTES) < 0;
}

function problemOf(name: string, value: string | number): { message: string; remedy: string } | undefined {
  const quantity = Quantity.parse(value);
  if (quantity === undefined || quantity.sign <= 0) {
    return undefined;
  }
  if (name === 'cpu' && quantity.compare(LEAST_CPU) < 0) {
    const number = parseFloat(String(value));
    return {
      message: `${JSON.stringify(value)} is less than a thousandth of a CPU`,
      remedy: `write ${number < 1 ? Math.round(number * 1000) : number}m`,
    };
  }
  if (name === 'cpu') {
    return quantity.compare(MOST_CPUS) <= 0 && !MILLICPUS.test(String(value))
      ? undefined
      : {
          message: `${JSON.stringify(value)} is more CPUs than any node has`,
          remedy: /^\d+$/.test(String(value))
            ? `write ${String(value)}m for thousandths of a CPU`
            : 'write a number of CPUs, such as 2 or 500m; Ki, Mi and Gi are for bytes',
        };
  }
  if (!IN_BYTES.includes(name)) {
    return undefined;
  }
  if (quantity.compare(MOST_BYTES) > 0) {
    return {
      message: `${JSON.stringify(value)} of ${name} is more than any node has`,
      remedy: 'write a smaller number, or a smaller unit such as Gi',
    };
  }
  if (quantity.compare(LEAST_BYTES) >= 0) {
    return undefined;
  }
  const number = String(value).replace(/(?<![a-zA-Z])[a-zA-Z]+$/, '');
  const message = `${JSON.stringify(value)} of ${name} is less than one mebibyte`;
  return { message, remedy: `write ${number}Mi or ${number}Gi` };
}

interface Amount {
  /** What it is an amount of. */
  readonly name: string;
  readonly value: string | number;
  readonly path: string;
}

/** The amounts in the quotas and LimitRanges of the namespace. */
function namespaceAmounts({ surroundings, namespace }: Subject): (Amount & { readonly owner: Owner })[] {
  const { quotas, ranges } = surroundings.limits.in(namespace);
  return [...quotas, ...ranges].flatMap((object) =>
    limitFields(object).flatMap(({ name, value, path }) =>
      typeof value === 'string' || typeof value === 'number' ? [{ name, value, path, owner: ownerOf(object) }] : [],
    ),
  );
}

/** What autoscalers aim at for each pod, and the sizes of volumes. */
function targetsAndSizes({ predictors }: Subject): Amount[] {
  return predictors.flatMap(({ components }) => components.flatMap(amountsIn));
}

function amountsIn({ component: { hpaSpec, kedaSpec, spec }, path }: PlacedComponent): Amount[] {
  const found: Amount[] = [];
  const add = (item: string, field: string, name: string | undefined, value: string | number | null | undefined) => {
    if (name !== undefined && value !== undefined && value !== null) {
      found.push({ name, value, path: `${path}.${item}.${field}` });
    }
  };
  hpaSpec?.metrics?.forEach(({ resource }, i) =>
    add(`hpaSpec.metrics[${i}]`, 'resource.targetAverageValue', resource?.name, resource?.targetAverageValue),
  );
  hpaSpec?.metricsv2?.forEach(({ resource }, i) =>
    add(`hpaSpec.metricsv2[${i}]`, 'resource.target.averageValue', resource?.name, resource?.target.averageValue),
  );
  kedaSpec?.triggers.forEach(({ type, metricType, metadata }, i) => {
    const isAverage = (metricType ?? metadata.type) === 'AverageValue';
    add(`kedaSpec.triggers[${i}]`, 'metadata.value', type, isAverage ? metadata.value : undefined);
  });
  spec?.volumes?.forEach(({ emptyDir, ephemeral }, i) => {
    const claim = ephemeral?.volumeClaimTemplate;
    add(`spec.volumes[${i}]`, 'emptyDir.sizeLimit', 'storage', emptyDir?.sizeLimit);
    add(`spec.volumes[${i}]`, CLAIMED, 'storage', claim?.spec.resources?.requests?.storage);
  });
  return found;
}

const CLAIMED = 'ephemeral.volumeClaimTemplate.spec.resources.requests.storage';

function resourcesOf({ predictors }: Subject): { resources: ResourceRequirements | null | undefined; path: string }[] {
  return predictors.flatMap(({ predictor, components, path }) => [
    ...components.flatMap(({ component, containers, path: at }) => [
      ...containers.map(({ container: { resources }, path: place }) => ({ resources, path: `${place}.resources` })),
      ...(component.spec?.initContainers ?? []).map(({ resources }, i) => ({
        resources,
        path: `${at}.spec.initContainers[${i}].resources`,
      })),
    ]),
    { resources: predictor.svcOrchSpec?.resources, path: `${path}.svcOrchSpec.resources` },
    { resources: predictor.explainer?.containerSpec?.resources, path: `${path}.explainer.containerSpec.resources` },
  ]);
}
