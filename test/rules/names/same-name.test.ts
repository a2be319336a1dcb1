import { yaml } from '../../../src/rules/example';
import { sameName } from '../../../src/rules/names/same-name';
import { describeRule } from '../describe-rule';

describeRule(sameName, {
  accepts: {
    'another name': yaml`
      metadata: {name: iris, namespace: ml}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      apiVersion: machinelearning.seldon.io/v1
      kind: SeldonDeployment
      metadata: {name: iris-2, namespace: ml}
    `,
    'another namespace': yaml`
      metadata: {name: iris, namespace: ml}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      apiVersion: machinelearning.seldon.io/v1
      kind: SeldonDeployment
      metadata: {name: iris, namespace: other}
    `,
  },
  rejects: {
    'the same name and namespace': [
      yaml`
      metadata: {name: iris, namespace: ml}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      apiVersion: machinelearning.seldon.io/v1
      kind: SeldonDeployment
      metadata: {name: iris, namespace: ml}
    `,
      ['metadata.name', 'another SeldonDeployment "iris"'],
    ],
    'one without a namespace, next to one in default': [
      yaml`
      metadata: {name: iris}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      apiVersion: machinelearning.seldon.io/v1
      kind: SeldonDeployment
      metadata: {name: iris, namespace: default}
    `,
      ['metadata.name', 'another SeldonDeployment "iris" in namespace "default": they are the same object, unless'],
    ],
  },
});
