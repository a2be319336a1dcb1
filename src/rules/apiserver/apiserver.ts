import { checkAutoscaler } from './autoscaler';
import { checkDeployment } from './deployment';
import { checkDisruptionBudget } from './disruption-budget';
import { text } from './read';
import { describeRefusal, Refusals, type Refusal } from './refusal';
import { checkSeldonDeployment } from './seldon-deployment';
import { checkService } from './service';
import { API_VERSIONS, GROUP, KIND } from '../../api/facts/group';
import { type Manifest } from '../../private/json';

const CHECKS: Readonly<Record<string, [kind: string, check: (object: Manifest, out: Refusals) => void]>> = {
  'apps/v1/Deployment': ['Deployment.apps', checkDeployment],
  'v1/Service': ['Service', checkService],
  'autoscaling/v2/HorizontalPodAutoscaler': ['HorizontalPodAutoscaler.autoscaling', checkAutoscaler],
  'policy/v1/PodDisruptionBudget': ['PodDisruptionBudget.policy', checkDisruptionBudget],
  ...Object.fromEntries(API_VERSIONS.map((version) => (
    [`${version}/${KIND}`, [`${KIND}.${GROUP}`, checkSeldonDeployment]]
  ))),
};

/**
 * The validation errors with which kube-apiserver 1.34 refuses an object that the operator creates; none where it accepts it.
 *
 * Knows the built-in kinds that the operator creates, with the API server's defaults filled in first, and with its
 * default feature gates; and the metadata of a SeldonDeployment. Objects of other kinds are never refused here.
 */
export function refusals(object: Manifest): readonly Refusal[] {
  const out = new Refusals();
  CHECKS[`${object.apiVersion}/${object.kind}`]?.[1](object, out);
  return out.list;
}

/** The API server's answer to an object in one line, as a client prints it. */
export function refusalMessage(object: Manifest, refused: readonly Refusal[]): string {
  const kind = CHECKS[`${object.apiVersion}/${object.kind}`]?.[0] ?? object.kind;
  const said = [...new Set(refused.map(describeRefusal))];
  const list = said.length === 1 ? said[0] : `[${said.join(', ')}]`;
  return `${kind} ${JSON.stringify(text(object.metadata, 'name'))} is invalid: ${list}`;
}
