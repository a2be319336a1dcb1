import { type Cause } from './entry';
import { DEPLOYMENT_ID_LABEL, SHADOW_LABEL } from '../../api/facts/labels';
import { type Component, type Deployment, type Predictor } from '../model';
import { type Scope } from '../scope';

/** What a Deployment is created from. */
export interface Parts {
  readonly predictor: Predictor;
  /** The component whose pods it runs; absent if the operator generates the pods. */
  readonly component?: Component;
  /** What requires it. */
  readonly made: readonly [owner: object, ...steps: string[]];
  /** What determines its name. */
  readonly name: () => Cause[];
}

/** Records where the metadata and the pods of a new Deployment come from. */
export function recordWorkload(
  { sdep, origins, podSecurityContext }: Scope,
  deployment: Deployment,
  parts: Parts,
): void {
  if (origins === undefined) {
    return;
  }
  const {
    metadata,
    spec,
    spec: { selector, template },
  } = deployment;
  const { predictor, component } = parts;
  origins.make(deployment, parts.made);
  origins.set(metadata, 'name', ...parts.name());
  origins.set(metadata, 'namespace', [sdep, 'metadata', 'namespace']);
  origins.set(spec, 'progressDeadlineSeconds', [predictor, 'progressDeadlineSeconds']);
  origins.set(selector.matchLabels, DEPLOYMENT_ID_LABEL, [sdep, 'metadata', 'name']);
  for (const { labels, annotations } of [metadata, template.metadata]) {
    origins.set(labels, 'app', ...parts.name());
    origins.set(labels, DEPLOYMENT_ID_LABEL, [sdep, 'metadata', 'name']);
    origins.set(labels, SHADOW_LABEL, [predictor, 'shadow']);
    origins.assign(annotations, sdep.spec, 'annotations', sdep.spec.annotations);
    origins.assign(annotations, predictor, 'annotations', predictor.annotations);
    origins.assign(labels, predictor, 'labels', predictor.labels);
    if (component?.metadata !== undefined) {
      origins.assign(annotations, component.metadata, 'annotations', component.metadata.annotations);
      origins.assign(labels, component.metadata, 'labels', component.metadata.labels);
    }
  }
  if (component?.spec !== undefined) {
    origins.copy(template.spec, component.spec);
  }
  if (podSecurityContext !== undefined && template.spec.securityContext === podSecurityContext) {
    origins.set(template.spec, 'securityContext', 'defaultUserID');
  }
}
