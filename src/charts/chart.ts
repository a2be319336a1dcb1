import { type Deviation } from './deviations/deviation';
import { type JsonObject, type Manifest } from '../private/json';
import { type ValueMap } from '../values/value';

/** A chart: its default values, and how values become objects. */
export interface Chart {
  readonly name: string;
  readonly version: string;
  readonly defaults: JsonObject;
  /** Where we render something other than the chart, on purpose. */
  readonly deviations: readonly Deviation[];
  /** Paths of maps whose keys are the user's own, such as labels. */
  readonly open: readonly string[];
  /** Paths of former charts, and where their values are now. */
  readonly renamed?: Readonly<Record<string, string>>;
  /** Values that are one of a few words, by their paths. */
  readonly words?: Readonly<Record<string, readonly string[]>>;
  /** Paths of values that are amounts of a resource. */
  readonly quantities?: readonly string[];
  /** Paths of values that are whole numbers. */
  readonly numbers?: readonly string[];
  /** JSON schemas of some of the maps whose keys are the user's own, by their paths. */
  shapes?(quantity: JsonObject): ReadonlyMap<string, JsonObject>;
  /** Paths that are read though they have no default. */
  readBesides(strictParity: boolean): string[];
  /** Paths that have a default and are not read, with the reason. */
  unread(strictParity: boolean): Record<string, string>;
  /** What users should know about their values. */
  warnings?(values: ValueMap, strictParity: boolean): ChartWarning[];
  /** The objects in the order of the chart's files. */
  objects(values: ValueMap, release: Release): Manifest[];
}

/** Something that a chart accepts and that will not have the effect that it seems to have. */
export interface ChartWarning {
  /** The value's path. */
  readonly path: string;
  /** What happens. */
  readonly message: string;
  /** What to do instead. */
  readonly remedy: string;
}

/** What a template knows in addition to values. */
export interface Release {
  /** The release's name. */
  readonly name: string;
  /** The release's namespace. */
  readonly namespace: string;
  /** The version of Kubernetes that is rendered for. */
  readonly kubernetes: KubernetesVersion;
  /** Whether only those values count that the chart itself reads. */
  readonly strictParity: boolean;
  /** Certificates of the webhook, if the values request self-signed ones. */
  webhookCertificate(dnsNames: string[]): WebhookPem;
}

/** A version of Kubernetes as templates compare it. */
export interface KubernetesVersion {
  readonly major: number;
  readonly minor: number;
  /** Whether it is a pre-release such as `1.30.1-gke.100`, which no plain constraint of a chart accepts. */
  readonly preRelease: boolean;
}

/** A certificate with its key and its authority, each as PEM text. */
export interface WebhookPem {
  readonly caCertificate: string;
  readonly certificate: string;
  readonly privateKey: string;
}
