/**
 * A server that comes with Seldon, or that the operator's configuration registers.
 * @see https://docs.seldon.io/projects/seldon-core/en/v1.17.1/servers/overview.html
 */
export class PrepackagedServer {
  /** Models of scikit-learn. */
  public static readonly SKLEARN = new PrepackagedServer('SKLEARN_SERVER');
  /** Models of XGBoost. */
  public static readonly XGBOOST = new PrepackagedServer('XGBOOST_SERVER');
  /** Saved models of TensorFlow; not for the V2 protocol. */
  public static readonly TENSORFLOW = new PrepackagedServer('TENSORFLOW_SERVER');
  /**
   * Models of MLflow; with the Seldon protocol, the environment is built when the pod starts, which needs internet
   * access.
   */
  public static readonly MLFLOW = new PrepackagedServer('MLFLOW_SERVER');
  /** Model repositories of NVIDIA Triton; for the V2 protocol only. */
  public static readonly TRITON = new PrepackagedServer('TRITON_SERVER');
  /** Pipelines of Hugging Face; for the V2 protocol only, since Seldon Core 1.14. */
  public static readonly HUGGINGFACE = new PrepackagedServer('HUGGINGFACE_SERVER');
  /** Pipelines of Tempo; for the V2 protocol only. */
  public static readonly TEMPO = new PrepackagedServer('TEMPO_SERVER');

  /**
   * A server that the operator's `predictor_servers` registers, such as `MY_SERVER`.
   * @param name the key in the operator's `predictor_servers`
   */
  public static of(name: string): PrepackagedServer {
    return new PrepackagedServer(name);
  }

  private constructor(
    /** The value of `implementation`. */
    public readonly name: string,
  ) {}
}
