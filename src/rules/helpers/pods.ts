import { INITIALIZER_SUFFIX } from '../../api/facts/names';
import { asText, isObject, type JsonObject, type Manifest, maps, valueAt } from '../../private/json';
import { createdDeployments } from '../rivals';
import { type Subject } from '../subject';

/** The pods of one Deployment that the operator creates. */
export interface Pods {
  readonly deployment: Manifest;
  /** The pod template, with metadata and spec. */
  readonly template: JsonObject;
  readonly spec: JsonObject;
}

/** A model that an init container of the operator copies from a store. */
export interface Download {
  readonly uri: string;
  readonly pods: Pods;
  /** Finds the field of the SeldonDeployment with the model's URI. */
  readonly path: () => string;
}

const TEMPLATE = ['spec', 'template'];

/** The pods of all Deployments that the operator creates. */
export function podsOf(subject: Subject): readonly Pods[] {
  return subject.once(collect);
}

/**
 * The pods of the component specs of one predictor, by its index; predictors may have nodes and containers of one name.
 */
export function podsOfPredictor(subject: Subject, index: number): readonly Pods[] {
  const names = deploymentNamesOf(subject)[index];
  return podsOf(subject).filter(({ deployment }) => names.includes(asText(deployment.metadata.name)));
}

/** The names of the Deployments of each predictor's component specs; undefined for one without containers. */
export function deploymentNamesOf(subject: Subject): readonly (readonly (string | undefined)[])[] {
  return subject.once(deploymentsByPredictor);
}

function deploymentsByPredictor({ value, config }: Subject): (string | undefined)[][] {
  return createdDeployments(value, config.deploymentNameAsPrefix);
}

function collect(subject: Subject): Pods[] {
  return subject.expansion.objects.flatMap((deployment) => {
    const template = deployment.kind === 'Deployment' ? valueAt(deployment, TEMPLATE) : undefined;
    return isObject(template) && isObject(template.spec) ? [{ deployment, template, spec: template.spec }] : [];
  });
}

/** What the operator's init containers download; copies from a volume are left out. */
export function downloadsIn(subject: Subject, pods: Pods): Download[] {
  return maps(pods.spec.initContainers).flatMap(({ name, args }, index) => {
    const uri = asText(name).endsWith(INITIALIZER_SUFFIX) && Array.isArray(args) ? asText(args[0]) : '/';
    return uri.startsWith('/')
      ? []
      : [{ uri, pods, path: () => fieldOf(subject, pods, `initContainers[${index}].args`) }];
  });
}

/** The field of a SeldonDeployment that decides a field of some pods. */
export function fieldOf(subject: Subject, { deployment }: Pods, field: string): string {
  return subject.origins?.of(deployment, `spec.template.spec.${field}`)?.paths[0] ?? 'spec';
}
