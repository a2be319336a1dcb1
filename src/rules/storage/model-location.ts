import { yaml } from '../example';
import { placedModelUris } from '../helpers/model-source';
import { placeholderOrWordIn } from '../helpers/placeholder';
import { trap } from '../helpers/trap';
import { upstream } from '../rule';

const REGISTRY = /^(models|runs|mlflow-artifacts):\//;

export const modelLocation = trap({
  id: 'SELDON320',
  severity: 'warning',
  title: 'a model URI names a remote and a path',
  consequence:
    'rclone, which downloads the model, treats a URI without a scheme as a folder in its own container, and a ' +
    "registry's scheme as a remote that no variable configures: the storage initializer fails, and the pod never " +
    'starts.',
  example: {
    before: yaml`
      spec:
        predictors:
        - name: default
          graph:
            name: classifier
            implementation: SKLEARN_SERVER
            modelUri: home/me/mlruns/iris
    `,
    after: yaml`
      spec:
        predictors:
        - name: default
          graph:
            name: classifier
            implementation: SKLEARN_SERVER
            modelUri: gs://models/iris
    `,
  },
  source: upstream('operator/controllers/model_initializer_injector.go'),
  check(subject, report) {
    for (const { modelUri, path } of placedModelUris(subject)) {
      const problem = problemOf(modelUri);
      if (problem) {
        report({ path: `${path}.modelUri`, ...problem });
      }
    }
  },
});

/**
 * Schemes of registries that rclone has no backend for.
 * @see https://rclone.org/overview/
 */
const OTHER_REGISTRIES: ReadonlyMap<string, string> = new Map([
  ['hf', 'the Hugging Face hub'],
  ['huggingface', 'the Hugging Face hub'],
  ['wandb', 'Weights & Biases'],
  ['dbfs', 'the Databricks file system'],
]);

function problemOf(uri: string): { message: string; remedy: string } | undefined {
  const quoted = JSON.stringify(uri);
  if (uri !== uri.trim()) {
    return { message: `${quoted} begins or ends with whitespace`, remedy: 'remove the whitespace' };
  }
  const placeholder = placeholderOrWordIn(uri);
  if (placeholder !== undefined) {
    return {
      message: `${quoted}: ${placeholder} is a placeholder that was not filled in`,
      remedy: 'check what the template renders to, or write the URI of the model',
    };
  }
  if (REGISTRY.test(uri)) {
    return {
      message: `${quoted} is an entry of MLflow's model registry, which only MLflow can look up`,
      remedy: "write the URI of that version's files, which MLflow calls its source",
    };
  }
  const registry = OTHER_REGISTRIES.get(/^([a-z]+):\//.exec(uri)?.[1] ?? '');
  if (registry !== undefined) {
    return {
      message: `${quoted} is in ${registry}, which rclone cannot read`,
      remedy: 'copy the files to a bucket, and write its URI',
    };
  }
  if (/^pvc:(?!\/\/)/.test(uri)) {
    return {
      message: `${quoted} is not the URI of a claim`,
      remedy: `write pvc://${uri.replace(/^pvc:\/*/, '')}: two slashes, claim, path`,
    };
  }
  if (/^pvc:\/\/(\/|$)/.test(uri)) {
    return { message: `${quoted} names no claim`, remedy: 'write pvc://CLAIM/PATH' };
  }
  if (/^(gs|s3):\/{0,2}$/.test(uri)) {
    return { message: `${quoted} names no bucket`, remedy: `write ${uri.slice(0, 2)}://BUCKET/PATH` };
  }
  if (/^[a-z]:[\\/]/i.test(uri)) {
    return {
      message: `${quoted} is a Windows path, whose drive letter rclone treats as a remote`,
      remedy: 'write a URI such as gs://bucket/path',
    };
  }
  // A remote is named, or configured in place: `:s3,provider=Minio:bucket`.
  if (/^file:/.test(uri) || !/^:?[\w. -]+(?::|,[^:]*[:])/.test(uri)) {
    return {
      message: `${quoted} is a path inside the storage initializer's own container, which has no such folder`,
      remedy: 'write a URI such as gs://bucket/path, or pvc://CLAIM/PATH for a folder on a volume',
    };
  }
  return undefined;
}
