import { type IConstruct } from 'constructs';
import { checkLogger } from './graph/logger-url';
import { type RequestLogger } from './graph/node-options';
import { Orchestrator } from './orchestrator';
import { type GraphContainerOptions } from './pod/container';
import { containerOver, mapOver, podOver } from './pod/over';
import { type PodOptions } from './pod/pod-options';
import { implementationOf } from '../api/facts/servers';
import { InputError, ValidationError } from '../private/errors';
import { checkKinds, ORCHESTRATOR } from '../private/kind';
import { inPlace } from '../shell/in-place';

/** What `ModelDefaults.below` gives to SeldonDeployments. */
export interface ModelDefaultsOptions {
  /**
   * Resources, probes, variables and so on of the containers of all graph nodes; not of explainers.
   *
   * @default - only what the operator adds
   */
  readonly container?: GraphContainerOptions;

  /**
   * Images of prepackaged servers, by the server's name, which may leave out `_SERVER` as in platform values:
   * `{ SKLEARN: 'registry/sklearn:1.2', [PrepackagedServer.TRITON.name]: 'registry/triton:23.10' }`.
   *
   * @default - those that the operator knows
   */
  readonly images?: { readonly [server: string]: string };

  /**
   * What every pod has in addition to the containers of the graph: node selector, tolerations, and so on.
   *
   * @default - only what the operator adds
   */
  readonly pod?: PodOptions;

  /**
   * Labels of the pods and of what the operator creates for them.
   *
   * @default - none
   */
  readonly podLabels?: { readonly [key: string]: string };

  /**
   * Annotations of the pods, their Deployments and their Services.
   *
   * @default - none
   */
  readonly podAnnotations?: { readonly [key: string]: string };

  /**
   * Annotations of the SeldonDeployment's `spec`, which reach every pod.
   *
   * @default - none
   */
  readonly annotations?: { readonly [key: string]: string };

  /**
   * Logs the payloads of the root node of each graph.
   *
   * @default - payloads are not logged
   */
  readonly logger?: RequestLogger;

  /**
   * The orchestrator, which sends requests through the graph.
   *
   * @default - the executor, as the operator is configured
   */
  readonly orchestrator?: Orchestrator;
}

/**
 * Defaults of SeldonDeployments. Labels, annotations, variables, requests, limits and node selectors are merged by key,
 * all other settings replace the default as a whole; the nearest scope takes precedence over those above it.
 * SeldonDeployments from manifests and from Helm charts stay as they are.
 *
 * @example
 *
 * ModelDefaults.below(chart, {
 *   container: { resources: { requests: { cpu: '250m', memory: '256Mi' } }, startup: Duration.minutes(5) },
 *   pod: { nodeSelector: { pool: 'models' } },
 * });
 * new SeldonDeployment(chart, 'iris').addPredictor('default', {
 *   graph: GraphNode.server('classifier', PrepackagedServer.SKLEARN, {
 *     artifact: ModelArtifact.uri('gs://models/iris'),
 *   }),
 * });
 */
export class ModelDefaults {
  /**
   * For all SeldonDeployments that are added to a chart, an app, or another construct from now on. A second call for
   * the same scope adds to the first.
   *
   * @param scope the construct that they are below
   * @param options what they have
   * @throws if there are SeldonDeployments already, the logger's URL contains credentials, or a server has two images
   */
  public static below(scope: IConstruct, options: ModelDefaultsOptions): void {
    const early = scope.node.findAll().find((construct) => TAKEN.has(construct));
    if (early) {
      throw new ValidationError(
        scope,
        `SeldonDeployment ${JSON.stringify(early.node.path)} was added before its defaults: call ` +
          'ModelDefaults.below first',
      );
    }
    const images = inPlace(scope, 'model defaults', () => {
      checkKinds(options, { orchestrator: ORCHESTRATOR });
      checkLogger('the logger', options.logger);
      return options.images && byImplementation(options.images);
    });
    BELOW.set(scope, defaultsOver(BELOW.get(scope), { ...options, images }));
  }

  /**
   * The defaults for a construct: those of the scopes above it, the nearest first.
   * @internal
   */
  public static _of(construct: IConstruct): ModelDefaultsOptions {
    TAKEN.add(construct);
    return construct.node.scopes.reduce<ModelDefaultsOptions>(
      (above, scope) => defaultsOver(above, BELOW.get(scope) ?? {}),
      {},
    );
  }

  private constructor() {}
}

const BELOW = new WeakMap<IConstruct, ModelDefaultsOptions>();
/** Constructs that have got their defaults. */
const TAKEN = new WeakSet<IConstruct>();

/** Images by the value of `implementation`. */
function byImplementation(images: Readonly<Record<string, string>>): Record<string, string> {
  for (const name of Object.keys(images)) {
    const full = implementationOf(name);
    // The later one would apply, but maps of other languages have no order.
    if (full !== name && Object.hasOwn(images, full) && images[full] !== images[name]) {
      throw new InputError(
        `'images' has ${JSON.stringify(name)} and ${JSON.stringify(full)}, which are one server: leave out one`,
      );
    }
  }
  return Object.fromEntries(Object.entries(images).map(([name, image]) => [implementationOf(name), image]));
}

function defaultsOver(below: ModelDefaultsOptions = {}, own: ModelDefaultsOptions): ModelDefaultsOptions {
  return {
    container: containerOver(below.container, own.container),
    images: mapOver(below.images, own.images),
    pod: podOver(below.pod, own.pod),
    podLabels: mapOver(below.podLabels, own.podLabels),
    podAnnotations: mapOver(below.podAnnotations, own.podAnnotations),
    annotations: mapOver(below.annotations, own.annotations),
    logger: own.logger ?? below.logger,
    orchestrator: Orchestrator._over(below.orchestrator, own.orchestrator),
  };
}
