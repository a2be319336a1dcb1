import { ENGINE_SEPARATE_POD } from '../../api/facts/settings';
import { type SeldonPdbSpec, type SeldonPodSpec } from '../../api/types.generated';
import { predictorDiff, type Subject, trap } from '../rule';

export const blockingBudget = trap({
  id: 'SELDON246',
  looksAt: ['pdbSpec'],
  title: 'a disruption budget allows at least one disruption',
  consequence: 'No pod can be evicted: draining a node hangs until someone deletes the budget or the pod.',
  example: () => predictorDiff`
    + replicas: 2
      graph: {name: classifier, type: MODEL}
      componentSpecs:
      - spec: {containers: [{name: classifier, image: 'registry.example.com/iris:1'}]}
        pdbSpec: {minAvailable: 1}
  `,
  source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
  check(subject, report) {
    for (const { components } of subject.predictors) {
      for (const {
        component: { pdbSpec },
        path,
      } of components) {
        const pods = pdbSpec ? fewestPods(subject) : 0;
        if (!pdbSpec || pods === 0 || evictable(pdbSpec, pods) > 0) {
          continue;
        }
        const key = pdbSpec.maxUnavailable === undefined ? 'minAvailable' : 'maxUnavailable';
        report({
          path: `${path}.pdbSpec.${key}`,
          message:
            `${key} ${JSON.stringify(pdbSpec[key])} allows no disruption of ` +
            `${pods === 1 ? 'the one pod' : `the ${pods} pods`} (the budget counts all pods of the SeldonDeployment)`,
          remedy: 'run more replicas, or set maxUnavailable to 1 or more',
        });
      }
    }
  },
});

/** How many disruptions the budget allows; percentages are rounded up. */
function evictable({ maxUnavailable, minAvailable }: SeldonPdbSpec, pods: number): number {
  if (maxUnavailable !== undefined && maxUnavailable !== null) {
    return amount(maxUnavailable, pods);
  }
  return minAvailable === undefined || minAvailable === null ? pods : pods - amount(minAvailable, pods);
}

function amount(value: string | number, pods: number): number {
  const percent = /^(\d+)%$/.exec(String(value));
  return percent ? Math.ceil((Number(percent[1]) * pods) / 100) : Number(value);
}

function fewestOf({ replicas, hpaSpec, kedaSpec }: SeldonPodSpec, usual: number): number {
  if (kedaSpec) {
    return kedaSpec.minReplicaCount ?? 0;
  }
  return hpaSpec ? (hpaSpec.minReplicas ?? 1) : (replicas ?? usual);
}

/** The number of pods of all Deployments when autoscalers are at their minimum. */
function fewestPods({ spec, predictors }: Subject): number {
  let pods = 0;
  for (const { predictor, components } of predictors) {
    const usual = predictor.replicas ?? spec.replicas ?? 1;
    for (const { component } of components) {
      pods += fewestOf(component, usual);
    }
    pods += components.length === 0 ? usual : 0;
    pods += predictor.explainer?.type && usual > 0 ? (predictor.explainer.replicas ?? 1) : 0;
    pods +=
      spec.annotations?.[ENGINE_SEPARATE_POD]?.toLowerCase() === 'true'
        ? (predictor.svcOrchSpec?.replicas ?? usual)
        : 0;
  }
  return pods;
}
