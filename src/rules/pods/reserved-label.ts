import { ENGINE_SEPARATE_POD } from '../../api/facts/settings';
import { predictorDiff, trap, upstream } from '../rule';

/** Written after the user's labels, so these win. */
const OVERWRITTEN =
  /^(seldon-app|app\.kubernetes\.io\/managed-by|seldon-app-svc-.*|seldon\.io\/(model|router|combiner|transformer|output-transformer|shadow|explainer))$/;

export const reservedLabel = trap({
  id: 'SELDON276',
  looksAt: ['labels'],
  title: 'pods do not override labels that Seldon Core relies on',
  consequence:
    'The labels of a componentSpecs entry are applied last. In the first entry, a `version` other than the ' +
    "predictor's leaves the Istio subset without pods (503); other reserved labels are overwritten by the operator.",
  example: () => predictorDiff`
      graph: {name: classifier, type: MODEL}
      componentSpecs:
    - - metadata: {labels: {version: v7}}
    + - metadata: {labels: {model-version: v7}}
        spec: {containers: [{name: classifier, image: 'registry.example.com/iris:7'}]}
  `,
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  check({ spec, predictors }, report) {
    const separate = spec.annotations?.[ENGINE_SEPARATE_POD]?.toLowerCase() === 'true';
    for (const { predictor, path, components } of predictors) {
      const version = predictor.labels?.version ?? predictor.name;
      const places = [
        { labels: predictor.labels, at: `${path}.labels`, routed: false },
        // The orchestrator, and with it all traffic, is in the pods of the first component.
        ...components.map(({ component, index, path: at }) => ({
          labels: component.metadata?.labels,
          at: `${at}.metadata.labels`,
          routed: index === 0 && !separate,
        })),
      ];
      for (const { labels, at, routed } of places) {
        for (const [key, value] of Object.entries(labels ?? {})) {
          const where = /[./]/.test(key) ? `${at}[${key}]` : `${at}.${key}`;
          if (OVERWRITTEN.test(key)) {
            report({
              path: where,
              message: `${JSON.stringify(value)} is overwritten by the operator`,
              remedy: 'choose another label',
            });
          } else if (routed && key === 'version' && value !== version) {
            report({
              path: where,
              message:
                `${JSON.stringify(value)} differs from the predictor's version ${JSON.stringify(version)}, by which ` +
                'Istio selects the pods',
              remedy: 'choose another label, or set the version in the labels of the predictor',
            });
          }
        }
      }
    }
  },
});
