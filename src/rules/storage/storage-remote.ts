import { PRESET_REMOTE, rcloneVariable } from '../../api/storage';
import { withoutCredentials } from '../../private/redact';
import { modelSources } from '../helpers/model-source';
import { uriProblem } from '../helpers/model-uri-problem';
import { predictorDiff, trap, upstream } from '../rule';

/** Other names of Google's storage, whose remote is called gs. */
const GOOGLE = ['gcs', 'google'];

export const storageRemote = trap({
  id: 'SELDON281',
  title: 'rclone is configured for the remote that a model URI names',
  consequence:
    'The scheme of a model URI is the name of an rclone remote. Only gs is preset, for public buckets; with a ' +
    'remote that no variable configures, the storage initializer fails with "didn\'t find section in config file".',
  example: () => predictorDiff`
    - graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: s3://models/iris}
    + graph:
    +   name: classifier
    +   implementation: SKLEARN_SERVER
    +   modelUri: s3://models/iris
    +   envSecretRefName: seldon-rclone-secret
  `,
  source: upstream('components/rclone-storage-initializer/readme.md'),
  check(subject, report) {
    for (const { modelUri, remote, secretName, path } of modelSources(subject)) {
      // The rule about model URIs explains what no Secret can mend.
      if (remote !== PRESET_REMOTE && secretName === '' && uriProblem(modelUri, 'rclone') === undefined) {
        report({
          path: `${path}.modelUri`,
          message: `no Secret configures the remote ${JSON.stringify(remote)} of ${JSON.stringify(withoutCredentials(modelUri))}`,
          remedy:
            `${GOOGLE.includes(remote) ? `write gs:${modelUri.slice(remote.length + 1)}, or ` : ''}name a Secret with ` +
            `${rcloneVariable(remote, 'TYPE')} in envSecretRefName, or in the operator's value ` +
            'predictiveUnit.defaultEnvSecretRefName',
        });
      }
    }
  },
});
