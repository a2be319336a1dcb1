import { isObject } from '../../private/json';
import { diff, trap, upstream } from '../rule';

export const withoutPods = trap({
  id: 'SELDON298',
  stage: 'expansion',
  looksAt: ['replicas'],
  title: 'every Deployment has at least one pod',
  consequence:
    'A Deployment without a ready pod counts as not ready, and the operator waits for all Deployments: until then ' +
    'it neither creates nor changes a VirtualService, DestinationRule or Mapping, removes no old Deployment, and ' +
    'leaves the SeldonDeployment in state Creating.',
  example: () => diff`
      spec:
        predictors:
        - name: default
    -     traffic: 100
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
    -   - name: canary
    -     replicas: 0
    -     graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris-2}
  `,
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  check({ spec, predictors, expansion }, report) {
    if (
      !expansion.objects.some(
        (object) => object.kind === 'Deployment' && isObject(object.spec) && object.spec.replicas === 0,
      )
    ) {
      return;
    }
    const places = predictors.flatMap(({ predictor, path, components }) => [
      ...components.map(({ component, path: place }) => ({ replicas: component.replicas, place })),
      { replicas: predictor.replicas, place: path },
      { replicas: predictor.explainer?.replicas, place: `${path}.explainer` },
      { replicas: predictor.svcOrchSpec?.replicas, place: `${path}.svcOrchSpec` },
    ]);
    for (const { place } of [...places, { replicas: spec.replicas, place: 'spec' }].filter(
      ({ replicas }) => replicas === 0,
    )) {
      report({
        path: `${place}.replicas`,
        message: 'replicas: 0 blocks the whole SeldonDeployment: the operator waits forever for a ready pod',
        remedy: 'remove the predictor, or set at least one replica',
      });
    }
  },
});
