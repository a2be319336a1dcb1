import { diff, trap, upstream } from '../rule';

export const severalBudgets = trap({
  id: 'SELDON245',
  looksAt: ['pdbSpec'],
  title: 'a SeldonDeployment has at most one disruption budget',
  consequence:
    'Each budget selects all pods of the SeldonDeployment, not only those of its component. Kubernetes does not ' +
    'evict a pod that more than one budget selects: draining a node hangs.',
  example: () => diff`
      spec:
        predictors:
        - name: default
          traffic: 90
          graph: {name: classifier, type: MODEL}
          componentSpecs:
          - spec: {containers: [{name: classifier, image: 'registry.example.com/iris:1'}]}
            pdbSpec: {maxUnavailable: 1}
        - name: canary
          traffic: 10
          graph: {name: classifier, type: MODEL}
          componentSpecs:
          - spec: {containers: [{name: classifier, image: 'registry.example.com/iris:2'}]}
    -       pdbSpec: {maxUnavailable: 1}
  `,
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  check({ predictors }, report) {
    const [first, ...others] = predictors
      .flatMap(({ components }) => components)
      .filter(({ component }) => component.pdbSpec);
    for (const { path } of others) {
      report({
        path: `${path}.pdbSpec`,
        message: `this budget and ${first.path}.pdbSpec both select every pod of the SeldonDeployment`,
        remedy: "keep one pdbSpec, or write your own PodDisruptionBudgets that select the label 'app'",
      });
    }
  },
});
