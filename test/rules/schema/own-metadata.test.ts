import { ownMetadata } from '../../../src/rules/schema/own-metadata';
import { describeRule } from '../describe-rule';

const named = (metadata: string): string => `
apiVersion: machinelearning.seldon.io/v1
kind: SeldonDeployment
metadata: ${metadata}
spec: {predictors: [{name: default, graph: {name: a, implementation: SIMPLE_MODEL}}]}
`;

describeRule(ownMetadata, {
  accepts: {
    'a plain name': named(
      '{name: iris-1.2, labels: {app.kubernetes.io/name: iris}, annotations: {any: "text of any form"}}',
    ),
    'a prefix instead of a name': named('{generateName: iris-}'),
  },
  rejects: {
    'a placeholder': [
      "metadata: {name: '<NAME>'}\nspec: {predictors: []}",
      ['metadata.name', '<NAME> is a placeholder'],
    ],
    'no name': [named('{}'), ['metadata.name', 'name or generateName is required']],
    'a name with upper case and underscores': [
      named('{name: Iris_Model}'),
      ['metadata.name', '"Iris_Model": a lowercase RFC 1123 subdomain must consist of'],
    ],
    'a label with spaces': [
      named('{name: iris, labels: {team: "growth and ads"}}'),
      ['metadata.labels', '"growth and ads": a valid label must'],
    ],
    'an annotation with an invalid key': [
      named('{name: iris, annotations: {"seldon.io/rest timeout": "1"}}'),
      ['metadata.annotations', '"seldon.io/rest timeout": name part must'],
    ],
    'an invalid namespace': [
      named('{name: iris, namespace: my.models}'),
      ['metadata.namespace', '"my.models": must not contain dots'],
    ],
  },
});
