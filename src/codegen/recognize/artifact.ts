import { Untypable } from './untypable';
import { asText, type JsonObject } from '../../private/json';
import { hasCredentials } from '../../private/redact';
import { call, type Expression, structOrNothing, value } from '../expression';

/** Fields of a graph node or an explainer that say where its files are. */
export const ARTIFACT_FIELDS: readonly string[] = [
  'modelUri',
  'envSecretRefName',
  'serviceAccountName',
  'storageInitializerImage',
];

/** Where files are and how the storage initializer gets in. */
export function artifact(holder: JsonObject, path: string): Expression | undefined {
  const { modelUri, envSecretRefName, serviceAccountName, storageInitializerImage } = holder;
  if (typeof modelUri !== 'string' || modelUri === '') {
    return undefined;
  }
  if (/\s/.test(modelUri) || hasCredentials(modelUri)) {
    throw new Untypable(`${path}.modelUri`, 'is not a URI that ModelArtifact accepts');
  }
  const access = structOrNothing({
    envSecretRefName: text(envSecretRefName),
    serviceAccountName: text(serviceAccountName),
    initializer:
      typeof storageInitializerImage === 'string' && storageInitializerImage !== ''
        ? call('StorageInitializer', 'rclone', value(storageInitializerImage))
        : undefined,
  });
  const [, claim, folder] = /^pvc:\/\/([^/\s]+)\/([^/\s]\S*)?$/.exec(modelUri) ?? [];
  if (claim !== undefined && !access && !folder?.includes('..')) {
    return call('ModelArtifact', 'pvc', value(claim), ...(folder === undefined ? [] : [value(folder)]));
  }
  return call('ModelArtifact', 'uri', value(modelUri), ...(access ? [access] : []));
}

const HUB: readonly string[] = ['task', 'pretrained_model', 'pretrained_tokenizer'];

/** A model of the Hugging Face hub that parameters of a node name, and their names. */
export function huggingFace(
  parameters: readonly JsonObject[],
): { artifact: Expression; names: readonly string[] } | undefined {
  const own = parameters.filter(({ name, type }) => HUB.includes(asText(name)) && type === 'STRING');
  const said = (wanted: string): Expression | undefined => text(own.find(({ name }) => name === wanted)?.value);
  const [task, model, tokenizer] = HUB.map(said);
  const options = structOrNothing({ task, tokenizer });
  return (
    model && {
      artifact: call('ModelArtifact', 'huggingFace', model, ...(options ? [options] : [])),
      names: own.map(({ name }) => asText(name)),
    }
  );
}

function text(json: unknown): Expression | undefined {
  return typeof json === 'string' && json !== '' ? value(json) : undefined;
}
