import { type Construct } from 'constructs';
import { type Gateways } from './gateways';
import { parseDuration } from './values/duration';
import { type RouteValues, type RoutingValues, type SidecarValues } from './values/sections/models';
import { type Version } from './values/versions';
import { type Routing } from '../deployment/routing';
import { type SeldonDeployment } from '../deployment/seldon-deployment';
import { AmbassadorRoute } from '../gateway/ambassador-route';
import { IstioRoute } from '../gateway/istio-route';
import { RouteMatch, type RouteRule } from '../gateway/route-match';
import { IstioSidecar } from '../gateway/sidecar';

/** How the operator's own routes lead to a model. */
export function routingOf(
  { gateway, retryTimeout, ambassadorHeader, ...rest }: RoutingValues,
  gateways: Gateways,
): Routing {
  return {
    ...rest,
    gateway: gateway === undefined ? undefined : gateways.istio(gateway),
    retryTimeout: retryTimeout === undefined ? undefined : parseDuration(retryTimeout),
    ambassadorHeader: ambassadorHeader && { name: ambassadorHeader.name, value: ambassadorHeader.value },
  };
}

/** Writes a route next to the operator's. */
export function addRoute(
  scope: Construct,
  deployment: SeldonDeployment,
  values: RouteValues,
  versions: readonly Version[],
  gateways: Gateways,
): void {
  const { rules = [], stickyCookie, timeout, mirror, hosts, gateway } = values;
  const named = versions.filter((version) => version.values.serviceName !== undefined);
  const common = {
    deployment: deployment.deploymentName,
    namespace: deployment.namespace,
    rules: rules.map(ruleOf),
    stickyCookie,
    timeout: timeout === undefined ? undefined : parseDuration(timeout),
    serviceNames: Object.fromEntries(named.map((version) => [version.name, version.values.serviceName!])),
  };
  const id = `${deployment.deploymentName}-route`;
  const ambassador = gateways.ambassador(gateway);
  if (ambassador) {
    new AmbassadorRoute(scope, id, { ...common, ...ambassador });
    return;
  }
  const serving = versions.filter(({ shadow }) => !shadow);
  const weights = Object.fromEntries(
    serving.map(({ name, traffic = serving.length === 1 ? 100 : 0 }) => [name, traffic]),
  );
  new IstioRoute(scope, id, { ...common, gateway: gateways.istio(gateway), hosts: [...hosts!], weights, mirror });
}

function ruleOf({ header, cookie, value, regex, predictor }: NonNullable<RouteValues['rules']>[number]): RouteRule {
  if (cookie !== undefined) {
    return { match: RouteMatch.cookie(cookie, value!), predictor };
  }
  const match = regex !== undefined ? RouteMatch.headerRegex(header!, regex) : RouteMatch.header(header!, value!);
  return { match, predictor };
}

/** Istio's sidecar in the pods of a model. */
export function sidecarOf({ inject, excludePorts, excludeAddresses }: SidecarValues): IstioSidecar | undefined {
  if (excludePorts) {
    return IstioSidecar.excludingPorts(...excludePorts);
  }
  if (excludeAddresses) {
    return IstioSidecar.excludingAddresses(...excludeAddresses);
  }
  if (inject === 'none') {
    return IstioSidecar.none();
  }
  if (inject === 'native') {
    return IstioSidecar.nativeSidecar();
  }
  return undefined;
}
