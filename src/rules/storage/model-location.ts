import { type Explainer, type PredictiveUnit } from '../../api/types.generated';
import { placedModelUris } from '../helpers/model-source';
import { uriProblem } from '../helpers/model-uri-problem';
import { remotesIn } from '../helpers/rclone-remotes';
import { secretKeys } from '../helpers/secret-keys';
import { predictorDiff, type Subject, trap, upstream } from '../rule';

export const modelLocation = trap({
  id: 'SELDON320',
  title: 'a model URI names a remote and a path',
  consequence:
    'rclone, which downloads the model, treats a URI without a scheme as a folder in its own container, and the ' +
    "scheme of a registry or a web address as a remote that no variable configures; KServe's initializer supports other " +
    'schemes. The storage initializer fails, and the pod never starts.',
  example: () => predictorDiff`
      graph:
        name: classifier
        implementation: SKLEARN_SERVER
    -   modelUri: home/me/mlruns/iris
    +   modelUri: gs://models/iris
  `,
  source: upstream('operator/controllers/model_initializer_injector.go'),
  check(subject, report) {
    for (const { modelUri, initializer, from, path } of placedModelUris(subject)) {
      const { message, remedy, isBeyondRemote } = uriProblem(modelUri, initializer) ?? {};
      const isProblem = isBeyondRemote || !isDescribed(subject, modelUri, from.envSecretRefName);
      if (message !== undefined && isProblem) {
        report({ path: `${path}.modelUri`, message, remedy: hubRemedy(modelUri, from) ?? remedy! });
      }
    }
  },
});

/** The name of a model in the Hugging Face hub, which the server itself downloads. */
function hubRemedy(uri: string, from: PredictiveUnit | Explainer): string | undefined {
  const isServer = 'implementation' in from && from.implementation === 'HUGGINGFACE_SERVER';
  const [, model] =
    /^(?:(?:hf|huggingface):\/\/|https:\/\/huggingface\.co\/)?([\w-][\w.-]*(?:\/[\w.-]+)?)\/?$/.exec(uri) ?? [];
  return isServer && model !== undefined
    ? `remove it, and add the parameter {name: pretrained_model, type: STRING, value: ${model}}: the server downloads it`
    : undefined;
}

/** Whether a Secret of the input describes a remote with the name that a URI begins with: rclone then knows it. */
function isDescribed({ surroundings, namespace, config }: Subject, uri: string, secret: string | undefined): boolean {
  const name = secret || config.units.defaultEnvSecretRefName;
  const scheme = /^(\w+):/.exec(uri)?.[1].toUpperCase();
  const keys = scheme === undefined || !name ? undefined : secretKeys(surroundings.find('Secret', namespace, name));
  return scheme !== undefined && remotesIn(keys ?? []).includes(scheme);
}
