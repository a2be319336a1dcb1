import { type JsonObject } from '../private/json';

/** The metrics address of a model server whose metrics port the operator removes. */
export class ModelServerMetrics {
  /** MLServer, which runs all prepackaged servers but Triton under protocol v2. */
  public static readonly MLSERVER = new ModelServerMetrics('seldonio/mlserver.*|.*/mlserver.*', 6000, '/prometheus');

  /** NVIDIA Triton. */
  public static readonly TRITON = new ModelServerMetrics('.*tritonserver.*', 8002, '/metrics');

  /**
   * Another server, such as a mirrored image.
   * @param image a regular expression that the whole image of the container matches
   * @param port the port of its metrics
   * @param path the path of its metrics
   */
  public static of(image: string, port: number, path: string): ModelServerMetrics {
    return new ModelServerMetrics(image, port, path);
  }

  private constructor(
    private readonly image: string,
    private readonly port: number,
    private readonly path: string,
  ) {}

  /** @internal */
  public _toEndpoint(): JsonObject {
    return {
      port: 'http',
      path: this.path,
      relabelings: [
        { action: 'keep', sourceLabels: ['__meta_kubernetes_pod_container_image'], regex: this.image },
        {
          action: 'replace',
          sourceLabels: ['__meta_kubernetes_pod_ip'],
          regex: '(.+)',
          targetLabel: '__address__',
          replacement: `$1:${this.port}`,
        },
      ],
    };
  }
}
