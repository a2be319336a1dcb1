/** The Seldon Core release that the library describes: the last one under the Apache License 2.0. */
export const DEFAULT_VERSION = '1.17.1';

/** The first release whose licence requires payment for use in production. */
export const FIRST_BUSINESS_LICENSE_VERSION = '1.18.0';

/** What differs between releases; templates and behaviour are always those of `DEFAULT_VERSION`. */
export interface Release {
  /** Tag of Seldon's own images, if it is not the version. */
  readonly tag?: string;
  /** Version of MLServer, which serves the V2 protocol. */
  readonly mlserver: string;
  /** Prepackaged servers that the operator chart does not register yet. */
  readonly without?: readonly string[];
  /** Name of the V2 protocol in the chart's `predictor_servers`. */
  readonly v2: 'v2' | 'kfserving';
}

const BEFORE_HUGGINGFACE = ['HUGGINGFACE_SERVER'];

/**
 * The releases with known images, oldest first; from the operator chart's values at each tag.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/helm-charts/seldon-core-operator/values.yaml
 */
export const RELEASES: Readonly<Record<string, Release>> = {
  '1.12.0': { mlserver: '1.0.0.rc1', without: BEFORE_HUGGINGFACE, v2: 'kfserving' },
  '1.13.0': { mlserver: '1.0.0', without: BEFORE_HUGGINGFACE, v2: 'v2' },
  '1.13.1': { mlserver: '1.0.0', without: BEFORE_HUGGINGFACE, v2: 'v2' },
  '1.14.0': { mlserver: '1.1.0', v2: 'v2' },
  '1.14.1': { tag: '1.14.0', mlserver: '1.1.0', v2: 'v2' }, // the chart of 1.14.1 still names 1.14.0
  '1.15.0': { mlserver: '1.2.0', v2: 'v2' },
  '1.15.1': { mlserver: '1.2.0', v2: 'v2' },
  '1.16.0': { mlserver: '1.3.0', v2: 'v2' },
  '1.17.0': { mlserver: '1.3.5', v2: 'v2' },
  '1.17.1': { mlserver: '1.3.5', v2: 'v2' },
};

/** Version of the charts of models, A/B tests, bandits and outlier detectors, which do not follow the releases. */
export const MODEL_CHART_VERSION = '0.2.0';

/** Tag of the example images that the model charts name by default. */
export const EXAMPLE_IMAGE_TAG = DEFAULT_VERSION;
