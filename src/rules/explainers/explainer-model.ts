import { builtInExplainers, type BuiltInExplainer } from '../helpers/built-in-explainers';
import { predictorDiff, trap, upstream } from '../rule';

export const explainerModel = trap({
  id: 'SELDON373',
  looksAt: ['explainer'],
  title: 'an explainer has a saved explainer to load, or parameters',
  consequence: 'The explainer server exits if the saved explainer is missing; its pod never becomes ready.',
  example: () => predictorDiff`
      graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
    - explainer: {type: AnchorTabular}
    + explainer: {type: AnchorTabular, modelUri: gs://models/iris/explainer}
  `,
  source: upstream('components/alibi-explain-server/alibiexplainer/__main__.py'),
  check(subject, report) {
    for (const placed of subject.once(builtInExplainers)) {
      const { explainer, type, facts, isMlserver, path } = placed;
      const { modelUri = '' } = explainer;
      const loads = isMlserver ? facts?.isInMlserver && !explainer.initParameters : facts?.file !== undefined;
      if (!loads) {
        continue;
      }
      if (modelUri === '' && !isMountedElsewhere(placed)) {
        report({
          path: `${path}.modelUri`,
          message: `an explainer of type ${type} without modelUri has nothing to load`,
          remedy: isMlserver
            ? 'set modelUri to the folder of the saved explainer, or its parameters in initParameters'
            : `set modelUri to the folder that contains ${facts?.file}`,
        });
      }
      // Alibi reads several files of the folder, Keras only one.
      const file = /\/([^/]+\.(dill|pkl|pickle|joblib|zip|tar|tgz|tar\.gz))$/i.exec(modelUri)?.[1];
      if (file !== undefined) {
        report({
          path: `${path}.modelUri`,
          message: `the explainer opens a folder, but ${JSON.stringify(file)} is a file`,
          remedy: 'write the URI of the folder that contains the saved explainer',
        });
      }
    }
  },
});

/** Whether a volume or another path may hold the explainer, which the server finds by a variable. */
function isMountedElsewhere({ explainer: { containerSpec }, isMlserver }: BuiltInExplainer): boolean {
  return isMlserver
    ? (containerSpec?.volumeMounts ?? []).length > 0
    : (containerSpec?.env ?? []).some(({ name }) => name === 'STORAGE_URI');
}
