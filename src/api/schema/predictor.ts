import { type Definition, oneOf } from './definition';
import { EXPLAINER_TYPES } from '../facts/explainers';
import { docsPage } from '../facts/links';

/** A predictor: everything but its graph. */
export const PREDICTOR: Record<string, Definition> = {
  PredictorSpec: {
    about: 'One version of the graph, with its pods and its share of the traffic.',
    fields: {
      annotations: {
        type: '{string}',
        about: 'Annotations that the operator reads for this predictor and copies to its pods.',
        see: docsPage('graph/annotations.html'),
      },
      componentSpecs: {
        type: 'SeldonPodSpec[]',
        about: 'Pods that run the containers of the graph, with one Deployment each.',
      },
      engineResources: {
        type: 'ResourceRequirements',
        about: 'Resources of an engine that no longer exists.',
        instead: 'svcOrchSpec.resources',
      },
      explainer: {
        type: 'Explainer',
        about: 'Explains the predictions of this predictor.',
        see: docsPage('analytics/explainers.html'),
      },
      graph: { type: 'PredictiveUnit!', about: 'The root of the graph.', see: docsPage('graph/inference-graph.html') },
      labels: { type: '{string}', about: 'Labels of the pods.' },
      name: { type: 'string!', about: 'Name of the predictor, unique in the SeldonDeployment.' },
      progressDeadlineSeconds: {
        type: 'int32',
        about: 'Seconds after which a Deployment without progress counts as failed.',
      },
      replicas: {
        type: 'int32',
        about: 'Pods of each Deployment of this predictor.',
        see: docsPage('graph/scaling.html'),
      },
      shadow: {
        type: 'boolean',
        about: 'Receives a copy of the traffic; its responses are discarded.',
        see: docsPage('rollouts/abtests.html'),
      },
      ssl: { type: 'SSL', about: 'A certificate for the containers of the predictor.' },
      svcOrchSpec: {
        type: 'SvcOrchSpec',
        about: 'The service orchestrator, which routes requests through the graph.',
        see: docsPage('graph/svcorch.html'),
      },
      traffic: { type: 'int32', about: 'Share of the traffic in percent.', see: docsPage('rollouts/abtests.html') },
    },
  },
  SSL: {
    about: 'A certificate for the containers of a predictor.',
    fields: { certSecretName: { type: 'string', about: 'Secret that is mounted at `/cert/` in every container.' } },
  },
  SvcOrchSpec: {
    about: 'The service orchestrator of a predictor.',
    see: docsPage('graph/svcorch.html'),
    fields: {
      env: { type: 'EnvVar[]', about: 'Environment of its container.' },
      replicas: {
        type: 'int32',
        about: 'Number of its pods, if it runs in its own pod.',
        see: docsPage('graph/model_svcorch_sep.html'),
      },
      resources: { type: 'ResourceRequirements', about: 'Resources of its container.' },
    },
  },
  Explainer: {
    about: 'A model explainer of a predictor.',
    see: docsPage('analytics/explainers.html'),
    fields: {
      config: { type: '{string}', about: 'Arguments of the explainer server by name.' },
      containerSpec: { type: 'Container', about: 'The container, if it is not the built-in one.' },
      endpoint: { type: 'Endpoint', about: 'Port and transport of the explainer.' },
      envSecretRefName: { type: 'string', about: 'Secret with the environment of the storage initializer.' },
      initParameters: { type: 'string', about: 'Parameters of the explainer as JSON.' },
      modelUri: { type: 'string', about: 'Where the trained explainer is.' },
      replicas: { type: 'int32', about: 'Pods of the explainer.' },
      serviceAccountName: { type: 'string', about: 'Service account whose secrets give access to the model store.' },
      storageInitializerImage: { type: 'string', about: 'Image that downloads the explainer.' },
      type: {
        type: `string(${oneOf(EXPLAINER_TYPES)})`,
        about: 'The method of explanation; without it there is no explainer.',
      },
    },
  },
  SeldonPodSpec: {
    about: 'One pod template of a predictor, and how it scales.',
    fields: {
      hpaSpec: { type: 'SeldonHpaSpec', about: 'Scales the pods by metrics.', see: docsPage('graph/scaling.html') },
      kedaSpec: {
        type: 'SeldonScaledObjectSpec',
        about: 'Scales the pods by events, if KEDA is installed.',
        see: docsPage('graph/scaling.html'),
      },
      metadata: {
        type: 'ObjectMeta',
        about: "Name, labels and annotations of the pods; the name becomes the last part of the Deployment's name.",
      },
      pdbSpec: {
        type: 'SeldonPdbSpec',
        about: 'How many pods must stay available when pods are evicted.',
        see: docsPage('graph/disruption-budgets.html'),
      },
      replicas: { type: 'int32', about: 'Pods of this Deployment.', see: docsPage('graph/scaling.html') },
      spec: { type: 'PodSpec', about: 'The pods: containers named like graph nodes, and whatever else a pod needs.' },
    },
  },
  ObjectMeta: {
    about: 'Metadata of the pods.',
    fields: {
      annotations: { type: '{string}', about: 'Annotations of the pods.' },
      clusterName: { type: 'string', about: 'Ignored by Kubernetes.' },
      creationTimestamp: { type: 'time?', about: 'Set by Kubernetes.' },
      deletionGracePeriodSeconds: { type: 'int64', about: 'Set by Kubernetes.' },
      deletionTimestamp: { type: 'time', about: 'Set by Kubernetes.' },
      finalizers: { type: 'string[]', about: 'What must happen before deletion.' },
      generateName: { type: 'string', about: 'Prefix of a generated name.' },
      generation: { type: 'int64', about: 'Set by Kubernetes.' },
      labels: { type: '{string}', about: 'Labels of the pods.' },
      name: { type: 'string', about: "Last part of the Deployment's name, instead of the names of its containers." },
      namespace: { type: 'string', about: 'Not used: pods run in the namespace of the SeldonDeployment.' },
      ownerReferences: { type: 'OwnerReference[]', about: 'Owners of the object.' },
      resourceVersion: { type: 'string', about: 'Set by Kubernetes.' },
      selfLink: { type: 'string', about: 'Set by older versions of Kubernetes.' },
      uid: { type: 'string', about: 'Set by Kubernetes.' },
    },
  },
};
