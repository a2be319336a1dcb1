/**
 * What a pod must say about Istio's sidecar, so that model files can be downloaded: storage initializers run before an
 * ordinary sidecar does, and with Istio's CNI plugin all they send goes to it. The labels and annotations belong on the
 * pods: `podLabels` and `podAnnotations` of a predictor or component spec; `metadata.annotations` of a SeldonDeployment
 * never reach them.
 * @see https://istio.io/latest/docs/setup/additional-setup/cni/#compatibility-with-application-init-containers
 */
export class IstioSidecar {
  /** No sidecar in the pods. */
  public static none(): IstioSidecar {
    return new IstioSidecar({ 'sidecar.istio.io/inject': 'false' }, {});
  }

  /** A sidecar that starts before all init containers. Needs Istio 1.24 and Kubernetes 1.29. */
  public static nativeSidecar(): IstioSidecar {
    return new IstioSidecar({ 'sidecar.istio.io/inject': 'true' }, { 'sidecar.istio.io/nativeSidecar': 'true' });
  }

  /**
   * A sidecar that lets traffic to some ports pass by it, for the whole life of the pod.
   *
   * @param ports Ports of the model store, such as 443, or 9000 for MinIO.
   */
  public static excludingPorts(...ports: number[]): IstioSidecar {
    return new IstioSidecar(
      { 'sidecar.istio.io/inject': 'true' },
      { 'traffic.sidecar.istio.io/excludeOutboundPorts': ports.join(',') },
    );
  }

  /**
   * A sidecar that lets traffic to some addresses pass by it, for the whole life of the pod.
   *
   * @param ranges Addresses of the model store, such as `10.1.0.0/16`.
   */
  public static excludingAddresses(...ranges: string[]): IstioSidecar {
    return new IstioSidecar(
      { 'sidecar.istio.io/inject': 'true' },
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
