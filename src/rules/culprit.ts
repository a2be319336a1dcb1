import { type Origin } from './origin';
import { type PlacedContainer, type Subject } from './subject';
import { SERVICE_NAME } from '../api/annotations';
import { isObject, type Json, type Manifest } from '../private/json';
import { parsePath, formatPath, type Segment } from '../private/path';

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const EXECUTOR = 'seldon-container-engine';

/** The field of the SeldonDeployment to change, where the API server refuses a field of a created object. */
export function culpritOf(subject: Subject, object: Manifest, field: string, origin: Origin | undefined): string {
  if (!origin) {
    return 'metadata.name';
  }
  const steps = parsePath(field);
  if (field === 'metadata.name' || field.startsWith('metadata.labels') || field.startsWith('spec.selector') || field.includes('.metadata.labels') || field.endsWith('.labels')) {
    return nameOrLabel(subject, field, origin);
  }
  if (object.kind === 'Deployment') {
    return ofDeployment(object, steps, origin);
  }
  const at = origin.component?.path;
  const part = object.kind === 'HorizontalPodAutoscaler' ? 'hpaSpec' : object.kind === 'PodDisruptionBudget' ? 'pdbSpec' : undefined;
  if (at !== undefined && part !== undefined) {
    return existing(subject, `${at}.${part}`, part === 'hpaSpec' ? hpaSteps(origin, steps.slice(1)) : steps.slice(1));
  }
  const ports = origin.placed.components.flatMap(({ containers }) => containers).find(({ container }) => container.name === origin.name);
  return ports ? `${ports.path}.ports` : `${origin.placed.path}.name`;
}

/** An autoscaler's metrics are written in either of two fields. */
function hpaSteps({ component }: Origin, steps: readonly Segment[]): Segment[] {
  return steps.map((step, i) => (i === 0 && step === 'metrics' && !component?.component.hpaSpec?.metrics ? 'metricsv2' : step));
}

function ofDeployment(object: Manifest, steps: readonly Segment[], { placed, part, component }: Origin): string {
  const base = placed.path;
  if (part === 'explainer') {
    return steps[3] === 'containers' ? under(`${base}.explainer.containerSpec`, steps.slice(5)) : under(`${base}.explainer`, steps[3] === 'volumes' || steps[3] === 'initContainers' ? ['modelUri'] : []);
  }
  if (part === 'orchestrator') {
    return under(`${base}.svcOrchSpec`, steps[3] === 'containers' ? steps.slice(5, 7) : []);
  }
  const [, template, , list, index, ...rest] = steps;
  if (template === 'replicas' || template === 'progressDeadlineSeconds') {
    return component && template === 'replicas' && typeof component.component.replicas === 'number' ? `${component.path}.replicas` : `${base}.${template}`;
  }
  if (list === 'containers' || list === 'initContainers') {
    const name = nameAt(object, ['spec', 'template', 'spec', list, index]);
    const written = (component?.component.spec?.[list] ?? []).findIndex((container) => container.name === name);
    if (component && written !== -1) {
      return under(`${component.path}.spec.${list}[${written}]`, rest);
    }
    return ofAddedContainer(placed.nodes, base, list, name, rest);
  }
  if (list === 'volumes' && typeof index === 'number') {
    const own = component?.component.spec?.volumes ?? [];
    if (component && index < own.length) {
      return under(`${component.path}.spec.volumes[${index}]`, rest);
    }
    const claims = placed.nodes.filter(({ node }) => node.modelUri?.startsWith('pvc://'));
    return claims.length > 0 ? `${claims[claims.length - 1].path}.modelUri` : `${base}.graph`;
  }
  return component ? under(`${component.path}.spec`, steps.slice(3)) : `${base}.graph`;
}

/** A container that the operator added: of the orchestrator, for a node's server, or to load a node's model. */
function ofAddedContainer(nodes: Origin['placed']['nodes'], base: string, list: string, name: string, rest: readonly Segment[]): string {
  if (name === EXECUTOR) {
    return under(`${base}.svcOrchSpec`, rest[0] === 'env' || rest[0] === 'resources' ? rest : []);
  }
  const node = nodes.find((each) => each.node.name === name)
    ?? nodes.find((each) => list === 'initContainers' && name.startsWith(each.node.name))
    ?? nodes.find((each) => each.node.implementation === 'TENSORFLOW_SERVER');
  if (!node) {
    return `${base}.graph`;
  }
  return `${node.path}.${list === 'initContainers' ? 'modelUri' : rest[0] === 'name' ? 'name' : 'implementation'}`;
}

/** The name or label that makes a created name or label wrong: the first one that is wrong by itself. */
function nameOrLabel(subject: Subject, field: string, { placed, component, name, part }: Origin): string {
  const { predictor, path } = placed;
  const service = predictor.annotations?.[SERVICE_NAME];
  if (service !== undefined && !LABEL.test(service) && (part === 'service' || field.includes('labels'))) {
    return `${path}.annotations[${SERVICE_NAME}]`;
  }
  const labels = component?.component.metadata?.labels;
  const wrongLabel = field === 'metadata.name' ? undefined : Object.entries({ ...labels }).find(([key, value]) => key === 'seldon-deployment-id' || !/^[A-Za-z0-9]?([-\w.]*[A-Za-z0-9])?$/.test(value) || value.length > 63 || !/^([-a-z0-9.]+\/)?[A-Za-z0-9]([-\w.]{0,61}[A-Za-z0-9])?$/.test(key));
  if (wrongLabel) {
    return `${component!.path}.metadata.labels${/[./]/.test(wrongLabel[0]) ? `[${wrongLabel[0]}]` : `.${wrongLabel[0]}`}`;
  }
  const containers: readonly PlacedContainer[] = component?.containers ?? placed.components.flatMap((each) => each.containers);
  const candidates: [string | undefined, string][] = [
    [subject.metadata.name, 'metadata.name'],
    [predictor.name, `${path}.name`],
    [component?.component.metadata?.name, `${component?.path}.metadata.name`],
    ...containers.filter(({ container }) => name === undefined || container.name === name)
      .map(({ container, path: at }): [string, string] => [container.name, `${at}.name`]),
    ...placed.nodes.map(({ node, path: at }): [string, string] => [node.name, `${at}.name`]),
  ];
  const wrong = candidates.find(([each]) => each !== undefined && !LABEL.test(each))
    ?? candidates.find(([each]) => each !== undefined && each.length > 48);
  const labelled = Object.entries(predictor.labels ?? {}).find(([, value]) => !/^[A-Za-z0-9]?([-\w.]*[A-Za-z0-9])?$/.test(value) || value.length > 63);
  if (labelled && field !== 'metadata.name') {
    return `${path}.labels.${labelled[0]}`;
  }
  return (wrong ?? candidates[0])[1];
}

/** The path as far as it is written in the SeldonDeployment. */
function existing(subject: Subject, base: string, steps: readonly Segment[]): string {
  let at: Json | undefined = parsePath(base).reduce<Json | undefined>((value, step) => stepInto(value, step), subject.object);
  const written: Segment[] = [];
  for (const step of steps) {
    at = stepInto(at, step);
    if (at === undefined) {
      break;
    }
    written.push(step);
  }
  return under(base, written);
}

function stepInto(value: Json | undefined, step: Segment): Json | undefined {
  return Array.isArray(value) ? value[Number(step)] : isObject(value) ? value[step] : undefined;
}

function nameAt(object: Manifest, steps: readonly Segment[]): string {
  const container = steps.reduce<Json | undefined>((value, step) => stepInto(value, step), object);
  return isObject(container) ? String(container.name ?? '') : '';
}

function under(base: string, steps: readonly Segment[]): string {
  const rest = formatPath(steps);
  return rest === '' ? base : rest.startsWith('[') ? `${base}${rest}` : `${base}.${rest}`;
}
