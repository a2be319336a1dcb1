import { isV2 } from '../../api/facts/words';
import { diff, trap, upstream } from '../rule';

export const explainerEnvironment = trap({
  id: 'SELDON265',
  looksAt: ['explainer'],
  title: 'an explainer is configured by the fields that its protocol uses',
  consequence:
    "With protocol v2, the operator replaces the environment of the explainer's container and ignores `config`; " +
    'with the other protocols, it replaces the arguments and ignores `initParameters`.',
  example: () => diff`
      spec:
        protocol: v2
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
    -     explainer: {type: AnchorTabular, modelUri: gs://models/iris/explainer, config: {seed: '1'}}
    +     explainer: {type: AnchorTabular, modelUri: gs://models/iris/explainer, initParameters: '{"seed": 1}'}
  `,
  source: upstream('operator/controllers/seldondeployment_explainers.go'),
  check({ spec, predictors }, report) {
    const v2 = isV2(spec.protocol);
    for (const {
      predictor: { explainer },
      path,
    } of predictors) {
      if (!explainer?.type) {
        continue;
      }
      const { containerSpec, config, initParameters } = explainer;
      const lost: [boolean, string, string][] = v2
        ? [
            [
              (containerSpec?.env ?? []).length > 0,
              'containerSpec.env',
              'set initParameters, or build an image with these variables',
            ],
            [Object.keys(config ?? {}).length > 0, 'config', 'write it as JSON in initParameters'],
          ]
        : [
            [(containerSpec?.args ?? []).length > 0, 'containerSpec.args', 'write the arguments in config'],
            [Boolean(initParameters), 'initParameters', 'write the parameters in config'],
          ];
      for (const [, field, remedy] of lost.filter(([given]) => given)) {
        report({
          path: `${path}.explainer.${field}`,
          message: `${field} has no effect with protocol ${JSON.stringify(spec.protocol ?? 'seldon')}`,
          remedy,
        });
      }
    }
  },
});
