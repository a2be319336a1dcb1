import { APP_LABEL, DEPLOYMENT_ID_LABEL, MANAGED_BY_LABEL } from '../../api/facts/labels';
import { asText, entryOf, isObject, type Manifest, maps, valueAt } from '../../private/json';
import { createdLabels } from '../helpers/created-labels';
import { type Labels, labelsOf, selects } from '../helpers/label-selector';
import { countedPods, type Selection } from '../reference';
import { predictorDiff, type Subject, trap, upstream } from '../rule';

/** Labels that distinguish a SeldonDeployment's pods or Services from others, the best one first. */
const DISTINGUISHING = [DEPLOYMENT_ID_LABEL, APP_LABEL, MANAGED_BY_LABEL];

export const emptySelection = trap({
  id: 'SELDON352',
  stage: 'expansion',
  title: 'selectors of monitors, budgets, policies, subsets and triggers match created objects',
  consequence:
    'Pods have the labels of the operator and those of the predictor, not those of the SeldonDeployment. The ' +
    'selector matches nothing: no metrics are scraped, no budget or policy applies, a subset has no pods, and a trigger ' +
    'counts none.',
  example: () => predictorDiff`
      graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
      ---
      apiVersion: monitoring.coreos.com/v1
      kind: PodMonitor
      metadata: {name: models}
    - spec: {selector: {matchLabels: {app: iris}}, podMetricsEndpoints: [{port: metrics}]}
    + spec: {selector: {matchLabels: {seldon-deployment-id: iris}}, podMetricsEndpoints: [{port: metrics}]}
  `,
  source: upstream('operator/controllers/labels.go'),
  check(subject, report) {
    for (const selection of subject.surroundings.selectionsOf(subject.object)) {
      const { from, owner, field, kind, namespace, selector } = selection;
      const own = candidatesFor(subject, selection);
      if (
        own.length > 0 &&
        !isAboutEndpoints(selection) &&
        ![...own, ...subject.surroundings.labelsIn(namespace, kind)].some((labels) => selects(selector, labels))
      ) {
        report({
          path: 'metadata.name',
          about: { ...owner, path: field },
          message: `${field} of ${from} selects no ${kind} (${wordsOf(selection)})`,
          remedy: remedyFor(selection, own),
        });
      }
    }
    for (const { object, selection } of ownCounts(subject)) {
      const own = createdLabels(subject, 'Pod');
      if (
        ![...own, ...subject.surroundings.labelsIn(subject.namespace, 'Pod')].some((labels) =>
          selects(selection.selector, labels),
        )
      ) {
        report({
          path: subject.origins?.of(object, selection.field)?.paths[0] ?? 'spec',
          message: `the trigger counts no Pod (${wordsOf(selection)})`,
          remedy: `select by ${distinguishingLabel(own)}`,
        });
      }
    }
    for (const selection of selectionsByItsLabels(subject)) {
      const { from, owner, field, kind } = selection;
      report({
        path: 'metadata.name',
        about: { ...owner, path: field },
        message:
          `${field} of ${from} selects no ${kind} of this SeldonDeployment, which has the labels itself ` +
          `(${wordsOf(selection)})`,
        remedy: `write the labels in labels of the predictor, or select by ${distinguishingLabel(createdLabels(subject, kind))}`,
      });
    }
  },
});

/** The labels of the created objects that a selection may be about: of a subset, those behind its Service. */
function candidatesFor(subject: Subject, { kind, service }: Selection): Labels[] {
  if (service === undefined) {
    return createdLabels(subject, kind);
  }
  const found = subject.expansion.objects.find(
    (object) => object.kind === 'Service' && object.metadata.name === service,
  );
  const selector = found && valueAt(found, 'spec.selector');
  return isObject(selector)
    ? createdLabels(subject, 'Pod').filter((labels) => selects({ matchLabels: selector }, labels))
    : [];
}

/** Whether a subset is selected by labels that pods get later: of Istio, of their node, or of their ReplicaSet. */
function isAboutEndpoints({ service, selector: { matchLabels } }: Selection): boolean {
  const keys = Object.keys(service !== undefined && isObject(matchLabels) ? matchLabels : {});
  return keys.some((key) => /istio\.io\/|kubernetes\.io\/(region|zone|hostname)$|^pod-template-hash$/.test(key));
}

function remedyFor({ service }: Selection, own: readonly Labels[]): string {
  const version = service === undefined ? undefined : entryOf(own[0], 'version');
  return version === undefined
    ? `select by ${distinguishingLabel(own)}`
    : `write labels of its pods, such as version: ${JSON.stringify(version)}`;
}

/** What the triggers of the SeldonDeployment's own autoscalers count, if they name it. */
function ownCounts(subject: Subject): { object: Manifest; selection: Selection }[] {
  const name = asText(subject.metadata.name);
  return subject.expansion.objects
    .filter(({ kind }) => kind === 'ScaledObject')
    .flatMap((object) => countedPods(object).map((selection) => ({ object, selection })))
    .filter(({ selection: { selector } }) =>
      Object.values(isObject(selector.matchLabels) ? selector.matchLabels : {}).some(
        (value) => value === name || asText(value).startsWith(`${name}-`),
      ),
    );
}

/** The selections that labels of the SeldonDeployment match, but none of the objects that the operator creates. */
function selectionsByItsLabels(subject: Subject): Selection[] {
  const labels = labelsOf(subject.object);
  if (Object.keys(labels).length === 0) {
    return [];
  }
  return subject.surroundings.selectionsBeside(subject.object).filter(({ selector, kind, namespace }) => {
    if (!isObject(selector.matchLabels) || !selects(selector, labels)) {
      return false;
    }
    const created = createdLabels(subject, kind);
    const others = subject.surroundings.labelsIn(namespace || subject.namespace, kind);
    return created.length > 0 && ![...created, ...others].some((each) => selects(selector, each));
  });
}

function wordsOf({ selector: { matchLabels, matchExpressions } }: Selection): string {
  return [
    ...Object.entries(isObject(matchLabels) ? matchLabels : {}).map(
      ([key, value]) => `${key}: ${JSON.stringify(value)}`,
    ),
    ...maps(matchExpressions).map(
      ({ key, operator, values }) => `${asText(key)} ${asText(operator)} ${JSON.stringify(values ?? [])}`,
    ),
  ].join(', ');
}

/** A label that all of them have, as written in a manifest. */
function distinguishingLabel(all: readonly Labels[]): string {
  const shared = Object.entries(all[0]).filter(([key, value]) => all.every((labels) => entryOf(labels, key) === value));
  const key = DISTINGUISHING.find((each) => shared.some(([name]) => name === each)) ?? shared[0]?.[0];
  return key === undefined
    ? 'labels that its objects have (cdk8s-seldon expand)'
    : `${key}: ${JSON.stringify(all[0][key])}`;
}
