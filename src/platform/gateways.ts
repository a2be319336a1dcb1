import { type Construct } from 'constructs';
import { type GatewayValues } from './values/sections';
import { AmbassadorGateway } from '../gateway/ambassador-gateway';
import { GatewayTls, PlainHttp } from '../gateway/gateway-tls';
import { type IIstioGateway, IstioGateway } from '../gateway/istio-gateway';

/** Writes gateways, and returns those that models may name. */
export function addGateways(scope: Construct, values: Readonly<Record<string, GatewayValues>>): Map<string, IIstioGateway> {
  const gateways = new Map<string, IIstioGateway>();
  for (const [name, gateway] of Object.entries(values)) {
    const hosts = gateway.hosts && [...gateway.hosts];
    const common = { namespace: gateway.namespace, hosts, tls: gateway.tls && tlsOf(gateway.tls), plainHttp: plainHttpOf(gateway) };
    if (gateway.kind === 'istio') {
      gateways.set(name, new IstioGateway(scope, name, { ...common, name, release: gateway.release }));
    } else {
      new AmbassadorGateway(scope, name, common);
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
