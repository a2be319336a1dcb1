import { type SeldonPlatform } from './seldon-platform';
import { type GatewayValues } from './values/sections';
import { GatewayTls, PlainHttp } from '../gateway/gateway-tls';
import { type IIstioGateway } from '../gateway/istio-gateway';

/** Adds gateways, and returns those that models may name. */
export function addGateways(platform: SeldonPlatform, values: Readonly<Record<string, GatewayValues>>): Map<string, IIstioGateway> {
  const gateways = new Map<string, IIstioGateway>();
  for (const [name, gateway] of Object.entries(values)) {
    const hosts = gateway.hosts && [...gateway.hosts];
    const common = { namespace: gateway.namespace, hosts, tls: gateway.tls && tlsOf(gateway.tls), plainHttp: plainHttpOf(gateway) };
    if (gateway.kind === 'istio') {
      gateways.set(name, platform.addIstioGateway(name, { ...common, release: gateway.release }));
    } else {
      platform.addAmbassadorGateway(name, common);
    }
  }
  return gateways;
}

function tlsOf({ secret, mutual }: NonNullable<GatewayValues['tls']>): GatewayTls {
  return mutual ? GatewayTls.mutual(secret!) : GatewayTls.secret(secret!);
}

function plainHttpOf({ tls, redirect }: GatewayValues): PlainHttp | undefined {
  return tls === undefined || redirect === undefined ? undefined : redirect ? PlainHttp.REDIRECT : PlainHttp.SERVE;
}
