import { asNumber, asText, has, isObject, type JsonObject } from '../private/json';
import { hint } from '../private/suggest';

/** Which predictor replaces which, and in which steps. */
export interface RolloutPlan {
  /** Name of the stable predictor. */
  readonly stable: string;
  /** Name of the predictor on trial. */
  readonly canary: string;
  /** The canary's share of the requests in each step. */
  readonly percents: readonly number[];
}

/**
 * One step: a JSON patch (RFC 6902) with an operation for each change, after a test for the right predictor.
 */
export interface RolloutStepPatch {
  readonly percent: number;
  readonly patch: JsonObject[];
}

/** What is wrong with a plan for these predictors, or undefined. */
export function rolloutProblem(predictors: readonly JsonObject[], plan: RolloutPlan): string | undefined {
  const names = predictors.map(({ name }) => asText(name));
  for (const wanted of [plan.stable, plan.canary]) {
    if (!names.includes(wanted)) {
      return `there is no predictor ${JSON.stringify(wanted)}${hint(wanted, names)} (known: ${names.join(', ')})`;
    }
  }
  if (plan.stable === plan.canary) {
    return `stable and canary must be two predictors, got ${JSON.stringify(plan.stable)} twice`;
  }
  const pair = predictors.filter(({ name }) => name === plan.stable || name === plan.canary);
  if (pair.some(({ shadow }) => shadow === true)) {
    return 'a shadow answers no requests and takes no part in a rollout';
  }
  const others = predictors.filter(
    (predictor) => !pair.includes(predictor) && predictor.shadow !== true && asNumber(predictor.traffic ?? 0) > 0,
  );
  if (others.length > 0) {
    return `predictor ${JSON.stringify(others[0].name)} takes requests too: a rollout is between two predictors`;
  }
  const { percents } = plan;
  const rising = percents.every(
    (percent, index) =>
      Number.isInteger(percent) && percent > (index === 0 ? 0 : percents[index - 1]) && percent <= 100,
  );
  return percents.length > 0 && rising
    ? undefined
    : `the steps must be whole percents that rise up to 100, such as 5, 25, 50, 100, got ${JSON.stringify(percents)}`;
}

/** The patches of all steps; the plan must have no problem. */
export function rolloutPatches(predictors: readonly JsonObject[], plan: RolloutPlan): RolloutStepPatch[] {
  return plan.percents.map((percent) => ({
    percent,
    patch: [...trafficPatch(predictors, plan.stable, 100 - percent), ...trafficPatch(predictors, plan.canary, percent)],
  }));
}

/** The object after a step. */
export function atStep(manifest: JsonObject, plan: RolloutPlan, percent: number): JsonObject {
  const spec = isObject(manifest.spec) ? manifest.spec : {};
  const traffic: Readonly<Record<string, number>> = { [plan.stable]: 100 - percent, [plan.canary]: percent };
  const predictors = (spec.predictors as JsonObject[]).map((predictor) => {
    const name = asText(predictor.name);
    return has(traffic, name) ? { ...predictor, traffic: traffic[name] } : predictor;
  });
  return { ...manifest, spec: { ...spec, predictors } };
}

function trafficPatch(predictors: readonly JsonObject[], name: string, traffic: number): JsonObject[] {
  const path = `/spec/predictors/${predictors.findIndex((predictor) => predictor.name === name)}`;
  return [
    { op: 'test', path: `${path}/name`, value: name },
    // "add" also replaces an existing value.
    { op: 'add', path: `${path}/traffic`, value: traffic },
  ];
}
