import { type Explainer } from './model';

/**
 * Whether there is no explainer: one without a type is ignored.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/utils/controller_utils.go IsEmptyExplainer
 */
export function isEmptyExplainer(explainer: Explainer | undefined): explainer is undefined {
  return (explainer?.type ?? '') === '';
}
