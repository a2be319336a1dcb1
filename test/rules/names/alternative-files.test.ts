import { yaml } from '../../../src/rules/example';
import { alternativeFiles } from '../../../src/rules/names/alternative-files';
import { describeRule } from '../describe-rule';

/** Files with a SeldonDeployment, by their names. */
function files(named: Record<string, string>): string {
  return Object.entries(named)
    .map(
      ([file, name]) => yaml`
        # ${file}
        apiVersion: machinelearning.seldon.io/v1
        kind: SeldonDeployment
        metadata: {name: ${name}, namespace: ml}
        spec:
          predictors:
          - name: default
            graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      `,
    )
    .join('\n---\n');
}

describeRule(alternativeFiles, {
  accepts: {
    'two files, which another rule reports': files({ 'a.yaml': 'iris', 'b.yaml': 'iris' }),
    'three names': files({ 'a.yaml': 'iris', 'b.yaml': 'wine', 'c.yaml': 'rose' }),
    'one file for each environment': files({ 'dev.yaml': 'iris', 'test.yaml': 'iris', 'prod.yaml': 'iris' }),
  },
  rejects: {
    'the same name in three files': [
      files({ 'a.yaml': 'iris', 'b.yaml': 'iris', 'c.yaml': 'iris', 'd.yaml': 'wine' }),
      ['metadata.name', '3 files of one folder contain a SeldonDeployment "iris", the first two are a.yaml and b.yaml'],
    ],
    'the same name in three files of an environment': [
      files({ 'dev-a.yaml': 'iris', 'dev-b.yaml': 'iris', 'dev-c.yaml': 'iris', 'prod.yaml': 'iris' }),
      ['metadata.name', '3 files of one folder'],
    ],
  },
});
