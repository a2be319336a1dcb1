import { counted } from '../../private/counted';
import { asText } from '../../private/json';
import { diff, trap } from '../rule';
import { MOST_BY_MISTAKE } from '../twins';

export const alternativeFiles = trap({
  id: 'SELDON396',
  severity: 'info',
  many: 'SeldonDeployments that three or more files of one folder contain under the same name',
  title: 'files of one folder can be applied together',
  consequence:
    'Three or more files with the same SeldonDeployment are probably alternatives, of which one is applied. ' +
    '`kubectl apply -f FOLDER`, Argo CD and Flux apply all of them: each overwrites the one before.',
  example: () => diff`
      # iris.yaml
      metadata: {name: iris}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
      ---
      # iris-xgboost.yaml
      apiVersion: machinelearning.seldon.io/v1
      kind: SeldonDeployment
    - metadata: {name: iris}
    + metadata: {name: iris-xgboost}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: XGBOOST_SERVER, modelUri: gs://models/iris-xgboost}
      ---
      # iris-mlflow.yaml
      apiVersion: machinelearning.seldon.io/v1
      kind: SeldonDeployment
    - metadata: {name: iris}
    + metadata: {name: iris-mlflow}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: MLFLOW_SERVER, modelUri: gs://models/iris-mlflow}
  `,
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  check({ object, metadata, surroundings }, report) {
    const { files = [] } = surroundings.twinOf(object) ?? {};
    if (files.length <= MOST_BY_MISTAKE) {
      return;
    }
    const [one, other] = files;
    report({
      path: 'metadata.name',
      message:
        `${counted(files.length, 'file')} of one folder contain a SeldonDeployment ` +
        `${JSON.stringify(asText(metadata.name))}, the first two are ${one} and ${other}`,
      remedy: 'if all of them are applied, give each a name of its own; alternatives belong in folders of their own',
    });
  },
});
