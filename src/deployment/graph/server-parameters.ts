import { Parameter, ParameterType } from './parameter';
import { serverFacts, serverProtocol } from '../../api/facts/servers';
import { InputError } from '../../private/errors';

/** The method of a scikit-learn model that its server calls. */
export enum SklearnMethod {
  /** Probabilities of classes. */
  PREDICT_PROBA = 'predict_proba',
  /** Scores of a decision function. */
  DECISION_FUNCTION = 'decision_function',
  /** Predictions. */
  PREDICT = 'predict',
}

/** What an MLflow model is called with. */
export enum MlflowInput {
  /** An array. */
  NDARRAY = 'ndarray',
  /** A data frame, whose columns have the names in the request. */
  DATA_FRAME = 'DataFrame',
}

/** Which models of a repository Triton loads, and when. */
export enum TritonModelControl {
  /** All of them, on startup. */
  NONE = 'none',
  /** All of them, and all changes in the repository. */
  POLL = 'poll',
  /** The one named by `loadModel`, and those that clients load. */
  EXPLICIT = 'explicit',
}

/** The library that a Hugging Face pipeline runs on. */
export enum HuggingFaceFramework {
  /** PyTorch. */
  PYTORCH = 'pt',
  /** TensorFlow. */
  TENSORFLOW = 'tf',
}

/** Parameters of `TENSORFLOW_SERVER` under the Seldon protocol, where a proxy calls TensorFlow Serving. */
export interface TensorflowParameters {
  /**
   * The signature of the model that is called.
   *
   * @default "serving_default"
   */
  readonly signatureName?: string;

  /**
   * Name of the input tensor, for gRPC.
   *
   * @default - none
   */
  readonly modelInput?: string;

  /**
   * Name of the output tensor, for gRPC.
   *
   * @default - none
   */
  readonly modelOutput?: string;

  /**
   * The REST address of TensorFlow Serving; only together with `grpcEndpoint`.
   *
   * @default - in the pod of the node
   */
  readonly restEndpoint?: string;

  /**
   * The gRPC address of TensorFlow Serving; only together with `restEndpoint`.
   *
   * @default - in the pod of the node
   */
  readonly grpcEndpoint?: string;
}

/**
 * Parameters of `TRITON_SERVER`; they have an effect only if `skipStorageInitializer` lets Triton load the models
 * itself.
 */
export interface TritonParameters {
  /**
   * Which models are loaded, and when.
   *
   * @default TritonModelControl.NONE
   */
  readonly modelControlMode?: TritonModelControl;

  /**
   * A model to load under `TritonModelControl.EXPLICIT`.
   *
   * @default - none
   */
  readonly loadModel?: string;

  /**
   * Whether every model must have its whole configuration.
   *
   * @default true
   */
  readonly strictModelConfig?: boolean;
}

/** Parameters of `HUGGINGFACE_SERVER`. */
export interface HuggingFaceParameters {
  /** The task of the pipeline, such as `text-generation`. */
  readonly task: string;

  /**
   * The suffix of the task `translation`, such as `_en_to_fr`.
   *
   * @default - nothing
   */
  readonly taskSuffix?: string;

  /**
   * Name of the model in the hub.
   *
   * @default - the model of the artifact
   */
  readonly pretrainedModel?: string;

  /**
   * Name of the tokenizer in the hub.
   *
   * @default - that of the model
   */
  readonly pretrainedTokenizer?: string;

  /**
   * The library that the pipeline runs on.
   *
   * @default - whichever the model has weights for
   */
  readonly framework?: HuggingFaceFramework;

  /**
   * Whether the model is optimized for the ONNX runtime.
   *
   * @default false
   */
  readonly optimumModel?: boolean;

  /**
   * Number of the GPU; -1 for the CPU.
   *
   * @default -1
   */
  readonly device?: number;

  /**
   * Threads for operations that do not depend on each other.
   *
   * @default - the framework's default
   */
  readonly interOpThreads?: number;

  /**
   * Threads within one operation.
   *
   * @default - the framework's default
   */
  readonly intraOpThreads?: number;
}

type Values = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * The parameters that a prepackaged server knows, by their types. Seldon's servers exit with a
 * TypeError on an unknown parameter, misread an unknown value, and read other parameters under each protocol: what is
 * written here is checked when the node is added to a SeldonDeployment.
 * @see https://docs.seldon.io/projects/seldon-core/en/v1.17.1/servers/overview.html
 */
export class ServerParameters {
  /**
   * Parameters of `SKLEARN_SERVER` with the Seldon protocol.
   * @param method the method of the model that answers a request
   */
  public static sklearn(method: SklearnMethod): ServerParameters {
    return new ServerParameters('SKLEARN_SERVER', { method });
  }

  /**
   * Parameters of `MLFLOW_SERVER` with the Seldon protocol.
   * @param input the type of input that the model expects
   */
  public static mlflow(input: MlflowInput): ServerParameters {
    return new ServerParameters('MLFLOW_SERVER', { xtype: input });
  }

  /**
   * Parameters of `TENSORFLOW_SERVER` with the Seldon protocol.
   *
   * @param parameters signature, input and output of the model, and endpoints of the proxy
   * @throws if only one of the two endpoints is given: the proxy does not start without the other.
   */
  public static tensorflow(parameters: TensorflowParameters): ServerParameters {
    const { restEndpoint, grpcEndpoint } = parameters;
    if ((restEndpoint === undefined) !== (grpcEndpoint === undefined)) {
      const [given, missing] =
        grpcEndpoint === undefined ? ['restEndpoint', 'grpcEndpoint'] : ['grpcEndpoint', 'restEndpoint'];
      throw new InputError(`${given} needs ${missing} too: the proxy of TensorFlow Serving does not start without it`);
    }
    return new ServerParameters('TENSORFLOW_SERVER', inSnakeCase(parameters));
  }

  /**
   * Parameters of `TRITON_SERVER`.
   * @param parameters models to load, and how Triton loads them
   */
  public static triton(parameters: TritonParameters): ServerParameters {
    return new ServerParameters('TRITON_SERVER', inSnakeCase(parameters));
  }

  /**
   * Parameters of `HUGGINGFACE_SERVER`.
   * @param parameters task, pretrained model and other settings of the pipeline
   */
  public static huggingFace(parameters: HuggingFaceParameters): ServerParameters {
    return new ServerParameters('HUGGINGFACE_SERVER', inSnakeCase(parameters));
  }

  private constructor(
    private readonly server: string,
    private readonly values: Values,
  ) {}

  /**
   * The parameters of a node, by name. A server that the operator's configuration registers under another name is taken
   * for one of the same kind.
   * @internal
   */
  public _for(
    node: string,
    implementation: string | undefined,
    protocol: string | undefined,
  ): Record<string, Parameter> {
    const at = `serverParameters of node ${JSON.stringify(node)}`;
    if (implementation !== this.server && serverFacts(implementation ?? '') !== undefined) {
      throw new InputError(
        `${at} are those of ${this.server}, but the node runs ${implementation}: use those of its own server`,
      );
    }
    const known = serverFacts(this.server)?.[serverProtocol(protocol)]?.parameters ?? [];
    const given = Object.entries(this.values).filter(([, value]) => value !== undefined);
    return Object.fromEntries(
      given.map(([name, value]) => {
        const definition = known.find((each) => each.name === name);
        if (definition === undefined) {
          throw new InputError(
            `${at}: ${this.server} does not read the parameter ${JSON.stringify(name)} with protocol ` +
              `${protocol ?? 'seldon'}: remove it`,
          );
        }
        return [name, Parameter.of(ParameterType[definition.type], String(value))];
      }),
    );
  }
}

/** The server calls `signatureName` `signature_name`. */
function inSnakeCase(parameters: TensorflowParameters | TritonParameters | HuggingFaceParameters): Values {
  return Object.fromEntries(
    Object.entries(parameters as Values).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );
}
