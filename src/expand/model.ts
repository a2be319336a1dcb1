import { type Json, type JsonObject } from '../private/json';

/**
 * What the operator works on: a SeldonDeployment and the objects made from it, as far as the operator looks at their fields.
 * An absent field is Go's zero value.
 */

export interface EnvVar {
  name: string;
  value?: string;
  valueFrom?: JsonObject;
}

export interface ContainerPort {
  name?: string;
  containerPort: number;
  protocol?: string;
}

export interface VolumeMount {
  name: string;
  mountPath: string;
  readOnly?: boolean;
}

export interface Handler {
  exec?: JsonObject;
  httpGet?: JsonObject;
  tcpSocket?: JsonObject;
  grpc?: JsonObject;
}

export interface Probe extends Handler {
  initialDelaySeconds?: number;
  timeoutSeconds?: number;
  periodSeconds?: number;
  successThreshold?: number;
  failureThreshold?: number;
  terminationGracePeriodSeconds?: number;
}

export interface Container {
  name: string;
  image?: string;
  args?: string[];
  ports?: ContainerPort[];
  envFrom?: JsonObject[];
  env?: EnvVar[];
  resources?: JsonObject;
  volumeMounts?: VolumeMount[];
  livenessProbe?: Probe;
  readinessProbe?: Probe;
  lifecycle?: JsonObject;
  terminationMessagePath?: string;
  terminationMessagePolicy?: string;
  imagePullPolicy?: string;
  securityContext?: JsonObject;
}

export interface Volume {
  name: string;
  [source: string]: Json;
}

export interface PodSpec {
  volumes?: Volume[];
  initContainers?: Container[];
  containers: Container[];
  restartPolicy?: string;
  terminationGracePeriodSeconds?: number;
  dnsPolicy?: string;
  serviceAccountName?: string;
  serviceAccount?: string;
  securityContext?: JsonObject;
  schedulerName?: string;
}

export interface Metadata {
  name: string;
  namespace: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
}

export interface Component {
  metadata?: {
    name?: string;
    creationTimestamp?: null;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  spec?: PodSpec;
  hpaSpec?: JsonObject;
  replicas?: number;
  kedaSpec?: JsonObject;
  pdbSpec?: JsonObject;
}

export interface Endpoint {
  service_host?: string;
  service_port?: number;
  type?: string;
  httpPort?: number;
  grpcPort?: number;
}

export interface Parameter {
  name: string;
  value: string;
  type: string;
}

/** A node of the inference graph: a predictive unit. */
export interface Node {
  name: string;
  children?: Node[];
  type?: string;
  implementation?: string;
  methods?: string[];
  endpoint?: Endpoint;
  parameters?: Parameter[];
  modelUri?: string;
  serviceAccountName?: string;
  envSecretRefName?: string;
  storageInitializerImage?: string;
}

export interface Explainer {
  type?: string;
  modelUri?: string;
  serviceAccountName?: string;
  containerSpec?: Partial<Container>;
  config?: Record<string, string>;
  endpoint?: Endpoint;
  envSecretRefName?: string;
  storageInitializerImage?: string;
  replicas?: number;
  initParameters?: string;
}

export interface Predictor {
  name: string;
  graph: Node;
  componentSpecs?: Component[];
  replicas?: number;
  annotations?: Record<string, string>;
  labels?: Record<string, string>;
  svcOrchSpec?: { resources?: JsonObject; env?: EnvVar[]; replicas?: number };
  traffic?: number;
  explainer?: Explainer;
  shadow?: boolean;
  ssl?: { certSecretName?: string };
  progressDeadlineSeconds?: number;
}

export interface SeldonDeployment {
  metadata: { name: string; namespace: string; labels: Record<string, string>; annotations: Record<string, string> };
  spec: {
    predictors: Predictor[];
    annotations?: Record<string, string>;
    protocol?: string;
    transport?: string;
    replicas?: number;
    serverType?: string;
  };
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
