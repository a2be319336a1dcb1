import { type RemoteSecret } from './remote-secret';
import { type JsonObject } from '../private/json';

/** The API server's defaults. Argo CD compares the list as a whole, so without them its Application is never Synced. */
const DEFAULTS = { conversionStrategy: 'Default', decodingStrategy: 'None', metadataPolicy: 'None' };

/**
 * The `data` of an ExternalSecret: each name with the place that its value comes from.
 *
 * @see https://external-secrets.io/latest/api/spec/#external-secrets.io/v1.ExternalSecretDataRemoteRef
 */
export function remoteData(remotes: readonly (readonly [string, RemoteSecret])[]): JsonObject[] {
  return remotes.map(([secretKey, { key, property, version }]) => ({
    secretKey,
    remoteRef: {
      ...DEFAULTS,
      key,
      ...(property === undefined ? {} : { property }),
      ...(version === undefined ? {} : { version }),
    },
  }));
}
