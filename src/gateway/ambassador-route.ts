import { type Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { AmbassadorApi } from './ambassador-gateway';
import { checkRules } from './check-rules';
import { type RouteRule } from './route-match';
import { ORCHESTRATOR_HTTP_PORT } from '../api/facts/ports';
import { predictorServiceName } from '../api/names';
import { ValidationError } from '../private/errors';
import { type JsonObject, entryOf } from '../private/json';
import { checkKinds, DURATION } from '../private/kind';
import { inPlace } from '../shell/in-place';
import { ManifestObject } from '../shell/manifest-object';
import { namespaceOf } from '../shell/namespace';

/** Properties of `AmbassadorRoute`. */
export interface AmbassadorRouteProps {
  /** Name of the SeldonDeployment. */
  readonly deployment: string;

  /** Rules that send requests to one predictor, whatever its share of the traffic. */
  readonly rules: RouteRule[];

  /**
   * Name of a cookie that Ambassador sets to keep a client on one pod of the rule's predictor.
   * @default - requests go to any pod
   */
  readonly stickyCookie?: string;

  /**
   * Timeout of a request.
   * @default Duration.seconds(3)
   */
  readonly timeout?: Duration;

  /**
   * Id of the Ambassador that the mappings are for, if several run.
   * @default - an Ambassador without an id
   */
  readonly ambassadorId?: string;

  /**
   * The API of the installed Ambassador.
   * @default AmbassadorApi.V3ALPHA1
   */
  readonly api?: AmbassadorApi;

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

/**
 * Your own mappings that send REST requests with certain headers to one predictor. Ambassador tries a mapping with
 * headers before the operator's mapping of the same prefix, so all other requests follow the predictors' traffic as
 * before.
 *
 * @example
 *
 * new AmbassadorRoute(chart, 'testers', {
 *   deployment: 'fraud',
 *   rules: [{ match: RouteMatch.header('x-tester', 'yes'), predictor: 'canary' }],
 * });
 *
 * @see https://www.getambassador.io/docs/emissary/latest/topics/using/headers/headers
 */
export class AmbassadorRoute extends Construct {
  /**
   * @param scope the parent, such as a chart
   * @param id its name, unique below the parent
   * @param props its settings
   */
  public constructor(scope: Construct, id: string, props: AmbassadorRouteProps) {
    super(scope, id);
    const { deployment, rules, stickyCookie, ambassadorId, api = AmbassadorApi.V3ALPHA1, serviceNames = {} } = props;
    const namespace = props.namespace ?? namespaceOf(this);
    if (namespace === undefined) {
      throw ValidationError.about(this, 'namespace', 'is part of the URL: set it on the route or on its chart');
    }
    inPlace(this, undefined, () => {
      checkRules(rules);
      checkKinds(props, { timeout: DURATION });
    });
    if (rules.length === 0) {
      throw ValidationError.about(
        this,
        'rules',
        "must not be empty: without headers, the operator's own mappings are enough",
      );
    }
    rules.forEach(({ match, predictor }, index) => {
      const service = predictorServiceName(deployment, predictor, entryOf(serviceNames, predictor));
      const spec: JsonObject = {
        ...(ambassadorId === undefined ? {} : { ambassador_id: [ambassadorId] }),
        ...(api === AmbassadorApi.V3ALPHA1 ? { hostname: '*' } : {}),
        prefix: `/seldon/${namespace}/${deployment}/`,
        rewrite: '/',
        [match._kind === 'exact' ? 'headers' : 'regex_headers']: { [match.headerName]: match._value },
        service: `${service}.${namespace}:${ORCHESTRATOR_HTTP_PORT}`,
        timeout_ms: props.timeout?.toMilliseconds() ?? 3000,
        ...(stickyCookie === undefined ? {} : stickiness(stickyCookie)),
      };
      new ManifestObject(this, index === 0 ? 'Resource' : `rule-${index + 1}`, {
        apiVersion: api,
        kind: 'Mapping',
        metadata: { name: index === 0 ? id : `${id}-${index + 1}`, namespace },
        spec,
      });
    });
  }
}

/** Ambassador chooses among pods only if it resolves a service to its endpoints. */
function stickiness(name: string): JsonObject {
  return { resolver: 'kubernetes-endpoint', load_balancer: { policy: 'ring_hash', cookie: { name, ttl: '3600s' } } };
}
