import { limitFields } from './limits';
import { firstUnknownFlag } from './manager-flags';
import { HORIZONTAL_SCALERS } from './pointers';
import {
  EVERYWHERE,
  nameFor,
  type Owner,
  ownerOf,
  type Reference,
  referencesOf,
  ROLE_BINDINGS,
  type Selection,
  selectionsOf,
} from './reference';
import { MANAGED_BY_LABEL } from '../api/facts/labels';
import { asText, entryOf, isObject, type JsonObject, maps, valueAt } from '../private/json';
import { formatPath } from '../private/path';

/** A service account to which a RoleBinding or ClusterRoleBinding grants permissions. */
export interface RoleSubject {
  readonly from: string;
  readonly owner: Owner;
  readonly field: string;
  readonly namespace: string;
  readonly name: string;
}

/** What refers to a SeldonDeployment from another namespace by mistake. */
export interface Strays {
  readonly references: readonly Reference[];
  readonly selections: readonly Selection[];
}

/** References from other objects, grouped by the SeldonDeployment whose name they begin with. */
export class Referrers {
  private readonly references = new Map<string, Reference[]>();
  private readonly selections = new Map<string, Selection[]>();
  /** References to Services whose names begin with that of no SeldonDeployment, by namespace. */
  private readonly others = new Map<string, Reference[]>();
  /** Selections by labels that begin with the name of no SeldonDeployment, by namespace. */
  private readonly otherSelections = new Map<string, Selection[]>();
  private readonly subjects = new Map<string, RoleSubject[]>();
  private readonly straying = {
    references: new Map<string, Reference[]>(),
    selections: new Map<string, Selection[]>(),
  };
  /** How many SeldonDeployments each namespace has. */
  private readonly namespaces = new Map<string, number>();
  private readonly byName = new Map<string, string[]>();

  /** @param keys `namespace/name` of all SeldonDeployments */
  public constructor(
    objects: readonly JsonObject[],
    private readonly keys: ReadonlySet<string>,
  ) {
    for (const key of keys) {
      const [namespace, name] = [key.slice(0, key.indexOf('/')), key.slice(key.indexOf('/') + 1)];
      this.namespaces.set(namespace, (this.namespaces.get(namespace) ?? 0) + 1);
      this.byName.set(name, [...(this.byName.get(name) ?? []), key]);
    }
    for (const object of objects) {
      for (const reference of referencesOf(object)) {
        const { namespace, name, kind } = reference;
        const deployment = this.deploymentOf(namespace, [name]);
        this.put(this.references, deployment, inNamespaceOf(deployment, reference));
        if (deployment === undefined && kind === 'Service') {
          this.put(this.others, namespace, reference);
        }
        this.put(this.straying.references, this.elsewhere(namespace, [name]), reference);
      }
      selectionsOf(object).forEach((selection) => this.addSelection(selection));
      for (const subject of subjectsOf(object)) {
        this.put(this.subjects, this.deploymentOf(subject.namespace, [subject.name]), subject);
      }
    }
  }

  public referencesTo(key: string): readonly Reference[] {
    return this.references.get(key) ?? [];
  }

  /** Whether a name begins with that of another SeldonDeployment, which is the longest one. */
  public isOfAnother(key: string, { namespace, name }: Pick<Reference, 'namespace' | 'name'>): boolean {
    const owner = this.deploymentOf(namespace, [name]);
    return owner !== undefined && owner !== key;
  }

  /** References to Services of other names in the namespace of a SeldonDeployment that is the only one there. */
  public othersBeside(key: string): readonly Reference[] {
    const namespace = key.slice(0, key.indexOf('/'));
    return this.namespaces.get(namespace) === 1 ? (this.others.get(namespace) ?? []) : [];
  }

  /** Selections by labels that begin with the name of no SeldonDeployment, in one namespace or in all. */
  public selectionsBeside(namespace: string): readonly Selection[] {
    return [namespace, ...(namespace === '' ? [] : ['']), EVERYWHERE].flatMap(
      (each) => this.otherSelections.get(each) ?? [],
    );
  }

  public selectionsOf(key: string): readonly Selection[] {
    return this.selections.get(key) ?? [];
  }

  /** References and selections in namespaces without any SeldonDeployment: they may be meant for one elsewhere. */
  public straysOf(key: string): Strays {
    const { references, selections } = this.straying;
    return { references: references.get(key) ?? [], selections: selections.get(key) ?? [] };
  }

  public subjectsOf(key: string): readonly RoleSubject[] {
    return this.subjects.get(key) ?? [];
  }

  private addSelection(selection: Selection): void {
    const { namespace, selector, service } = selection;
    if (service === undefined && isGeneral(selector)) {
      this.addGeneralSelection(selection);
      return;
    }
    const words = service === undefined ? valuesOf(selector) : [service];
    const key = namespace === EVERYWHERE ? this.onlyOneOf(words) : this.deploymentOf(namespace, words);
    this.put(this.selections, key, inNamespaceOf(key, selection));
    if (service !== undefined) {
      return;
    }
    this.put(this.otherSelections, key === undefined ? namespace : undefined, selection);
    if (namespace !== EVERYWHERE) {
      this.put(this.straying.selections, this.elsewhere(namespace, words), selection);
    }
  }

  /** A selection of the pods of all SeldonDeployments concerns the first of them; only a single one tells its ports. */
  private addGeneralSelection(selection: Selection): void {
    const { namespace } = selection;
    const all = [...this.keys];
    const own = namespace === EVERYWHERE ? all : all.filter((key) => key.startsWith(`${namespace}/`));
    if (own.length > 0) {
      this.put(this.selections, own[0], own.length === 1 ? selection : { ...selection, ports: [] });
    } else if (namespace !== '' && !this.namespaces.has('')) {
      this.put(this.straying.selections, all[0], selection);
    }
  }

  private put<T>(map: Map<string, T[]>, key: string | undefined, item: T): void {
    if (key !== undefined) {
      const list = map.get(key) ?? [];
      map.set(key, list);
      list.push(item);
    }
  }

  /**
   * The SeldonDeployment with the longest name that equals one of the words, or that one begins with, before a dash.
   */
  private deploymentOf(namespace: string, words: readonly string[]): string | undefined {
    const own = firstOf(words, (name) => {
      const key = `${namespace}/${name}`;
      return this.keys.has(key) ? key : undefined;
    });
    // Objects without a namespace are applied to the namespace of the others.
    return own ?? (namespace === '' ? this.onlyOneOf(words) : undefined);
  }

  /** The same in another namespace, if one SeldonDeployment alone has the name. */
  private elsewhere(namespace: string, words: readonly string[]): string | undefined {
    if (namespace === '' || this.namespaces.has(namespace) || this.namespaces.has('')) {
      return undefined;
    }
    return this.onlyOneOf(words);
  }

  /** The same in any namespace. */
  private onlyOneOf(words: readonly string[]): string | undefined {
    const [key, ...others] = firstOf(words, (name) => this.byName.get(name)) ?? [];
    return others.length > 0 ? undefined : key;
  }
}

/** What is found for a word, or for its beginning before a dash, the longest first. */
function firstOf<T>(words: readonly string[], find: (name: string) => T | undefined): T | undefined {
  for (const word of words) {
    for (let end = word.length; end > 0; end = word.lastIndexOf('-', end - 1)) {
      const found = find(word.slice(0, end));
      if (found !== undefined) {
        return found;
      }
    }
  }
  return undefined;
}

function valuesOf({ matchLabels, matchExpressions }: JsonObject): string[] {
  return [
    ...Object.values(isObject(matchLabels) ? matchLabels : {}),
    ...maps(matchExpressions).flatMap(({ values, operator }) =>
      operator === 'In' && Array.isArray(values) ? values : [],
    ),
  ].map(asText);
}

/** The same reference or selection, in the namespace of the SeldonDeployment if it has none of its own. */
function inNamespaceOf<T extends { readonly namespace: string }>(key: string | undefined, item: T): T {
  return key === undefined || item.namespace !== '' ? item : { ...item, namespace: key.slice(0, key.indexOf('/')) };
}

/** Whether a selector is meant for all pods of Seldon's operator: by its name, or by a label of any value. */
function isGeneral({ matchLabels, matchExpressions }: JsonObject): boolean {
  const labels = Object.entries(isObject(matchLabels) ? matchLabels : {});
  const expressions = maps(matchExpressions);
  if (labels.length + expressions.length !== 1) {
    return false;
  }
  return (
    labels.every(
      ([key, value]) =>
        (key === MANAGED_BY_LABEL && /seldon/i.test(asText(value))) ||
        (key.startsWith('seldon') && /^(true|false)$/.test(asText(value))),
    ) && expressions.every(({ key, operator }) => operator === 'Exists' && asText(key).startsWith('seldon'))
  );
}

function subjectsOf(object: JsonObject): RoleSubject[] {
  const owner = ownerOf(object);
  return (ROLE_BINDINGS.includes(owner.kind) ? maps(object.subjects) : []).flatMap((subject, index): RoleSubject[] =>
    subject.kind === 'ServiceAccount'
      ? [
          {
            from: nameFor(object),
            owner,
            field: `subjects[${index}].name`,
            namespace: asText(subject.namespace ?? owner.namespace),
            name: asText(subject.name),
          },
        ]
      : [],
  );
}

/** The fields of an object that findings about SeldonDeployments point to: references to others, and variables. */
export function referringFields(object: JsonObject): string[] {
  if (['ConfigMap', 'Secret'].includes(asText(object.kind))) {
    return variableFields(object);
  }
  if (['LimitRange', 'ResourceQuota'].includes(asText(object.kind))) {
    return limitFields(object).map(({ path }) => path);
  }
  const flag = firstUnknownFlag(object);
  const selections = selectionsOf(object);
  const ports = selections.flatMap((selection) => selection.ports);
  const references = referencesOf(object);
  const found = [
    ...[...references, ...selections, ...ports, ...subjectsOf(object)].map(({ field }) => field),
    ...references.flatMap(({ portField = [] }) => portField),
  ];
  const target = entryOf(TARGETS, asText(object.kind));
  const isAimed = target !== undefined && isObject(valueAt(object, target));
  return [
    ...new Set([
      ...found,
      ...(flag ? [flag.field] : []),
      ...(isAimed ? [`${target}.name`, ...targetFields(object)] : []),
    ]),
  ];
}

/** The entries of a ConfigMap or Secret that `envFrom` may give to a container. */
function variableFields(object: JsonObject): string[] {
  return ['data', 'stringData'].flatMap((field) => {
    const map = object[field];
    return Object.keys(isObject(map) ? map : {})
      .filter((key) => VARIABLE.test(key))
      .map((key) => formatPath([field, key]));
  });
}

const VARIABLE = /^[A-Z_][A-Z0-9_]*$/i;

/** The fields of an autoscaler that say what its target is and what it measures. */
function targetFields(object: JsonObject): string[] {
  const metrics = maps(valueAt(object, 'spec.metrics')).flatMap((metric, index) =>
    ['resource', 'containerResource']
      .filter((key) => isObject(metric[key]))
      .flatMap((key) => MEASURED.map((field) => `spec.metrics[${index}].${key}.${field}`)),
  );
  return [`${TARGET}.apiVersion`, `${TARGET}.kind`, 'spec.targetCPUUtilizationPercentage', ...metrics];
}

const MEASURED = ['name', 'container', 'target.averageUtilization', 'targetAverageUtilization'];

/** The target of an autoscaler. */
export const TARGET = 'spec.scaleTargetRef';

/** Where objects name what they scale or take over, which may be a SeldonDeployment by mistake. */
export const TARGETS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(HORIZONTAL_SCALERS.map((kind) => [kind, TARGET])),
  Canary: 'spec.targetRef',
  HTTPScaledObject: TARGET,
  Rollout: 'spec.workloadRef',
  VerticalPodAutoscaler: 'spec.targetRef',
};
