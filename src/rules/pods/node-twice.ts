import { repeatedNodes } from '../helpers/repeated-nodes';
import { predictorDiff, trap, upstream } from '../rule';

export const nodeTwice = trap({
  id: 'SELDON417',
  stage: 'expansion',
  looksAt: ['componentSpecs'],
  title: 'the container of a node is in one componentSpecs entry only',
  consequence:
    'Each entry becomes a Deployment, and pods of both have the labels that the Service of the node selects: requests ' +
    'go to both containers in turn.',
  example: () => predictorDiff`
      graph: {name: scaler, type: TRANSFORMER, children: [{name: classifier, type: MODEL}]}
      componentSpecs:
      - spec:
          containers:
          - {name: scaler, image: 'registry.example.com/scaler:1'}
    -     - {name: classifier, image: 'registry.example.com/iris:1'}
      - spec: {containers: [{name: classifier, image: 'registry.example.com/iris:2'}]}
  `,
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  check(subject, report) {
    // Where this keeps the orchestrator out of the pod, nothing is created at all, which another rule says.
    for (const predictor of subject.expansion.failure ? [] : subject.predictors) {
      for (const { placed, name, first } of repeatedNodes(predictor)) {
        report({
          path: `${placed.path}.name`,
          message:
            `node ${JSON.stringify(name)} has a container in componentSpecs[${first}] as well: ` +
            'requests go to both in turn',
          remedy: 'remove one of them; replicas say how many pods there are',
        });
      }
    }
  },
});
