import { fromStruct } from './k8s/from-struct';
import { type ResourceRequirements } from './k8s/structs.generated';
import { envList, EnvValue } from './pod/env-value';
import { containerOver } from './pod/over';
import { NO_ENGINE } from '../api/facts/settings';
import { compact } from '../private/compact';
import { type JsonObject } from '../private/json';
import { isResolvedLater } from '../private/resolved-later';

/** Options of `Orchestrator.executor`. */
export interface ExecutorOptions {
  /**
   * Resource requests and limits.
   *
   * @default - those of the operator: half a CPU and 512Mi, as requests and as limits
   */
  readonly resources?: ResourceRequirements;

  /**
   * Environment variables by name. In the pod, each comes after those that it refers to with `$(NAME)`; otherwise they
   * are sorted by name.
   *
   * @default - only those of the operator
   */
  readonly env?: { readonly [name: string]: EnvValue };

  /**
   * Names of the variables in `env` that come first, in this order; the others follow.
   *
   * @default - the order that `env` describes
   */
  readonly envOrder?: string[];

  /**
   * The minimum level of messages that are logged: `DEBUG`, `INFO`, `WARNING`, `ERROR` or `FATAL`. The executor treats
   * any other word, including `WARN`, as `INFO`.
   *
   * @default "INFO"
   */
  readonly logLevel?: string;

  /**
   * Replicas of the service orchestrator, if the SeldonDeployment runs it in separate pods.
   *
   * @default - as many as the predictor has
   */
  readonly replicas?: number;
}

/** The service orchestrator, which receives a predictor's requests and sends them through its graph. */
export class Orchestrator {
  /**
   * The executor, with custom settings.
   * @param options replicas, resources, log level and environment
   */
  public static executor(options: ExecutorOptions): Orchestrator {
    return new Orchestrator({}, options);
  }

  /**
   * None: the predictor's Service points to the only container of the graph. Then nothing is logged, and the server
   * itself handles the path `/api/v1.0`.
   */
  public static none(): Orchestrator {
    return new Orchestrator({ [NO_ENGINE]: 'true' }, {});
  }

  /**
   * Settings put over default ones: one orchestrator's over another's; none replaces all of them.
   * @internal
   */
  public static _over(below: Orchestrator | undefined, own: Orchestrator | undefined): Orchestrator | undefined {
    if (!below || !own || own.isNone || below.isNone) {
      return own ?? below;
    }
    const { logLevel, replicas, ...container } = own.options;
    return new Orchestrator(
      {},
      {
        ...containerOver(below.options, container),
        logLevel: logLevel ?? below.options.logLevel,
        replicas: replicas ?? below.options.replicas,
      },
    );
  }

  private constructor(
    private readonly annotations: JsonObject,
    private readonly options: ExecutorOptions,
  ) {}

  private get isNone(): boolean {
    return NO_ENGINE in this.annotations;
  }

  /**
   * Annotations of the predictor.
   * @internal
   */
  public _annotations(): JsonObject {
    return this.annotations;
  }

  /**
   * The settings.
   * @internal
   */
  public _options(): ExecutorOptions {
    return this.options;
  }
}

/** The value of `svcOrchSpec`, with the variables that the whole SeldonDeployment needs. */
export function orchestratorManifest(
  orchestrator: Orchestrator | undefined,
  shared: { readonly [name: string]: EnvValue },
): JsonObject | undefined {
  const { env, envOrder, logLevel, resources, replicas } = orchestrator?._options() ?? {};
  const isLater = isResolvedLater(env);
  const variables = {
    ...shared,
    ...(logLevel !== undefined && logLevel !== null && { SELDON_LOG_LEVEL: EnvValue.of(logLevel) }),
    ...(!isLater && env),
  };
  const spec = compact({
    resources: resources && fromStruct('ResourceRequirements', resources),
    env:
      isLater || envOrder || Object.keys(variables).length > 0
        ? envList('the orchestrator', isLater ? env : variables, envOrder)
        : undefined,
    replicas,
  });
  return Object.keys(spec).length > 0 ? spec : undefined;
}
