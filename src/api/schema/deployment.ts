import { type Definition, oneOf } from './definition';
import { API_VERSIONS, KIND } from '../facts/group';
import { docsPage } from '../facts/links';
import { PROTOCOLS, SERVER_TYPES, TRANSPORTS } from '../facts/words';

/** The SeldonDeployment itself: what its predictors have in common, and its status. */
export const DEPLOYMENT: Record<string, Definition> = {
  SeldonDeployment: {
    about: 'Serves a graph of models in one or more versions that share the traffic.',
    see: docsPage('graph/inference-graph.html'),
    fields: {
      apiVersion: {
        type: `string(${oneOf(API_VERSIONS)})`,
        about: 'Group and version; all three versions have the same fields, and v1 is the stored one.',
      },
      kind: { type: `string(${KIND})`, about: 'Kind of the object.' },
      metadata: { type: 'object', beyond: 'Metadata', about: 'Name, namespace, labels and annotations of the object.' },
      spec: { type: 'SeldonDeploymentSpec', about: 'The desired state.' },
      status: { type: 'SeldonDeploymentStatus', about: 'The observed state, which only the operator writes.' },
    },
  },
  Metadata: {
    about: 'Metadata of the SeldonDeployment, as Kubernetes defines it for every object.',
    see: 'https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/',
    fields: {
      annotations: {
        type: '{string}',
        about:
          'Annotations of the object: settings of the operator, like `spec.annotations`, but not copied to the pods.',
      },
      creationTimestamp: { type: 'time?', about: 'Set by Kubernetes.' },
      deletionGracePeriodSeconds: { type: 'int64', about: 'Set by Kubernetes.' },
      deletionTimestamp: { type: 'time?', about: 'Set by Kubernetes.' },
      finalizers: { type: 'string[]', about: 'What must happen before the object is deleted.' },
      generateName: { type: 'string', about: 'Prefix of a generated name, if there is no name.' },
      generation: { type: 'int64', about: 'Set by Kubernetes.' },
      labels: { type: '{string}', about: 'Labels of the object; they do not reach its pods.' },
      managedFields: { type: 'object[]', about: 'Set by Kubernetes.' },
      name: { type: 'string', about: 'Name of the SeldonDeployment, from which the operator derives all names.' },
      namespace: { type: 'string', about: 'Namespace of the object, of its pods, and of the secrets that they use.' },
      ownerReferences: { type: 'OwnerReference[]', about: 'Objects whose deletion deletes this one.' },
      resourceVersion: { type: 'string', about: 'Set by Kubernetes.' },
      selfLink: { type: 'string', about: 'Set by older versions of Kubernetes.' },
      uid: { type: 'string', about: 'Set by Kubernetes.' },
    },
  },
  SeldonDeploymentSpec: {
    about: 'What a SeldonDeployment should run.',
    fields: {
      annotations: {
        type: '{string}',
        about: 'Annotations that the operator reads as settings and copies to the pods.',
        see: docsPage('graph/annotations.html'),
      },
      name: { type: 'string', about: 'A second name, which has no effect.', instead: 'metadata.name' },
      oauth_key: {
        type: 'string',
        about: 'Key of an API gateway that is no longer part of Seldon Core.',
        instead: 'authentication at the ingress',
      },
      oauth_secret: {
        type: 'string',
        about: 'Secret of an API gateway that is no longer part of Seldon Core.',
        instead: 'authentication at the ingress',
      },
      predictors: { type: 'PredictorSpec[]!', about: 'The versions that share the traffic.' },
      protocol: {
        type: `string(${oneOf(Object.keys(PROTOCOLS))})`,
        about: 'The protocol of predictions; by default `seldon`. `kfserving` is the older name of `v2`.',
        see: docsPage('graph/protocols.html'),
      },
      replicas: {
        type: 'int32',
        about: 'Pods of each Deployment, unless a predictor or component sets its own number.',
        see: docsPage('graph/scaling.html'),
      },
      serverType: {
        type: `string(${oneOf(SERVER_TYPES)})`,
        about: 'How requests arrive: as calls, or from a Kafka topic.',
        see: docsPage('streaming/kafka.html'),
      },
      transport: {
        type: `string(${oneOf(TRANSPORTS)})`,
        about: 'The transport that probes, explainers and Kafka use; by default `rest`. Requests are served over both.',
      },
    },
  },
  SeldonDeploymentStatus: {
    about: 'What the operator has observed.',
    fields: {
      address: { type: 'SeldonAddressable', about: 'Address of the first predictor inside the cluster.' },
      annotations: { type: '{string}', about: 'Annotations of the status.' },
      conditions: { type: 'Condition[]', about: 'Conditions, including `Ready`.' },
      deploymentStatus: { type: '{DeploymentStatus}', about: 'State of each Deployment by name.' },
      description: { type: 'string', about: 'The reason for the state.' },
      observedGeneration: { type: 'int64', about: 'Generation of the spec that this status describes.' },
      replicas: { type: 'int32', about: 'Pods that belong to the SeldonDeployment.' },
      serviceStatus: { type: '{ServiceStatus}', about: 'State of each Service by name.' },
      state: { type: 'string(Available|Creating|Failed)', about: 'The state in one word.' },
    },
  },
  SeldonAddressable: {
    about: 'An address.',
    fields: { url: { type: 'string', about: 'URL of predictions.' } },
  },
  Condition: {
    about: 'One condition of an object.',
    fields: {
      lastTransitionTime: { type: 'string', about: 'When the condition last changed.' },
      message: { type: 'string', about: 'Details for humans.' },
      reason: { type: 'string', about: 'A word for programs.' },
      severity: { type: 'string', about: 'How bad it is; empty means error.' },
      status: { type: 'string(True|False|Unknown)!', about: 'Whether the condition is true.' },
      type: { type: 'string!', about: 'Type of the condition.' },
    },
  },
  DeploymentStatus: {
    about: 'State of one Deployment.',
    fields: {
      availableReplicas: { type: 'int32', about: 'Pods that are ready.' },
      description: { type: 'string', about: 'Why it failed.' },
      explainerFor: { type: 'string', about: 'The predictor that it explains.' },
      name: { type: 'string', about: 'Name of the predictor.' },
      replicas: { type: 'int32', about: 'Pods that exist.' },
      status: { type: 'string', about: 'The state in one word.' },
    },
  },
  ServiceStatus: {
    about: 'State of one Service.',
    fields: {
      explainerFor: { type: 'string', about: 'The predictor that it explains.' },
      grpcEndpoint: { type: 'string', about: 'Host and port for gRPC.' },
      httpEndpoint: { type: 'string', about: 'Host and port for HTTP.' },
      svcName: { type: 'string', about: 'Name of the Service.' },
    },
  },
};
