import { HPA_SPEC, KEDA_SPEC, PDB_SPEC } from './autoscaling';
import { Container, EnvVar, ObjectMeta, PodSpec, ResourceRequirements } from './kubernetes.generated';
import { always, FLAG, list, map, NUMBER, pointer, type Struct, struct, TEXT, TIME } from './shape';

/** @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/apis/machinelearning.seldon.io/v1/seldondeployment_types.go */

const ENDPOINT = struct(() => ({
  service_host: TEXT,
  service_port: NUMBER,
  type: TEXT,
  httpPort: NUMBER,
  grpcPort: NUMBER,
}));

export const PARAMETERS = list(struct(() => ({ name: always(TEXT), value: always(TEXT), type: always(TEXT) })));

const NODE: Struct = struct(() => ({
  name: always(TEXT),
  children: list(NODE),
  type: pointer(TEXT),
  implementation: pointer(TEXT),
  methods: pointer(list(TEXT)),
  endpoint: pointer(ENDPOINT),
  parameters: PARAMETERS,
  modelUri: TEXT,
  serviceAccountName: TEXT,
  envSecretRefName: TEXT,
  storageInitializerImage: TEXT,
  logger: pointer(struct(() => ({ url: pointer(TEXT), mode: TEXT }))),
}));

const COMPONENT_SPEC = struct(() => ({
  metadata: struct(() => ({ ...Object.fromEntries(ObjectMeta.layout.byName), creationTimestamp: pointer(TIME) })),
  spec: PodSpec,
  hpaSpec: pointer(HPA_SPEC),
  replicas: pointer(NUMBER),
  kedaSpec: pointer(KEDA_SPEC),
  pdbSpec: pointer(PDB_SPEC),
}));

export const PREDICTOR = struct(() => ({
  name: always(TEXT),
  graph: always(NODE),
  componentSpecs: list(COMPONENT_SPEC),
  replicas: pointer(NUMBER),
  annotations: map(TEXT),
  engineResources: ResourceRequirements,
  labels: map(TEXT),
  svcOrchSpec: struct(() => ({
    resources: pointer(ResourceRequirements),
    env: list(EnvVar),
    replicas: pointer(NUMBER),
  })),
  traffic: NUMBER,
  explainer: pointer(
    struct(() => ({
      type: TEXT,
      modelUri: TEXT,
      serviceAccountName: TEXT,
      containerSpec: Container,
      config: map(TEXT),
      endpoint: pointer(ENDPOINT),
      envSecretRefName: TEXT,
      storageInitializerImage: TEXT,
      replicas: pointer(NUMBER),
      initParameters: TEXT,
    })),
  ),
  shadow: FLAG,
  ssl: pointer(struct(() => ({ certSecretName: TEXT }))),
  progressDeadlineSeconds: pointer(NUMBER),
}));

export const SPEC = struct(() => ({
  name: TEXT,
  predictors: always(list(PREDICTOR)),
  oauth_key: TEXT,
  oauth_secret: TEXT,
  annotations: map(TEXT),
  protocol: TEXT,
  transport: TEXT,
  replicas: pointer(NUMBER),
  serverType: TEXT,
}));
