import { isObject, type JsonObject } from '../../private/json';
import { call, type Expression, structOrNothing, value } from '../expression';

/** Fields of a graph node or an explainer that say where its files are. */
export const ARTIFACT_FIELDS: readonly string[] = [
  'modelUri',
  'envSecretRefName',
  'serviceAccountName',
  'storageInitializerImage',
];

/** Where files are and how the storage initializer gets in. */
export function artifact(holder: JsonObject): Expression | undefined {
  const { modelUri, envSecretRefName, serviceAccountName, storageInitializerImage } = holder;
  if (typeof modelUri !== 'string' || modelUri === '') {
    return undefined;
  }
  const access = structOrNothing({
    envSecretRefName: text(envSecretRefName),
    serviceAccountName: text(serviceAccountName),
    initializer:
      typeof storageInitializerImage === 'string' && storageInitializerImage !== ''
        ? call('StorageInitializer', 'rclone', value(storageInitializerImage))
        : undefined,
  });
  const [, claim, path] = /^pvc:\/\/([^/\s]+)\/([^/\s]\S*)?$/.exec(modelUri) ?? [];
  if (claim !== undefined && !access && !path?.includes('..')) {
    return call('ModelArtifact', 'pvc', value(claim), ...(path === undefined ? [] : [value(path)]));
  }
  return call('ModelArtifact', 'uri', value(modelUri), ...(access ? [access] : []));
}

/** Parameters of a node that name a model of the Hugging Face hub, in the order in which the construct writes them. */
export function huggingFace(
  parameters: readonly JsonObject[],
): { artifact: Expression; rest: JsonObject[] } | undefined {
  const wanted = ['task', 'pretrained_model', 'pretrained_tokenizer'];
  const count = parameters.findIndex(({ name, type }) => !wanted.includes(String(name)) || type !== 'STRING');
  const own = count === -1 ? parameters : parameters.slice(0, count);
  const names = own.map(({ name }) => wanted.indexOf(String(name)));
  const model = own.find(({ name }) => name === 'pretrained_model');
  if (!isObject(model) || names.some((place, i) => i > 0 && place <= names[i - 1])) {
    return undefined;
  }
  const said = (name: string): Expression | undefined => text(own.find((parameter) => parameter.name === name)?.value);
  const options = structOrNothing({ task: said('task'), tokenizer: said('pretrained_tokenizer') });
  const name = text(model.value);
  return (
    name && {
      artifact: call('ModelArtifact', 'huggingFace', name, ...(options ? [options] : [])),
      rest: parameters.slice(own.length),
    }
  );
}

function text(json: unknown): Expression | undefined {
  return typeof json === 'string' && json !== '' ? value(json) : undefined;
}
