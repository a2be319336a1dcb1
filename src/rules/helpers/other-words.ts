import { entryOf } from '../../private/json';
import { suggest } from '../../private/suggest';

/**
 * Words of other products and of people for things that have other names in Seldon Core; a suggestion by spelling would
 * be misleading.
 */

/** Shorter words, such as `min`, only mean a field that is known in the same place. */
const LEAST_LETTERS = 8;

/** Fields by their names elsewhere (KServe, Deployments, HPA and KEDA for each other), in lower case. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  storageuri: ['modelUri'],
  modelpath: ['modelUri'],
  uri: ['modelUri', 'url'],
  secretname: ['envSecretRefName'],
  secret: ['envSecretRefName'],
  envsecretname: ['envSecretRefName'],
  storagesecretname: ['envSecretRefName'],
  serviceaccount: ['serviceAccountName'],
  server: ['implementation'],
  framework: ['implementation'],
  modelformat: ['implementation'],
  endpoint: ['url'],
  address: ['url'],
  sink: ['url'],
  level: ['mode'],
  canarytrafficpercent: ['traffic'],
  weight: ['traffic'],
  min: ['minReplicas', 'minReplicaCount'],
  max: ['maxReplicas', 'maxReplicaCount'],
  idlereplicas: ['idleReplicaCount'],
  protocolversion: ['protocol'],
  trafficpercent: ['traffic'],
  minreplicas: ['minReplicas', 'minReplicaCount'],
  maxreplicas: ['maxReplicas', 'maxReplicaCount'],
  minreplicacount: ['minReplicas'],
  maxreplicacount: ['maxReplicas'],
  environment: ['env'],
  envvars: ['env'],
  svcorch: ['svcOrchSpec'],
  svcorchestrator: ['svcOrchSpec'],
  orchestrator: ['svcOrchSpec'],
  orchestratorspec: ['svcOrchSpec'],
  serviceorchspec: ['svcOrchSpec'],
  executor: ['svcOrchSpec'],
};

/** The known field that a word means; undefined if there is none. */
export function meantField(word: string, known: readonly string[]): string | undefined {
  return wordsFor(word).find((each) => known.includes(each));
}

/** Whether an unknown field was probably meant as a field that is missing next to it. */
export function isMeantAs(dropped: string, missing: string): boolean {
  return meantField(dropped, [missing]) !== undefined || suggest(dropped, [missing]) !== undefined;
}

/** The fields that a word means wherever they belong; none for words with a different meaning in each place. */
export function meantElsewhere(word: string): readonly string[] {
  return word.length < LEAST_LETTERS ? [] : wordsFor(word);
}

function wordsFor(word: string): readonly string[] {
  return entryOf(FIELDS, word.toLowerCase().replace(/[-_]/g, '')) ?? [];
}

/** Prepackaged servers by other names of the frameworks that they serve. */
const FRAMEWORKS: Readonly<Record<string, string>> = {
  SCIKIT: 'SKLEARN',
  SCIKITLEARN: 'SKLEARN',
  XGB: 'XGBOOST',
  TF: 'TENSORFLOW',
  HF: 'HUGGINGFACE',
  TRANSFORMERS: 'HUGGINGFACE',
  NVIDIATRITON: 'TRITON',
};

/** So few letters of a whole name, ending included, are a slip. */
const MISSPELT_LETTERS = 2;

/** The server that a word means, such as `sklearn` or `TFServing`. */
export function meantServer(word: string, servers: readonly string[]): string | undefined {
  const bare = word
    .toUpperCase()
    .replace(/[^A-Z\d]/g, '')
    .replace(/(SERVER|SERVING)$/, '');
  const framework = Object.hasOwn(FRAMEWORKS, bare) ? FRAMEWORKS[bare] : bare;
  const misspelt = suggest(word, servers, MISSPELT_LETTERS);
  if (misspelt !== undefined) {
    return misspelt;
  }
  // The ending that all names share makes any two of them similar.
  const near = suggest(
    framework,
    servers.map((server) => server.replace(/_SERVER$/, '')),
    Math.floor(framework.length / 3),
  );
  return servers.find((server) => server.replace(/_SERVER$/, '') === near);
}

/** Values of a field by other words for them, in lower case. */
export type OtherValues = Readonly<Record<string, string>>;

export const OTHER_PROTOCOLS: OtherValues = {
  kserve: 'v2',
  oip: 'v2',
  openinference: 'v2',
  openinferenceprotocol: 'v2',
  kfservingv2: 'v2',
  triton: 'v2',
  mlserver: 'v2',
  tf: 'tensorflow',
  tfserving: 'tensorflow',
  tensorflowserving: 'tensorflow',
  v1: 'tensorflow',
  seldoncore: 'seldon',
  default: 'seldon',
};

export const OTHER_TRANSPORTS: OtherValues = { http: 'rest', https: 'rest', http2: 'grpc', h2c: 'grpc' };

export const OTHER_LOGGER_MODES: OtherValues = {
  both: 'all',
  payload: 'all',
  requestresponse: 'all',
  input: 'request',
  output: 'response',
};

/** The value that a word means, by its letters and digits. */
export function meantValue(word: string, values: OtherValues): string | undefined {
  const bare = word.toLowerCase().replace(/[^a-z\d]/g, '');
  return Object.hasOwn(values, bare) ? values[bare] : undefined;
}
