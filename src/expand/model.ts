import { type PodSpec, type Probe, type SeldonDeploymentSpec } from '../api/types.generated';
import { type JsonObject } from '../private/json';

/**
 * What the operator works on: a SeldonDeployment and the objects created for it, as in the API description. An absent
 * field is Go's zero value.
 */

export {
  type Container,
  type ContainerPort,
  type Endpoint,
  type EnvVar,
  type Explainer,
  type Parameter,
  type PodSpec,
  type PredictiveUnit as Node,
  type PredictorSpec as Predictor,
  type Probe,
  type SeldonPodSpec as Component,
  type Volume,
  type VolumeMount,
} from '../api/types.generated';

/** The handler of a probe. */
export type Handler = Pick<Probe, 'exec' | 'grpc' | 'httpGet' | 'tcpSocket'>;

/** Metadata that is filled in. */
export interface Metadata {
  name: string;
  namespace: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
}

/** A SeldonDeployment in a cluster. */
export interface SeldonDeployment {
  metadata: Metadata;
  spec: SeldonDeploymentSpec;
}

export interface Deployment {
  apiVersion: 'apps/v1';
  kind: 'Deployment';
  metadata: Metadata;
  spec: {
    replicas?: number;
    selector: { matchLabels: Record<string, string> };
    template: { metadata: Pick<Metadata, 'labels' | 'annotations'>; spec: PodSpec };
    strategy: JsonObject;
    progressDeadlineSeconds?: number;
  };
}

export interface Service {
  apiVersion: 'v1';
  kind: 'Service';
  metadata: Metadata;
  spec: {
    ports: { name: string; protocol: string; port: number; targetPort: number }[];
    selector: Record<string, string>;
    clusterIP?: string;
    type: string;
    sessionAffinity: string;
  };
}
