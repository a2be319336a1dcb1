import { asText, isObject, type JsonObject, maps, valueAt } from '../../private/json';
import { type Labels, labelsOf, selects } from '../helpers/label-selector';
import { fieldOf, type Pods, podsOf } from '../helpers/pods';
import { predictorDiff, trap, upstream } from '../rule';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

export const ownSelection = trap({
  id: 'SELDON353',
  stage: 'expansion',
  looksAt: ['affinity', 'topologySpreadConstraints'],
  title: 'affinity and spread constraints match the pods that they are written for',
  consequence:
    'Pods have the labels of the operator and those of the predictor. A selector that matches none of them ' +
    'separates no pods and spreads nothing.',
  example: () => predictorDiff`
      replicas: 3
      graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
      componentSpecs:
      - spec:
          containers: [{name: classifier}]
          topologySpreadConstraints:
          - maxSkew: 1
            topologyKey: topology.kubernetes.io/zone
            whenUnsatisfiable: DoNotSchedule
    -       labelSelector: {matchLabels: {app: iris}}
    +       labelSelector: {matchLabels: {seldon-deployment-id: iris}}
  `,
  source: upstream('operator/controllers/labels.go'),
  check(subject, report) {
    const name = String(subject.metadata.name);
    const own = labelsOf(subject.object);
    for (const pods of podsOf(subject)) {
      for (const { field, selector, isAboutItself } of termsOf(pods)) {
        const known = podsOf(subject).map(({ template }) => labelsOf(template));
        const candidates = [...known, ...subject.surroundings.labelsIn(subject.namespace, 'Pod')];
        if (
          (isAboutItself(name) || isByLabelsOf(own, selector)) &&
          !candidates.some((labels) => selects(selector, labels))
        ) {
          report({
            path: fieldOf(subject, pods, field),
            message: `the labelSelector ${JSON.stringify(selector)} matches no pod`,
            remedy: isByLabelsOf(own, selector)
              ? 'write the labels of the SeldonDeployment in labels of the predictor too, or select by ' +
                `seldon-deployment-id: ${JSON.stringify(name)}`
              : `select by seldon-deployment-id: ${JSON.stringify(name)}`,
          });
        }
      }
    }
  },
});

/** Whether the SeldonDeployment itself has the labels, which the operator does not copy to pods. */
function isByLabelsOf(own: Labels, selector: JsonObject): boolean {
  return Object.keys(own).length > 0 && isObject(selector.matchLabels) && selects(selector, own);
}

interface Term {
  readonly field: string;
  readonly selector: JsonObject;
  /** Whether the pods of the SeldonDeployment itself are meant. */
  readonly isAboutItself: (name: string) => boolean;
}

function termsOf({ spec }: Pods): Term[] {
  if (spec.topologySpreadConstraints === undefined && spec.affinity === undefined) {
    return [];
  }
  const spread = maps(spec.topologySpreadConstraints).map(({ labelSelector }, index) => ({
    field: `topologySpreadConstraints[${index}].labelSelector`,
    term: { labelSelector },
    isAboutItself: () => true,
  }));
  const affinity = ['podAntiAffinity', 'podAffinity'].flatMap((kind) => [
    ...maps(valueAt(spec, ['affinity', kind, REQUIRED])).map((term, index) => ({
      field: `affinity.${kind}.${REQUIRED}[${index}].labelSelector`,
      term,
    })),
    ...maps(valueAt(spec, ['affinity', kind, PREFERRED])).flatMap(({ podAffinityTerm }, index) =>
      isObject(podAffinityTerm)
        ? [{ field: `affinity.${kind}.${PREFERRED}[${index}].podAffinityTerm.labelSelector`, term: podAffinityTerm }]
        : [],
    ),
  ]);
  return [
    ...spread,
    ...affinity.map(({ field, term }) => ({
      field,
      term,
      isAboutItself: (name: string) => names(term.labelSelector, name),
    })),
  ].flatMap(({ field, term, isAboutItself }) =>
    isObject(term.labelSelector) && !('namespaces' in term) && !('namespaceSelector' in term)
      ? [{ field, selector: term.labelSelector, isAboutItself }]
      : [],
  );
}

/** Whether a selector requires a value that is the name of the SeldonDeployment, or begins with it. */
function names(selector: unknown, name: string): boolean {
  const { matchLabels, matchExpressions } = selector as JsonObject;
  const values = [
    ...Object.values(isObject(matchLabels) ? matchLabels : {}),
    ...maps(matchExpressions).flatMap(({ operator, values: some }) =>
      operator === 'In' && Array.isArray(some) ? some : [],
    ),
  ];
  return values.some((value) => value === name || asText(value).startsWith(`${name}-`));
}
