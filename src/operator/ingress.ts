import { type IIstioGateway } from '../gateway/istio-gateway';
import { type JsonObject } from '../private/json';
import { GATEWAY, given } from '../private/kind';

/** How sidecars in the mesh connect to models. */
export enum IstioTlsMode {
  /** In plain text. */
  DISABLE = 'DISABLE',
  /** Over TLS. */
  SIMPLE = 'SIMPLE',
  /** Over TLS, with your own certificates on both sides. */
  MUTUAL = 'MUTUAL',
  /** Over TLS, with the mesh's certificates on both sides, as a mesh in mode `STRICT` requires. */
  ISTIO_MUTUAL = 'ISTIO_MUTUAL',
}

/** Options of `Ingress.istio`. */
export interface IstioIngressOptions {
  /**
   * TLS mode of the DestinationRules that the operator creates.
   * @default - not set: Istio decides
   */
  readonly tlsMode?: IstioTlsMode;
}

/** The version of Ambassador's objects that the operator creates. */
export enum AmbassadorVersion {
  /** An annotation on each Service. */
  V1 = 'v1',
  /** `Mapping` objects of `getambassador.io/v2`, which Emissary converts. */
  V2 = 'v2',
}

/** Options of `Ingress.ambassador`. */
export interface AmbassadorIngressOptions {
  /**
   * The version of Ambassador's objects.
   * @default AmbassadorVersion.V2
   */
  readonly version?: AmbassadorVersion;
}

/** How requests from outside reach models. */
export class Ingress {
  /**
   * Through Istio: the operator creates VirtualServices and DestinationRules.
   *
   * @param gateway The gateway that models are bound to, unless a model names another one.
   * @param options the TLS mode
   */
  public static istio(gateway: IIstioGateway, options: IstioIngressOptions = {}): Ingress {
    return new Ingress({
      istio: {
        enabled: true,
        gateway: given('the gateway', gateway, GATEWAY).gatewayName,
        ...(options.tlsMode && { tlsMode: options.tlsMode }),
      },
    });
  }

  /**
   * Through Ambassador or Emissary.
   * @param options the version
   */
  public static ambassador(options: AmbassadorIngressOptions = {}): Ingress {
    return new Ingress({ ambassador: { enabled: true, version: options.version ?? AmbassadorVersion.V2 } });
  }

  private constructor(private readonly values: JsonObject) {}

  /**
   * The values of the operator chart.
   * @internal
   */
  public _values(): JsonObject {
    return this.values;
  }
}
