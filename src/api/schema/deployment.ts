import { type Definition, oneOf } from './definition';
import { API_VERSIONS, KIND } from '../facts/group';
import { docsPage } from '../facts/links';
import { PROTOCOLS, SERVER_TYPES, TRANSPORTS } from '../facts/words';

/** The SeldonDeployment itself: what is common to its predictors, and its status. */
export const DEPLOYMENT: Record<string, Definition> = {
  SeldonDeployment: {
    about: 'Serves a graph of models in one or more versions that share the traffic.',
    see: docsPage('graph/inference-graph.html'),
    fields: {
      apiVersion: {
        type: `string(${oneOf(API_VERSIONS)})`,
        about: 'Group and version; all three versions hold the same fields, v1 is stored.',
      },
      kind: { type: `string(${KIND})`, about: 'The kind of object.' },
      metadata: { type: 'object', beyond: 'Metadata', about: 'Name, namespace, labels and annotations of the object.' },
      spec: { type: 'SeldonDeploymentSpec', about: 'What is wanted.' },
      status: { type: 'SeldonDeploymentStatus', about: 'What the operator has observed; it alone writes it.' },
    },
  },
  Metadata: {
    about: 'Metadata of the SeldonDeployment, as Kubernetes defines it for every object.',
    see: 'https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/',
    fields: {
      annotations: {
        type: '{string}',
        about:
          'Annotations of the object; the operator reads its settings here or in `spec.annotations`, and pods get only the latter.',
      },
      creationTimestamp: { type: 'time?', about: 'Set by Kubernetes.' },
      deletionGracePeriodSeconds: { type: 'int64', about: 'Set by Kubernetes.' },
      deletionTimestamp: { type: 'time?', about: 'Set by Kubernetes.' },
      finalizers: { type: 'string[]', about: 'What must happen before the object is gone.' },
      generateName: { type: 'string', about: 'Prefix of a generated name, where there is no name.' },
      generation: { type: 'int64', about: 'Set by Kubernetes.' },
      labels: { type: '{string}', about: 'Labels of the object; they do not reach its pods.' },
      managedFields: { type: 'object[]', about: 'Set by Kubernetes.' },
      name: { type: 'string', about: 'Name of the SeldonDeployment; all that the operator creates is named after it.' },
      namespace: { type: 'string', about: 'Where it lives, with its pods and the secrets that they use.' },
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
      name: { type: 'string', about: 'A second name that nothing reads.', instead: 'metadata.name' },
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
        about: 'The protocol of predictions; `seldon` unless set, and `kfserving` is the older name of `v2`.',
        see: docsPage('graph/protocols.html'),
      },
      replicas: {
        type: 'int32',
        about: 'Pods of each Deployment, unless a predictor or component says otherwise.',
        see: docsPage('graph/scaling.html'),
      },
      serverType: {
        type: `string(${oneOf(SERVER_TYPES)})`,
        about: 'How requests arrive: by call, or from a Kafka topic.',
        see: docsPage('streaming/kafka.html'),
      },
      transport: {
        type: `string(${oneOf(TRANSPORTS)})`,
        about: 'The transport that probes, explainers and Kafka use; `rest` unless set. Requests are served over both.',
      },
    },
  },
  SeldonDeploymentStatus: {
    about: 'What the operator has observed.',
    fields: {
      address: { type: 'SeldonAddressable', about: 'Where the first predictor answers inside the cluster.' },
      annotations: { type: '{string}', about: 'Annotations of the status.' },
      conditions: { type: 'Condition[]', about: 'Conditions, `Ready` among them.' },
      deploymentStatus: { type: '{DeploymentStatus}', about: 'State of each Deployment by name.' },
      description: { type: 'string', about: 'Why the state is what it is.' },
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
      lastTransitionTime: { type: 'string', about: 'When the condition changed last.' },
      message: { type: 'string', about: 'Details for people.' },
      reason: { type: 'string', about: 'A word for programs.' },
      severity: { type: 'string', about: 'How bad it is; empty means error.' },
      status: { type: 'string(True|False|Unknown)!', about: 'Whether it holds.' },
      type: { type: 'string!', about: 'Which condition.' },
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
