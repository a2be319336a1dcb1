import {
  EXECUTOR_IMAGE,
  EXPLAINER_IMAGE,
  MLSERVER_IMAGE,
  OPERATOR_IMAGE,
  STORAGE_INITIALIZER_IMAGE,
} from './facts/images';
import { DEFAULT_VERSION, FIRST_BUSINESS_LICENSE_VERSION, RELEASES, type Release } from './facts/release';
import { SERVERS, type ServerFacts, type ServerImage } from './facts/servers';

/** The releases with an image table, oldest first. */
export const VERSIONS: readonly string[] = Object.keys(RELEASES);

/** The images of one release. */
export interface ImageTable {
  readonly operator: string;
  readonly executor: string;
  readonly storageInitializer: string;
  readonly explainer: string;
  readonly explainerV2: string;
  /** By implementation and protocol. */
  readonly servers: Readonly<Record<string, Readonly<Record<string, ServerImage>>>>;
}

/** The images of a release, or undefined if they are not known. */
export function imagesOf(version: string): ImageTable | undefined {
  return Object.hasOwn(RELEASES, version) ? imageTable(version, RELEASES[version]) : undefined;
}

/** The images of the release that is the default. */
export const DEFAULT_IMAGES = imageTable(DEFAULT_VERSION, RELEASES[DEFAULT_VERSION]);

function imageTable(version: string, release: Release): ImageTable {
  const { tag = version, mlserver, without = [] } = release;
  const servers = Object.entries(SERVERS).filter(([name]) => !without.includes(name));
  return {
    operator: `docker.io/seldonio/${OPERATOR_IMAGE}:${tag}`,
    executor: `docker.io/seldonio/${EXECUTOR_IMAGE}:${tag}`,
    storageInitializer: `seldonio/${STORAGE_INITIALIZER_IMAGE}:${tag}`,
    explainer: `seldonio/${EXPLAINER_IMAGE}:${tag}`,
    explainerV2: `seldonio/${MLSERVER_IMAGE}:${mlserver}-alibi-explain`,
    servers: Object.fromEntries(servers.map(([name, facts]) => [name, serverImages(facts, { ...release, tag })])),
  };
}

/** A server's image for each of its protocols, under the release's name for the protocol. */
function serverImages(server: ServerFacts, release: Release & { readonly tag: string }): Record<string, ServerImage> {
  return {
    ...(server.seldon && { seldon: server.seldon.image(release) }),
    ...(server.tensorflow && { tensorflow: server.tensorflow.image(release) }),
    ...(server.v2 && { [release.v2]: server.v2.image(release) }),
  };
}

/** Whether a version, or a tag that begins with one, is of a release under the Business Source License. */
export function isBusinessLicensed(version: string): boolean {
  return /^v?\d+\.\d+/.test(version) && compareVersions(version, FIRST_BUSINESS_LICENSE_VERSION) >= 0;
}

/** What users should know before they run a release, or undefined. */
export function versionWarning(version: string): string | undefined {
  if (imagesOf(version)) {
    return undefined;
  }
  if (isBusinessLicensed(version)) {
    return (
      `Seldon Core ${version} is under the Business Source License 1.1: running it in production needs a paid licence from Seldon; ` +
      `${DEFAULT_VERSION} is the last release under the Apache License 2.0`
    );
  }
  return `no images are known for Seldon Core ${version}: use one of ${VERSIONS.join(', ')}, or name each image`;
}

/** Negative, zero or positive if the first version is older, the same or newer; a suffix after a dash is ignored. */
function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.replace(/^v/, '').split('-')[0].split('.').map(Number));
  for (let i = 0; i < 3; i++) {
    const difference = (left[i] || 0) - (right[i] || 0);
    if (difference !== 0) {
      return difference;
    }
  }
  return 0;
}
