/** The Seldon Core release that the library describes: the last one under the Apache License 2.0. */
export const DEFAULT_VERSION = '1.17.1';

/** The first release whose licence asks for payment in production. */
export const FIRST_BUSINESS_LICENSE_VERSION = '1.18.0';

/** What differs between the releases' images. */
interface Release {
  /** Tag of Seldon's own images where it is not the release's own name. */
  readonly tag?: string;
  /** Version of MLServer, which serves the V2 protocol. */
  readonly mlserver: string;
  /** Whether the operator chart registers a HUGGINGFACE_SERVER. */
  readonly huggingFace: boolean;
  /** What the chart calls the V2 protocol in `predictor_servers`. */
  readonly v2: 'v2' | 'kfserving';
}

/**
 * From the operator chart's values at each tag; templates and behaviour are those of 1.17.1 all the same.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/helm-charts/seldon-core-operator/values.yaml
 */
const RELEASES: Readonly<Record<string, Release>> = {
  '1.12.0': { mlserver: '1.0.0.rc1', huggingFace: false, v2: 'kfserving' },
  '1.13.0': { mlserver: '1.0.0', huggingFace: false, v2: 'v2' },
  '1.13.1': { mlserver: '1.0.0', huggingFace: false, v2: 'v2' },
  '1.14.0': { mlserver: '1.1.0', huggingFace: true, v2: 'v2' },
  '1.14.1': { tag: '1.14.0', mlserver: '1.1.0', huggingFace: true, v2: 'v2' }, // the chart of 1.14.1 still names 1.14.0
  '1.15.0': { mlserver: '1.2.0', huggingFace: true, v2: 'v2' },
  '1.15.1': { mlserver: '1.2.0', huggingFace: true, v2: 'v2' },
  '1.16.0': { mlserver: '1.3.0', huggingFace: true, v2: 'v2' },
  '1.17.0': { mlserver: '1.3.5', huggingFace: true, v2: 'v2' },
  '1.17.1': { mlserver: '1.3.5', huggingFace: true, v2: 'v2' },
};

/** The releases with an image table, oldest first. */
export const VERSIONS: readonly string[] = Object.keys(RELEASES);

/** Name and default tag of a prepackaged server's image, as in `predictor_servers`. */
export interface ServerImage {
  readonly image: string;
  readonly defaultImageVersion: string;
}

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

/** The images of a release, or undefined where none are known. */
export function imagesOf(version: string): ImageTable | undefined {
  const release = Object.prototype.hasOwnProperty.call(RELEASES, version) ? RELEASES[version] : undefined;
  return release && imageTable(release.tag ?? version, release);
}

function imageTable(tag: string, release: Release): ImageTable {
  const seldon = (name: string): ServerImage => ({ image: `seldonio/${name}`, defaultImageVersion: tag });
  const mlserver = (flavour: string): ServerImage => ({ image: 'seldonio/mlserver', defaultImageVersion: `${release.mlserver}-${flavour}` });
  const { v2 } = release;
  return {
    operator: `docker.io/seldonio/seldon-core-operator:${tag}`,
    executor: `docker.io/seldonio/seldon-core-executor:${tag}`,
    storageInitializer: `seldonio/rclone-storage-initializer:${tag}`,
    explainer: `seldonio/alibiexplainer:${tag}`,
    explainerV2: `seldonio/mlserver:${release.mlserver}-alibi-explain`,
    servers: {
      MLFLOW_SERVER: { seldon: seldon('mlflowserver'), [v2]: mlserver('mlflow') },
      SKLEARN_SERVER: { seldon: seldon('sklearnserver'), [v2]: mlserver('sklearn') },
      TENSORFLOW_SERVER: {
        seldon: seldon('tfserving-proxy'),
        tensorflow: { image: 'tensorflow/serving', defaultImageVersion: '2.1.0' },
      },
      XGBOOST_SERVER: { seldon: seldon('xgboostserver'), [v2]: mlserver('xgboost') },
      TRITON_SERVER: { [v2]: { image: 'nvcr.io/nvidia/tritonserver', defaultImageVersion: '21.08-py3' } },
      ...release.huggingFace && { HUGGINGFACE_SERVER: { [v2]: mlserver('huggingface') } },
      TEMPO_SERVER: { [v2]: mlserver('slim') },
    },
  };
}

/** Whether a version, or a tag that begins with one, is of a release under the Business Source License. */
export function isBusinessLicensed(version: string): boolean {
  return /^v?\d+\.\d+/.test(version) && compareVersions(version, FIRST_BUSINESS_LICENSE_VERSION) >= 0;
}

/** What a user should know before running a release, or undefined. */
export function versionWarning(version: string): string | undefined {
  if (imagesOf(version)) {
    return undefined;
  }
  if (isBusinessLicensed(version)) {
    return `Seldon Core ${version} is under the Business Source License 1.1: running it in production needs a paid licence from Seldon; `
      + `${DEFAULT_VERSION} is the last release under the Apache License 2.0`;
  }
  return `no images are known for Seldon Core ${version}: use one of ${VERSIONS.join(', ')}, or name each image`;
}

/** Negative, zero or positive as the first version is older, the same or newer; what follows a dash is ignored. */
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
