import { controllerInstalledBy, controllerOf, installedChart } from './controllers';
import { hostsOf } from './hosts';
import { metricSources } from './metric-sources';
import { named } from './named';
import { type Demand, type Need, NeedList } from './need';
import { podNeeds } from './pod-needs';
import { receiversOf } from './receivers';
import { CRD_NAME, GROUP, KIND } from '../../api/facts/group';
import { environmentOf, isManager } from '../../expand/operator-parts';
import { asText, type Json, type JsonObject } from '../../private/json';
import { objectTitle, podSpecOf } from '../pod-specs';
import { child } from '../pods';

/** The objects of one cluster. */
export interface ClusterObjects {
  /** Objects that are written. */
  readonly written: readonly JsonObject[];
  /** Objects that the operator creates from SeldonDeployments. */
  readonly created: readonly JsonObject[];
  /** Names of Helm charts that are installed as well. */
  readonly charts?: readonly string[];
}

/** What one object refers to, and what it brings along. */
export interface ObjectNeeds {
  readonly title: string;
  readonly demands: readonly Demand[];
  /** Keys of what it contains itself. */
  readonly brought: readonly string[];
}

/** What the objects refer to but do not contain: it must exist before they can work. */
export function needsOf({ written, created, charts = [] }: ClusterObjects): Need[] {
  return needsTogether([...written, ...created].map(objectNeeds), charts);
}

/** What one object refers to, whatever is next to it. */
export function objectNeeds(object: JsonObject): ObjectNeeds {
  return { title: objectTitle(object), demands: demandsOf(object), brought: broughtBy(object) };
}

/** What objects of one cluster need in addition to each other and to the charts that are installed. */
export function needsTogether(objects: readonly ObjectNeeds[], charts: readonly string[] = []): Need[] {
  const brought = new Set([
    ...['default', 'kube-system'].map((name) => keyOf('Namespace', name)),
    ...charts.flatMap(broughtByChart),
  ]);
  objects.forEach((object) => object.brought.forEach((key) => brought.add(key)));
  const needs = new NeedList();
  for (const { title, demands } of objects) {
    demands
      .filter(({ kind, name, namespace }) => !brought.has(keyOf(kind, name, namespace)))
      .forEach((demand) => needs.add(demand, title));
  }
  return needs.all();
}

function demandsOf(object: JsonObject): Demand[] {
  const spec = child(object, 'spec');
  const metadata = child(object, 'metadata');
  const namespace =
    typeof metadata.namespace === 'string' && metadata.namespace !== '' ? metadata.namespace : undefined;
  const pod = podSpecOf(object);
  const controller = controllerOf(groupOf(object), asText(object.kind));
  return [
    ...(controller === undefined ? [] : [{ kind: 'Controller', name: controller }]),
    ...(namespace === undefined ? [] : [{ kind: 'Namespace', name: namespace }]),
    ...(pod ? podNeeds(pod) : []),
    ...(needsDefinition(object) ? [{ kind: 'CustomResourceDefinition', name: CRD_NAME }] : []),
    ...metricSources(object).map((name) => ({ kind: 'Controller', name })),
    ...hostsOf(object).map((name) => ({ kind: 'Host', name })),
    ...receiversOf(object),
    ...named(object, spec, namespace),
  ];
}

/** Whether an object is an operator that does not create the CustomResourceDefinition itself. */
function needsDefinition(object: JsonObject): boolean {
  return isManager(object) && environmentOf(object, []).get('MANAGER_CREATE_RESOURCES') !== 'true';
}

/** The keys of what an object contains itself, or makes. */
function broughtBy(object: JsonObject): string[] {
  const { name, namespace = '' } = child(object, 'metadata');
  const kind = asText(object.kind);
  const own = asText(namespace) || 'default';
  const spec = child(object, 'spec');
  return [
    ...brings(kind, name, own),
    ...brings(kind, name),
    ...(kind === 'Certificate' ? brings('Secret', spec.secretName, own) : []),
    ...(kind === 'ExternalSecret' ? brings('Secret', child(spec, 'target').name ?? name, own) : []),
    ...(kind === 'CustomResourceDefinition'
      ? brings('Controller', controllerOf(asText(spec.group), asText(child(spec, 'names').kind)))
      : []),
    ...(isManager(object) ? brings('Controller', controllerOf(GROUP, KIND)) : []),
    ...broughtByChart(installedChart(object)),
  ];
}

function broughtByChart(chart: string | undefined): string[] {
  return chart === undefined ? [] : brings('Controller', controllerInstalledBy(chart));
}

function brings(kind: string, name: Json | undefined, namespace?: string): string[] {
  return typeof name === 'string' ? [keyOf(kind, name, namespace)] : [];
}

/** The key of an object; namespaces and cluster-scoped objects have no namespace. */
function keyOf(kind: string, name: string, namespace = ''): string {
  return `${kind}/${namespace}/${name}`;
}

function groupOf({ apiVersion }: JsonObject): string {
  const text = typeof apiVersion === 'string' ? apiVersion : '';
  return text.includes('/') ? text.slice(0, text.indexOf('/')) : '';
}
