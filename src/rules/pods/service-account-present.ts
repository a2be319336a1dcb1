import { asText } from '../../private/json';
import { listing } from '../../private/listing';
import { suggest } from '../../private/suggest';
import { fieldOf, podsOf } from '../helpers/pods';
import { predictorDiffIn, type Subject, trap } from '../rule';

export const serviceAccountPresent = trap({
  id: 'SELDON328',
  stage: 'expansion',
  title: 'pods run under a ServiceAccount that exists in their namespace',
  consequence:
    'Kubernetes creates no pod for a ServiceAccount that does not exist ("error looking up service account"): the ' +
    'Deployment stays at 0 pods.',
  example: () => predictorDiffIn('ml')`
      graph:
        name: classifier
        implementation: SKLEARN_SERVER
        modelUri: gs://models/iris
    -   serviceAccountName: model-reader
    +   serviceAccountName: models-reader
      ---
      apiVersion: v1
      kind: ServiceAccount
      metadata: {name: models-reader, namespace: ml}
  `,
  source: 'https://kubernetes.io/docs/concepts/security/service-accounts/#assign-to-pod',
  check(subject, report) {
    const reported = new Set(['', 'default']);
    for (const pods of podsOf(subject)) {
      const name = asText(pods.spec.serviceAccountName ?? '');
      const problem = reported.has(name) ? undefined : problemOf(subject, name);
      reported.add(name);
      if (problem) {
        report({ path: fieldOf(subject, pods, 'serviceAccountName'), ...problem });
      }
    }
  },
});

/**
 * The problem with a ServiceAccount, if any. Unknown if the input has none in its namespace and none of its name
 * elsewhere.
 */
function problemOf(
  { surroundings, namespace }: Subject,
  name: string,
): { readonly message: string; readonly remedy: string } | undefined {
  if (surroundings.find('ServiceAccount', namespace, name)) {
    return undefined;
  }
  const here = JSON.stringify(namespace);
  const others = namespace === '' ? [] : surroundings.sources.namespacesOf('ServiceAccount', name);
  if (others.length > 0) {
    return {
      message:
        `ServiceAccount ${JSON.stringify(name)} is in namespace ` +
        `${listing(
          others.map((each) => JSON.stringify(each)),
          ' and ',
        )}, which pods of ${here} cannot run under`,
      remedy: `create it in namespace ${here} too`,
    };
  }
  const known = [...new Set(surroundings.sources.accountsIn(namespace))];
  const meant = suggest(name, known);
  return known.length === 0
    ? undefined
    : {
        message:
          `no ServiceAccount ${JSON.stringify(name)} among those of ` +
          `${namespace === '' ? 'the input' : `namespace ${here}`}: ` +
          `${listing(known.map((each) => JSON.stringify(each)))}`,
        remedy:
          meant === undefined ? 'create it, or name one that exists' : `name ${JSON.stringify(meant)}, or create it`,
      };
}
