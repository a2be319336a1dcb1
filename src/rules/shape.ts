/*
 * The parts of a SeldonDeployment that rules read, in the form they have once the schema accepted them.
 * The operator takes `null` for absent, and so do rules.
 */

type Maybe<T> = T | null | undefined;
export type Texts = Readonly<Record<string, string>>;

export interface Deployment {
  readonly metadata: Metadata;
  readonly spec: Spec;
}

export interface Metadata {
  readonly name: string;
  readonly namespace?: Maybe<string>;
  readonly labels?: Maybe<Texts>;
  readonly annotations?: Maybe<Texts>;
}

export interface Spec {
  readonly name?: Maybe<string>;
  readonly predictors: readonly Predictor[];
  readonly annotations?: Maybe<Texts>;
  readonly protocol?: Maybe<string>;
  readonly transport?: Maybe<string>;
  readonly serverType?: Maybe<string>;
  readonly replicas?: Maybe<number>;
  readonly oauth_key?: Maybe<string>;
  readonly oauth_secret?: Maybe<string>;
}

export interface Predictor {
  readonly name: string;
  readonly graph: GraphNode;
  readonly componentSpecs?: Maybe<readonly ComponentSpec[]>;
  readonly replicas?: Maybe<number>;
  readonly annotations?: Maybe<Texts>;
  readonly labels?: Maybe<Texts>;
  readonly traffic?: Maybe<number>;
  readonly shadow?: Maybe<boolean>;
  readonly explainer?: Maybe<Explainer>;
  readonly ssl?: Maybe<{ readonly certSecretName?: Maybe<string> }>;
  readonly svcOrchSpec?: Maybe<{ readonly env?: Maybe<readonly EnvVar[]>; readonly replicas?: Maybe<number> }>;
  readonly engineResources?: Maybe<object>;
}

export interface GraphNode {
  readonly name: string;
  readonly children?: Maybe<readonly GraphNode[]>;
  readonly type?: Maybe<string>;
  readonly implementation?: Maybe<string>;
  readonly methods?: Maybe<readonly string[]>;
  readonly endpoint?: Maybe<Endpoint>;
  readonly parameters?: Maybe<readonly Parameter[]>;
  readonly modelUri?: Maybe<string>;
  readonly serviceAccountName?: Maybe<string>;
  readonly envSecretRefName?: Maybe<string>;
  readonly storageInitializerImage?: Maybe<string>;
  readonly logger?: Maybe<{ readonly mode?: Maybe<string>; readonly url?: Maybe<string> }>;
}

export interface Endpoint {
  readonly type?: Maybe<string>;
  readonly httpPort?: Maybe<number>;
  readonly grpcPort?: Maybe<number>;
  readonly service_host?: Maybe<string>;
  readonly service_port?: Maybe<number>;
}

export interface Parameter {
  readonly name: string;
  readonly value: string;
  readonly type: string;
}

export interface ComponentSpec {
  readonly metadata?: Maybe<{ readonly name?: Maybe<string>; readonly labels?: Maybe<Texts>; readonly annotations?: Maybe<Texts> }>;
  readonly spec?: Maybe<PodSpec>;
  readonly replicas?: Maybe<number>;
  readonly hpaSpec?: Maybe<HpaSpec>;
  readonly kedaSpec?: Maybe<object>;
  readonly pdbSpec?: Maybe<{ readonly minAvailable?: Maybe<string | number>; readonly maxUnavailable?: Maybe<string | number> }>;
}

export interface HpaSpec {
  readonly minReplicas?: Maybe<number>;
  readonly maxReplicas?: Maybe<number>;
  readonly metrics?: Maybe<readonly Metric[]>;
  readonly metricsv2?: Maybe<readonly Metric[]>;
}

export interface Metric {
  readonly type?: Maybe<string>;
  readonly resource?: Maybe<{
    readonly name?: Maybe<string>;
    readonly targetAverageUtilization?: Maybe<number>;
    readonly target?: Maybe<{ readonly type?: Maybe<string> }>;
  }>;
}

export interface PodSpec {
  readonly containers?: Maybe<readonly Container[]>;
  readonly initContainers?: Maybe<readonly Container[]>;
  readonly serviceAccountName?: Maybe<string>;
}

export type Quantities = Readonly<Record<string, string | number>>;

export interface Container {
  readonly name: string;
  readonly image?: Maybe<string>;
  readonly env?: Maybe<readonly EnvVar[]>;
  readonly ports?: Maybe<readonly { readonly name?: Maybe<string>; readonly containerPort?: Maybe<number> }[]>;
  readonly resources?: Maybe<{ readonly requests?: Maybe<Quantities>; readonly limits?: Maybe<Quantities> }>;
  readonly livenessProbe?: Maybe<Probe>;
  readonly readinessProbe?: Maybe<Probe>;
  readonly startupProbe?: Maybe<Probe>;
}

export interface Probe {
  readonly httpGet?: Maybe<{ readonly port?: Maybe<string | number> }>;
  readonly tcpSocket?: Maybe<{ readonly port?: Maybe<string | number> }>;
  readonly grpc?: Maybe<{ readonly port?: Maybe<number> }>;
  readonly exec?: Maybe<object>;
}

export interface EnvVar {
  readonly name?: Maybe<string>;
  readonly value?: Maybe<string>;
}

export interface Explainer {
  readonly type?: Maybe<string>;
  readonly modelUri?: Maybe<string>;
  readonly containerSpec?: Maybe<Container>;
  readonly config?: Maybe<Texts>;
  readonly initParameters?: Maybe<string>;
  readonly serviceAccountName?: Maybe<string>;
  readonly envSecretRefName?: Maybe<string>;
}
