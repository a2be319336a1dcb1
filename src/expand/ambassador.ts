import { ambassadorAnnotation } from './ambassador-annotation';
import { ambassadorMappings } from './ambassador-mapping';
import { type Route } from './ambassador-settings';
import { type Predictor } from './model';
import { type Scope } from './scope';
import { AMBASSADOR_MAPPINGS } from '../api/facts/third-party-keys';

/**
 * Routes through Ambassador: Mappings of API v2, or an annotation of API v1.
 * @see https://github.com/SeldonIO/seldon-core/tree/v1.17.1/operator/controllers/ambassador
 */
export function addAmbassador(
  scope: Scope,
  predictor: Predictor,
  route: Route,
  serviceAnnotations: Record<string, string>,
): void {
  if (scope.config.ambassador.version === 'v1') {
    serviceAnnotations[AMBASSADOR_MAPPINGS] = ambassadorAnnotation(scope, predictor, route);
  } else {
    scope.made.mappings.push(...ambassadorMappings(scope, predictor, route));
  }
}
