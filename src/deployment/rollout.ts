import { type SeldonDeployment } from './seldon-deployment';
import { atStep, rolloutPatches, rolloutProblem, type RolloutPlan } from '../api/rollout';
import { ValidationError } from '../private/errors';
import { isObject, type JsonObject } from '../private/json';
import { given } from '../private/kind';
import { toYaml } from '../yaml/write';

/** Options of `Rollout.steps`. */
export interface RolloutOptions {
  /** The canary's percentage of the requests in each step, increasing, such as `[5, 25, 50, 100]`. */
  readonly percents: number[];

  /**
   * Name of the stable predictor.
   * @default 'default'
   */
  readonly stable?: string;

  /**
   * Name of the canary predictor.
   * @default 'canary'
   */
  readonly canary?: string;
}

/** One step of a rollout: the same SeldonDeployment with different shares of the requests. */
export class RolloutStep {
  /** @internal */
  public static _of(percent: number, patch: JsonObject[], manifest: JsonObject, command: string): RolloutStep {
    return new RolloutStep(percent, toYaml(patch), toYaml(manifest), command);
  }

  private constructor(
    /** The canary's percentage of the requests. */
    public readonly percent: number,
    /**
     * The change as a JSON patch in YAML, for Kustomize. It fails if the predictor is not the expected one.
     */
    public readonly patch: string,
    /** The whole object of this step, in YAML. */
    public readonly manifest: string,
    /** The command that applies the step in the cluster. */
    public readonly command: string,
  ) {}
}

/**
 * A canary that gets more of the requests step by step. Seldon creates ordinary Deployments, which progressive delivery
 * controllers such as Argo Rollouts cannot manage, so each step is a change of the SeldonDeployment: a commit, or a
 * patch.
 */
export class Rollout {
  /**
   * The steps of a rollout, from a SeldonDeployment with a stable predictor and a canary.
   *
   * Throws if there are no such predictors, if others get requests too, or if the percentages do not increase.
   * @param deployment a SeldonDeployment with a stable predictor and a canary
   * @param options names of the predictors, and the percentage of requests in each step
   */
  public static steps(deployment: SeldonDeployment, options: RolloutOptions): RolloutStep[] {
    given('the deployment of a rollout', deployment, ['apiObject', 'a SeldonDeployment']);
    const plan: RolloutPlan = {
      stable: options.stable ?? 'default',
      canary: options.canary ?? 'canary',
      percents: options.percents,
    };
    const manifest = deployment.apiObject.toJson() as JsonObject;
    const predictors =
      isObject(manifest.spec) && Array.isArray(manifest.spec.predictors)
        ? manifest.spec.predictors.filter(isObject)
        : [];
    const problem = rolloutProblem(predictors, plan);
    if (problem !== undefined) {
      throw new ValidationError(deployment, problem);
    }
    const { deploymentName, namespace } = deployment;
    const target = `seldondeployment/${deploymentName}${namespace === undefined ? '' : ` -n ${namespace}`}`;
    return rolloutPatches(predictors, plan).map(({ percent, patch }) =>
      RolloutStep._of(
        percent,
        patch,
        atStep(manifest, plan, percent),
        `kubectl patch ${target} --type json -p '${JSON.stringify(patch)}'`,
      ),
    );
  }

  private constructor() {}
}
