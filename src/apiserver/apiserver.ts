import { checkAutoscaler } from './autoscaler';
import { checkCustomObject } from './custom-object';
import { checkDeployment } from './deployment';
import { checkDisruptionBudget } from './disruption-budget';
import { Refusals, type Refusal } from './refusal';
import { checkService } from './service';
import { type Manifest, entryOf } from '../private/json';

const CHECKS: Readonly<Record<string, (object: Manifest, out: Refusals) => void>> = {
  'apps/v1/Deployment': checkDeployment,
  'v1/Service': checkService,
  'autoscaling/v2/HorizontalPodAutoscaler': checkAutoscaler,
  'policy/v1/PodDisruptionBudget': checkDisruptionBudget,
};

/**
 * The validation errors with which kube-apiserver rejects an object that the operator creates; none if it accepts it.
 *
 * Covers the built-in kinds that the operator creates, with the API server's defaults and its default feature gates.
 * Objects of other kinds are never rejected here.
 */
export function refusals(object: Manifest): readonly Refusal[] {
  const out = new Refusals();
  entryOf(CHECKS, `${object.apiVersion}/${object.kind}`)?.(object, out);
  return out.list;
}

/** The validation errors for the metadata of a namespaced custom object; its CRD's schema covers the rest. */
export function customObjectRefusals(object: Manifest): readonly Refusal[] {
  const out = new Refusals();
  checkCustomObject(object, out);
  return out.list;
}
