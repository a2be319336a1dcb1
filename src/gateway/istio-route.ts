import { type Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { checkRules } from './check-rules';
import { type IIstioGateway } from './istio-gateway';
import { RouteMatch, type RouteRule } from './route-match';
import { ORCHESTRATOR_GRPC_PORT, ORCHESTRATOR_HTTP_PORT } from '../api/facts/ports';
import { predictorServiceName } from '../api/names';
import { byName, sortedKeys } from '../private/by-name';
import { ValidationError } from '../private/errors';
import { has, type JsonObject, entryOf } from '../private/json';
import { checkKinds, DURATION, GATEWAY, given, HOSTS } from '../private/kind';
import { inPlace } from '../shell/in-place';
import { ManifestObject } from '../shell/manifest-object';
import { namespaceOf } from '../shell/namespace';

/** Properties of `IstioRoute`. */
export interface IstioRouteProps {
  /** Name of the SeldonDeployment. */
  readonly deployment: string;

  /** The gateway that receives the requests. */
  readonly gateway: IIstioGateway;

  /**
   * Hosts of this route only. Not `*`: the operator's own VirtualService serves it, and Istio does not define an order
   * of the two.
   */
  readonly hosts: string[];

  /** Percentage of the requests for each predictor, for requests that no rule matches; they must add up to 100. */
  readonly weights: { readonly [predictor: string]: number };

  /**
   * Rules that send requests to one predictor, whatever the weights; the first matching rule applies.
   * @default - only the weights apply
   */
  readonly rules?: RouteRule[];

  /**
   * Name of a cookie that keeps a client on the predictor that answered its first request. REST only.
   * @default - each request is routed independently
   */
  readonly stickyCookie?: string;

  /**
   * Timeout of a request, including retries.
   * @default - no limit
   */
  readonly timeout?: Duration;

  /**
   * Name of a predictor that gets a copy of each request.
   * @default - none
   */
  readonly mirror?: string;

  /**
   * Namespace of the SeldonDeployment.
   * @default - the namespace of the chart
   */
  readonly namespace?: string;

  /**
   * Custom names of predictors' Services (annotation `seldon.io/svc-name`). Those of predictors that the route does
   * not send to have no effect.
   * @default - the names that the operator derives
   */
  readonly serviceNames?: { readonly [predictor: string]: string };
}

/** gRPC methods of the protocols that Seldon serves, as the operator's own virtual services match them. */
const GRPC_METHODS = '.*tensorflow.*|.*seldon.protos.*|.*inference.*';

/**
 * Your own VirtualService in front of a SeldonDeployment's predictors, for routing that the operator's annotations
 * cannot express: canaries by header, and sticky canaries.
 *
 * URLs are those of the operator, on the route's hosts:
 * `http://<host>/seldon/<namespace>/<deployment>/api/v1.0/predictions`.
 *
 * @example
 *
 * const gateway = IstioGateway.fromName('istio-system/seldon-gateway');
 * new IstioRoute(chart, 'fraud-route', {
 *   deployment: 'fraud',
 *   gateway,
 *   hosts: ['models.example.com'],
 *   weights: { stable: 90, canary: 10 },
 * });
 */
export class IstioRoute extends Construct {
  private readonly props: IstioRouteProps;
  private readonly namespace: string;

  /**
   * @param scope the parent, such as a chart
   * @param id its name, unique below the parent
   * @param props its settings
   */
  public constructor(scope: Construct, id: string, props: IstioRouteProps) {
    super(scope, id);
    const namespace = props.namespace ?? namespaceOf(this);
    if (namespace === undefined) {
      throw ValidationError.about(this, 'namespace', 'is part of the URL: set it on the route or on its chart');
    }
    inPlace(this, undefined, () => {
      given("'gateway'", props.gateway, GATEWAY);
      given("'hosts'", props.hosts, HOSTS);
      checkRules(props.rules ?? []);
      checkKinds(props, { timeout: DURATION });
    });
    this.props = props;
    this.namespace = namespace;
    this.check();
    new ManifestObject(this, 'Resource', {
      apiVersion: 'networking.istio.io/v1alpha3',
      kind: 'VirtualService',
      metadata: { name: id, namespace },
      spec: {
        hosts: [...props.hosts],
        gateways: [props.gateway.gatewayName],
        http: [...this.rest(), ...this.grpc()],
      },
    });
  }

  private rest(): JsonObject[] {
    const uri = { prefix: `/seldon/${this.namespace}/${this.props.deployment}/` };
    const rewrite = { rewrite: { uri: '/' } };
    const { stickyCookie: cookie, rules = [] } = this.props;
    const sticky =
      cookie === undefined
        ? []
        : byName(this.props.weights).map(([predictor]) => ({ match: RouteMatch.cookie(cookie, predictor), predictor }));
    return [
      ...[...rules, ...sticky].map(({ match, predictor }) =>
        this.route({ uri, headers: headersOf(match) }, rewrite, [
          { destination: this.destination(predictor, ORCHESTRATOR_HTTP_PORT) },
        ]),
      ),
      this.route({ uri }, rewrite, this.weighted(ORCHESTRATOR_HTTP_PORT, cookie)),
    ];
  }

  private grpc(): JsonObject[] {
    const port = ORCHESTRATOR_GRPC_PORT;
    const uri = { regex: GRPC_METHODS };
    const headers = { seldon: { exact: this.props.deployment }, namespace: { exact: this.namespace } };
    return [
      ...(this.props.rules ?? []).map(({ match, predictor }) =>
        this.route(
          { uri, headers: { ...headers, ...headersOf(match) } },
          {},
          [{ destination: this.destination(predictor, port) }],
          port,
        ),
      ),
      this.route({ uri, headers }, {}, this.weighted(port), port),
    ];
  }

  private route(
    match: JsonObject,
    rewrite: JsonObject,
    route: JsonObject[],
    port: number = ORCHESTRATOR_HTTP_PORT,
  ): JsonObject {
    const { timeout, mirror } = this.props;
    return {
      match: [match],
      ...rewrite,
      route,
      ...(timeout === undefined ? {} : { timeout: `${timeout.toMilliseconds() / 1000}s` }),
      ...(mirror === undefined ? {} : { mirror: this.destination(mirror, port) }),
    };
  }

  private weighted(port: number, cookie?: string): JsonObject[] {
    return byName(this.props.weights).map(([predictor, weight]) => ({
      destination: this.destination(predictor, port),
      weight,
      ...(cookie === undefined
        ? {}
        : {
            headers: { response: { add: { 'set-cookie': `${cookie}=${predictor}; Path=/; HttpOnly; SameSite=Lax` } } },
          }),
    }));
  }

  private destination(predictor: string, port: number): JsonObject {
    const service = predictorServiceName(this.props.deployment, predictor, entryOf(this.props.serviceNames, predictor));
    return { host: `${service}.${this.namespace}.svc.cluster.local`, port: { number: port } };
  }

  private check(): void {
    const { hosts, weights, rules = [], stickyCookie, timeout } = this.props;
    const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
    if (total !== 100 || Object.values(weights).some((weight) => !Number.isInteger(weight) || weight < 0)) {
      throw ValidationError.about(
        this,
        'weights',
        `must be whole percents that add up to 100, got ${JSON.stringify(sortedKeys(weights))}`,
      );
    }
    if (hosts.length === 0 || hosts.includes('*')) {
      throw ValidationError.about(
        this,
        'hosts',
        "must name hosts, because * belongs to the operator's own virtual service",
      );
    }
    if (stickyCookie !== undefined && !/^[A-Za-z0-9_-]+$/.test(stickyCookie)) {
      throw ValidationError.about(
        this,
        'stickyCookie',
        `must consist of letters, digits, _ and -, got ${JSON.stringify(stickyCookie)}`,
      );
    }
    const unknown = rules.filter(({ predictor }) => !has(weights, predictor)).map(({ predictor }) => predictor);
    if (unknown.length > 0) {
      throw new ValidationError(
        this,
        `a rule names the predictor ${JSON.stringify(unknown[0])}, which has no weight (0 is enough); ` +
          `known are ${Object.keys(weights).sort().join(', ')}`,
      );
    }
    if (timeout !== undefined && timeout.toMilliseconds() <= 0) {
      throw ValidationError.about(this, 'timeout', 'must be more than 0');
    }
  }
}

function headersOf(match: RouteMatch): JsonObject {
  return { [match.headerName]: { [match._kind]: match._value } };
}
