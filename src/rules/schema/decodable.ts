import { formatPath } from '../../private/path';
import { schemaRule } from '../helpers/schema-rule';
import { predictorDiff, upstream } from '../rule';

export const decodable = schemaRule({
  id: 'SELDON017',
  title: "values fit the operator's own types",
  consequence: 'The schema accepts the value, but the webhook cannot decode it and rejects the object.',
  source: upstream('operator/apis/machinelearning.seldon.io/v1/seldondeployment_types.go'),
  example: () => predictorDiff`
      graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
    - progressDeadlineSeconds: 99999999999
    + progressDeadlineSeconds: 600
  `,
  check({ verdict }, report) {
    for (const { path, detail } of verdict.decode) {
      report({ path: formatPath(path), message: detail, remedy: 'write a value that the operator can decode' });
    }
  },
});
