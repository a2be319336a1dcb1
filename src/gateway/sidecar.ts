import { SIDECAR_INJECT } from '../api/facts/third-party-keys';

/**
 * Labels and annotations about Istio's sidecar that let pods download model files: storage initializers run before an
 * ordinary sidecar, but Istio's CNI plugin redirects their traffic to it. They belong on the pods: `podLabels` and
 * `podAnnotations` of a predictor or component spec; `metadata.annotations` of a SeldonDeployment never reach the pods.
 * @see https://istio.io/latest/docs/setup/additional-setup/cni/#compatibility-with-application-init-containers
 */
export class IstioSidecar {
  /** No sidecar in the pods. */
  public static none(): IstioSidecar {
    return new IstioSidecar({ [SIDECAR_INJECT]: 'false' }, {});
  }

  /** A native sidecar, which starts before all init containers. Needs Istio 1.24 and Kubernetes 1.29. */
  public static nativeSidecar(): IstioSidecar {
    return new IstioSidecar({ [SIDECAR_INJECT]: 'true' }, { 'sidecar.istio.io/nativeSidecar': 'true' });
  }

  /**
   * A sidecar that traffic to some ports bypasses, for the whole lifetime of the pod.
   *
   * @param ports Ports of the model store, such as 443, or 9000 for MinIO.
   */
  public static excludingPorts(...ports: number[]): IstioSidecar {
    return new IstioSidecar(
      { [SIDECAR_INJECT]: 'true' },
      { 'traffic.sidecar.istio.io/excludeOutboundPorts': ports.join(',') },
    );
  }

  /**
   * A sidecar that traffic to some addresses bypasses, for the whole lifetime of the pod.
   *
   * @param ranges Addresses of the model store, such as `10.1.0.0/16`.
   */
  public static excludingAddresses(...ranges: string[]): IstioSidecar {
    return new IstioSidecar(
      { [SIDECAR_INJECT]: 'true' },
      { 'traffic.sidecar.istio.io/excludeOutboundIPRanges': ranges.join(',') },
    );
  }

  private constructor(
    /** Labels of the pods. */
    public readonly podLabels: { readonly [label: string]: string },
    /** Annotations of the pods. */
    public readonly podAnnotations: { readonly [annotation: string]: string },
  ) {}
}
