import { createdOf, meantObject } from '../helpers/meant-object';
import { placed, placedReferences } from '../helpers/own-references';
import { predictorDiff, trap, upstream } from '../rule';
import { isWorkload } from '../workload-addresses';

export const danglingReference = trap({
  id: 'SELDON350',
  stage: 'expansion',
  title: 'objects that refer to created objects use their actual names',
  consequence:
    'Autoscalers, routes and rollouts find their target by name. No object has this name: nothing scales, and ' +
    'requests fail.',
  example: () => predictorDiff`
      graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
      ---
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata: {name: models}
      spec:
        rules:
        - http:
            paths:
    -       - {path: /, pathType: Prefix, backend: {service: {name: iris-classifier, port: {number: 8000}}}}
    +       - {path: /, pathType: Prefix, backend: {service: {name: iris-default, port: {number: 8000}}}}
  `,
  source: upstream('operator/apis/machinelearning.seldon.io/v1/seldondeployment_types.go'),
  check(subject, report) {
    // A predictor's name alone is taken for the Service of the predictor.
    const beside = subject.surroundings
      .referencesBeside(subject.object)
      .filter(({ name }) => subject.predictors.some(({ predictor }) => predictor.name === name));
    for (const { reference, place } of [...placedReferences(subject), ...beside.map(placed)]) {
      const { from, field, kind, namespace, name } = reference;
      const created = createdOf(subject, kind);
      const exists = created.includes(name) || subject.surroundings.find(kind, namespace, name) !== undefined;
      // Workloads call all kinds of Services: a port proves nothing about one that is not in the input.
      const isPortTelling = !isWorkload(reference.owner.kind);
      const meant = exists ? undefined : meantObject(subject, reference, created, isPortTelling);
      if (meant !== undefined) {
        report({
          ...place(field),
          message: `${from} refers to ${kind} ${JSON.stringify(name)} in ${field}, which does not exist`,
          remedy: `did you mean ${kind} ${JSON.stringify(meant)}? (all names: cdk8s-seldon expand)`,
        });
      }
    }
  },
});
