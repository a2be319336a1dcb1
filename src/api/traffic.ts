/** The part of a predictor that determines its share of the requests. */
interface Share {
  readonly traffic?: number;
  readonly shadow?: boolean;
}

/** The traffic that several predictors must add up to. */
export const WHOLE_TRAFFIC = 100;

/** The traffic of all predictors but shadows, added in 32 bits as the operator does. */
export function sumTraffic(predictors: readonly Share[]): number {
  const parts = predictors.map(({ shadow, traffic = 0 }) => (shadow ? 0 : traffic));
  return new Int32Array([parts.reduce((sum, part) => sum + part, 0)])[0];
}

/**
 * The sum for which the webhook rejects several predictors; undefined if it accepts them.
 *
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/apis/machinelearning.seldon.io/v1/seldondeployment_webhook.go checkTraffic
 */
export function wrongTrafficSum(predictors: readonly Share[]): number | undefined {
  const sum = sumTraffic(predictors);
  const isShared = predictors.filter(({ shadow }) => !shadow).length > 1;
  return isShared && sum !== WHOLE_TRAFFIC ? sum : undefined;
}
