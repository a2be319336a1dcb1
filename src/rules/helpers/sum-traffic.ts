import { type Subject } from '../subject';

/** The traffic of all predictors that answer, added in 32 bits as the operator does. */
export function sumTraffic({ predictors }: Subject): number {
  const parts = predictors.map(({ predictor }) => (predictor.shadow ? 0 : (predictor.traffic ?? 0)));
  return new Int32Array([parts.reduce((sum, part) => sum + part, 0)])[0];
}
