import { type Subject } from '../subject';

/** The traffic of all predictors that answer, added in 32 bits as the operator does. */
export function trafficSum({ predictors }: Subject): number {
  return predictors.reduce((sum, { predictor }) => (predictor.shadow ? sum : (sum + (predictor.traffic ?? 0)) | 0), 0);
}
