import { MLSERVER_IMAGE, TENSORFLOW_SERVING, TRITON_IMAGE } from './images';
import { type Release } from './release';
import { isV2, type ParameterTypeWord } from './words';

/** Name and default tag of a prepackaged server's image, as in `predictor_servers`. */
export interface ServerImage {
  readonly image: string;
  readonly defaultImageVersion: string;
}

/** A release with the tag of its own images. */
export type TaggedRelease = Release & { readonly tag: string };

/** A parameter that a server accepts. */
export interface ServerParameter {
  readonly name: string;
  readonly type: ParameterTypeWord;
  readonly about: string;
  /** The values that it accepts, the default first; if absent, any value of the type. */
  readonly values?: readonly string[];
  /** The variable that sets it instead, if the server exits without a value; absent if it is optional. */
  readonly requiredOr?: string;
  /** The only values with which the server starts; absent if any other one is treated like one of `values`. */
  readonly startsWith?: readonly string[];
  /** What to write instead of other words for values in `startsWith`. */
  readonly otherWords?: Readonly<Record<string, string>>;
  /** Names that people give it. */
  readonly otherNames?: readonly string[];
}

/** A server under one protocol. */
export interface ServerRuntime {
  readonly image: (release: TaggedRelease) => ServerImage;
  /** Parameters of the node that it reads; if absent, they are unknown, and not checked. */
  readonly parameters?: readonly ServerParameter[];
  /** The error with which it exits on an unknown parameter; if absent, it ignores such a parameter. */
  readonly unknownParameter?: (name: string) => string;
  /** Parameters that the operator sets itself, overriding those of the node. */
  readonly setByOperator?: readonly string[];
  /** The files that it looks for in the model's folder, of which it opens the first; if absent, it opens the folder. */
  readonly files?: readonly string[];
  /** The class that MLServer runs. */
  readonly implementation?: string;
  /** Variables that only this server gets. */
  readonly env?: Readonly<Record<string, string>>;
  /** The Python class that its image runs; a variable MODEL_NAME replaces it. */
  readonly modelClass?: string;
}

/** The server whose second container, TensorFlow Serving, is behind a proxy, unless its protocol is `tensorflow`. */
export const TENSORFLOW_SERVER = 'TENSORFLOW_SERVER';
/** The server that loads models from a repository of them. */
export const TRITON_SERVER = 'TRITON_SERVER';

/** A prepackaged server of the operator chart. */
export interface ServerFacts {
  /** What it serves, as an English noun. */
  readonly about: string;
  readonly seldon?: ServerRuntime;
  readonly tensorflow?: ServerRuntime;
  readonly v2?: ServerRuntime;
  /** Whether the webhook rejects it under the protocol `tensorflow`. */
  readonly rejectedUnderTensorflow?: true;
  /** The middle of its variables `RELATED_IMAGE_..._SERVER` and `..._V2` of the manager. */
  readonly relatedImage?: string;
}

/** An image of Seldon, tagged like the release. */
function seldonImage(name: string): ServerRuntime['image'] {
  return ({ tag }) => ({ image: `seldonio/${name}`, defaultImageVersion: tag });
}

/** A flavour of MLServer. */
function mlserver(flavour: string): ServerRuntime['image'] {
  return ({ mlserver: version }) => ({
    image: `seldonio/${MLSERVER_IMAGE}`,
    defaultImageVersion: `${version}-${flavour}`,
  });
}

/** A third-party image, the same in all releases. */
function fixedImage(image: string, defaultImageVersion: string): ServerRuntime['image'] {
  return () => ({ image, defaultImageVersion });
}

/**
 * The tasks of Transformers, whose version MLServer does not pin: 4.28.1 when the licences of its release 1.3.5 were
 * listed, which lacks mask-generation, and at most 4.30.2 when that release was published.
 * @see https://github.com/SeldonIO/MLServer/blob/1.3.5/licenses/license_info.csv
 * @see https://github.com/huggingface/transformers/blob/v4.30.2/src/transformers/pipelines/__init__.py SUPPORTED_TASKS
 */
const TASKS = [
  'audio-classification',
  'automatic-speech-recognition',
  'conversational',
  'depth-estimation',
  'document-question-answering',
  'feature-extraction',
  'fill-mask',
  'image-classification',
  'image-segmentation',
  'image-to-text',
  'mask-generation',
  'object-detection',
  'question-answering',
  'summarization',
  'table-question-answering',
  'text-classification',
  'text-generation',
  'text2text-generation',
  'token-classification',
  'translation',
  'video-classification',
  'visual-question-answering',
  'zero-shot-audio-classification',
  'zero-shot-classification',
  'zero-shot-image-classification',
  'zero-shot-object-detection',
];

/** Seldon's Python server passes all parameters to the constructor of the model, including the path of the model. */
const PYTHON_SERVER = { unknownParameter: unexpectedKeyword, setByOperator: ['model_uri'] } as const;

function unexpectedKeyword(name: string): string {
  return `TypeError: __init__() got an unexpected keyword argument '${name}'`;
}

/**
 * The prepackaged servers that the operator chart registers, by `implementation`.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/helm-charts/seldon-core-operator/values.yaml predictor_servers
 * @see https://github.com/SeldonIO/seldon-core/tree/v1.17.1/servers parameters and files under the protocol `seldon`
 * @see https://github.com/SeldonIO/MLServer/tree/1.3.5/runtimes parameters and files under the V2 protocol
 */
export const SERVERS: Readonly<Record<string, ServerFacts>> = {
  SKLEARN_SERVER: {
    about: 'models of scikit-learn',
    rejectedUnderTensorflow: true,
    relatedImage: 'SKLEARNSERVER',
    seldon: {
      image: seldonImage('sklearnserver'),
      modelClass: 'SKLearnServer',
      ...PYTHON_SERVER,
      parameters: [
        {
          name: 'method',
          type: 'STRING',
          about: 'the method of the model that is called',
          values: ['predict_proba', 'decision_function', 'predict'],
          otherNames: ['methods', 'predict_method', 'prediction_method'],
        },
      ],
      files: ['model.joblib'],
    },
    v2: {
      image: mlserver('sklearn'),
      implementation: 'mlserver_sklearn.SKLearnModel',
      parameters: [],
      files: ['model.joblib', 'model.pickle', 'model.pkl'],
    },
  },
  XGBOOST_SERVER: {
    about: 'models of XGBoost',
    rejectedUnderTensorflow: true,
    relatedImage: 'XGBOOSTSERVER',
    seldon: {
      image: seldonImage('xgboostserver'),
      modelClass: 'XGBoostServer',
      ...PYTHON_SERVER,
      parameters: [],
      files: ['model.bst'],
    },
    v2: {
      image: mlserver('xgboost'),
      implementation: 'mlserver_xgboost.XGBoostModel',
      parameters: [],
      files: ['model.bst', 'model.json', 'model.ubj'],
    },
  },
  TENSORFLOW_SERVER: {
    about: 'saved models of TensorFlow',
    // TensorFlow Serving does the work; the node's own container is a proxy with its own parameters.
    seldon: {
      image: seldonImage('tfserving-proxy'),
      modelClass: 'TfServingProxy',
      unknownParameter: unexpectedKeyword,
      setByOperator: ['model_name'],
      parameters: [
        { name: 'signature_name', type: 'STRING', about: 'the signature of the model; that for serving if absent' },
        { name: 'model_input', type: 'STRING', about: 'name of the input tensor' },
        { name: 'model_output', type: 'STRING', about: 'name of the output tensor' },
        { name: 'rest_endpoint', type: 'STRING', about: 'where TensorFlow Serving answers REST; with `grpc_endpoint`' },
        { name: 'grpc_endpoint', type: 'STRING', about: 'where TensorFlow Serving answers gRPC; with `rest_endpoint`' },
      ],
    },
    tensorflow: { image: fixedImage(TENSORFLOW_SERVING, '2.1.0'), parameters: [] },
  },
  MLFLOW_SERVER: {
    about: 'models of MLflow',
    rejectedUnderTensorflow: true,
    relatedImage: 'MLFLOWSERVER',
    seldon: {
      image: seldonImage('mlflowserver'),
      modelClass: 'MLFlowServer',
      ...PYTHON_SERVER,
      parameters: [
        {
          name: 'xtype',
          type: 'STRING',
          about: 'what the model is called with: an array, or a data frame whose columns have names',
          values: ['ndarray', 'DataFrame'],
        },
      ],
    },
    v2: { image: mlserver('mlflow'), implementation: 'mlserver_mlflow.MLflowRuntime', parameters: [] },
  },
  TRITON_SERVER: {
    about: 'model repositories of NVIDIA Triton',
    v2: {
      image: fixedImage(`nvcr.io/nvidia/${TRITON_IMAGE}`, '21.08-py3'),
      parameters: [
        {
          name: 'model_control_mode',
          type: 'STRING',
          about: 'which models are loaded, and when',
          values: ['none', 'poll', 'explicit'],
        },
        { name: 'load_model', type: 'STRING', about: 'a model to load when `model_control_mode` is explicit' },
        {
          name: 'strict_model_config',
          type: 'STRING',
          about: 'whether every model must have its configuration',
          values: ['true', 'false'],
        },
      ],
    },
  },
  HUGGINGFACE_SERVER: {
    about: 'pipelines of Hugging Face',
    rejectedUnderTensorflow: true,
    v2: {
      image: mlserver('huggingface'),
      implementation: 'mlserver_huggingface.HuggingFaceRuntime',
      env: { MLSERVER_PARALLEL_WORKERS: '0', XDG_CACHE_HOME: '/opt/mlserver' },
      unknownParameter: (name) => `ValidationError: ${name}: extra fields not permitted`,
      parameters: [
        {
          name: 'task',
          type: 'STRING',
          about: 'the task of the pipeline, such as text-generation',
          requiredOr: 'MLSERVER_MODEL_HUGGINGFACE_TASK',
          startsWith: TASKS,
          otherWords: {
            'sentiment-analysis': 'text-classification',
            ner: 'token-classification',
            vqa: 'visual-question-answering',
            'text-gen': 'text-generation',
            generation: 'text-generation',
            chat: 'conversational',
            'speech-to-text': 'automatic-speech-recognition',
            asr: 'automatic-speech-recognition',
            embeddings: 'feature-extraction',
          },
        },
        { name: 'task_suffix', type: 'STRING', about: 'what follows the task translation, such as _en_to_fr' },
        {
          name: 'pretrained_model',
          type: 'STRING',
          about: 'name of the model; the one of `modelUri` if absent',
          otherNames: ['model', 'model_name', 'model_id', 'hf_model', 'hf_model_id', 'pretrained_model_name'],
        },
        {
          name: 'pretrained_tokenizer',
          type: 'STRING',
          about: 'name of the tokenizer',
          otherNames: ['tokenizer', 'tokenizer_name', 'hf_tokenizer'],
        },
        { name: 'framework', type: 'STRING', about: 'PyTorch or TensorFlow', values: ['pt', 'tf'] },
        { name: 'optimum_model', type: 'BOOL', about: 'whether the model is optimized for the ONNX runtime' },
        { name: 'device', type: 'INT', about: 'number of the GPU; -1 for the CPU' },
        { name: 'inter_op_threads', type: 'INT', about: 'threads for operations that do not depend on each other' },
        { name: 'intra_op_threads', type: 'INT', about: 'threads within one operation' },
      ],
    },
  },
  TEMPO_SERVER: {
    about: 'pipelines of Tempo',
    v2: { image: mlserver('slim'), implementation: 'tempo.mlserver.InferenceRuntime' },
  },
};

/** Their names. */
export const PREPACKAGED_SERVERS: readonly string[] = Object.keys(SERVERS);

/** The implementation that a server's name means, which may leave out `_SERVER`. */
export function implementationOf(name: string): string {
  const full = `${name}_SERVER`;
  return Object.hasOwn(SERVERS, full) ? full : name;
}

/** The server of an implementation, or undefined if the operator chart has none of that name. */
export function serverFacts(implementation: string): ServerFacts | undefined {
  return Object.hasOwn(SERVERS, implementation) ? SERVERS[implementation] : undefined;
}

/**
 * The protocol under which a server has an image and parameters: `kfserving` is an older name of v2, and unknown ones
 * mean the default.
 */
export function serverProtocol(protocol: string | undefined): 'seldon' | 'tensorflow' | 'v2' {
  if (isV2(protocol)) {
    return 'v2';
  }
  return protocol === 'tensorflow' ? 'tensorflow' : 'seldon';
}
