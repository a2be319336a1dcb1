import { type Construct } from 'constructs';
import { type PlatformParts } from './platform-parts';
import { type Problems, DependencyError } from './values/problems';
import { AmbassadorApi } from '../gateway/ambassador-gateway';
import { GatewayTls, PlainHttp } from '../gateway/gateway-tls';
import { type IIstioGateway, IstioGateway } from '../gateway/istio-gateway';
import { byName } from '../private/by-name';
import { type GatewayValues, type TlsValues } from './values/sections/gateways';

/** Name of the gateway for requests from inside the cluster. */
const MESH = 'mesh';

/** The gateways of a platform. */
export class Gateways {
  private readonly made = new Map<string, IIstioGateway>();

  public constructor(
    platform: PlatformParts,
    private readonly values: Readonly<Record<string, GatewayValues>>,
    problems: Problems,
  ) {
    for (const [name, gateway] of byName(values)) {
      problems.attempt(['gateways', name], () => this.add(platform, name, gateway));
    }
  }

  /** A gateway of Istio: one of the platform, one that exists, or the mesh. */
  public istio(name: string): IIstioGateway {
    if (Object.hasOwn(this.values, name) && !this.made.has(name)) {
      throw new DependencyError();
    }
    return name === MESH ? IstioGateway.MESH : (this.made.get(name) ?? IstioGateway.fromName(name));
  }

  /** What routes of Ambassador must know of their gateway; undefined for a gateway of Istio. */
  public ambassador(name: string): { readonly api?: AmbassadorApi; readonly ambassadorId?: string } | undefined {
    const gateway = Object.hasOwn(this.values, name) ? this.values[name] : undefined;
    return gateway?.kind === 'ambassador' ? { api: apiOf(gateway), ambassadorId: gateway.ambassadorId } : undefined;
  }

  private add(platform: PlatformParts, id: string, gateway: GatewayValues): Construct {
    const {
      name = id,
      namespace,
      hosts,
      tls,
      plainHttp,
      release,
      selector,
      httpPort,
      httpsPort,
      servers = [],
      ambassadorId,
      moduleConfig,
    } = gateway;
    const common = {
      name,
      namespace,
      hosts: hosts && [...hosts],
      tls: tls && tlsOf(tls),
      plainHttp: plainHttp && PLAIN_HTTP[plainHttp],
    };
    if (gateway.kind === 'ambassador') {
      return platform.addAmbassadorGateway(id, { ...common, api: apiOf(gateway), ambassadorId, moduleConfig });
    }
    const made = platform.addIstioGateway(id, { ...common, release, selector, httpPort, httpsPort });
    servers.forEach((server) => made.addServer({ hosts: [...server.hosts], tls: tlsOf(server.tls) }));
    this.made.set(id, made);
    return made;
  }
}

const PLAIN_HTTP = { serve: PlainHttp.SERVE, redirect: PlainHttp.REDIRECT, refuse: PlainHttp.REFUSE } as const;

function tlsOf({ secret, mutual }: TlsValues): GatewayTls {
  return mutual ? GatewayTls.mutual(secret) : GatewayTls.secret(secret);
}

function apiOf({ api }: GatewayValues): AmbassadorApi | undefined {
  return api && { v2: AmbassadorApi.V2, v3alpha1: AmbassadorApi.V3ALPHA1 }[api];
}
