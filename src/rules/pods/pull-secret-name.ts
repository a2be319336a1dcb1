import { podDiff, trap, upstream } from '../rule';

export const pullSecretName = trap({
  id: 'SELDON393',
  severity: 'error',
  title: 'image pull secrets have names',
  consequence:
    'The API server accepts an entry of imagePullSecrets without a name, but the operator cannot compare the Deployment ' +
    'that it created with such an entry: from the second time on, it fails to reconcile the SeldonDeployment, which ' +
    'never becomes available and never changes again.',
  example: () => podDiff`
    - imagePullSecrets: [{name: ''}]
    + imagePullSecrets: [{name: registry}]
      containers: [{name: classifier, image: 'registry.example.com/iris:1'}]
  `,
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  check({ predictors }, report) {
    for (const { components } of predictors) {
      for (const { component, path } of components) {
        component.spec?.imagePullSecrets?.forEach(({ name }, index) => {
          if ((name ?? '') === '') {
            report({
              path: `${path}.spec.imagePullSecrets[${index}]`,
              message: 'an image pull secret has no name: the operator fails on each reconcile after the first',
              remedy: 'name a Secret, or remove the entry',
            });
          }
        });
      }
    }
  },
});
