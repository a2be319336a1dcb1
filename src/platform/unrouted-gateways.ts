import { ApiObject } from 'cdk8s';
import { type IConstruct } from 'constructs';
import { type ChartWarning } from '../charts/chart';
import { type OperatorConfig } from '../expand/operator-config';
import { type GatewayValues } from './values/sections/gateways';

/** The route of a kind of gateway, and whether the operator creates it for each model. */
interface Routes {
  readonly ingress: string;
  readonly kind: string;
  readonly areCreated: (config: OperatorConfig) => boolean;
}

const ROUTES: Readonly<Record<GatewayValues['kind'], Routes>> = {
  istio: { ingress: 'Istio', kind: 'VirtualService', areCreated: ({ istio }) => istio.enabled },
  ambassador: { ingress: 'Ambassador', kind: 'Mapping', areCreated: ({ ambassador }) => ambassador.enabled },
};

/**
 * What to report about gateways to which neither the operator nor the platform writes a route; each `path` is the name
 * of the gateway.
 */
export function unroutedGateways(
  scope: IConstruct,
  gateways: Readonly<Record<string, GatewayValues>>,
  config: OperatorConfig,
): ChartWarning[] {
  const written = new Set(
    scope.node.findAll().flatMap((construct) => (ApiObject.isApiObject(construct) ? [construct.kind] : [])),
  );
  return Object.entries(gateways)
    .filter(([, { kind }]) => !ROUTES[kind].areCreated(config) && !written.has(ROUTES[kind].kind))
    .map(([name, { kind }]) => {
      const { ingress, kind: route } = ROUTES[kind];
      return {
        path: name,
        message: `no route leads through gateway ${JSON.stringify(name)}: ${ingress} is disabled in the operator, which then creates no ${route}s`,
        remedy: `set operator.${kind}.enabled to true, or give models a 'route' with 'gateway: ${name}'`,
      };
    });
}
