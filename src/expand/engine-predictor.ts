import { type Predictor } from './model';
import { goJson } from './wire/go-json';
import { PREDICTOR } from './wire/predictor';
import { type Json } from '../private/json';

/**
 * The document that the orchestrator gets: the predictor in its current state, without explainer and traffic, as
 * base64-encoded JSON.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/utils/controller_utils.go GetEngineVarJson
 */
export function enginePredictor(predictor: Predictor): string {
  const { explainer: _, traffic: __, ...rest } = predictor;
  const document = {
    ...rest,
    replicas: 0,
    componentSpecs: predictor.componentSpecs?.map((component) => ({
      ...component,
      metadata: { ...component.metadata, creationTimestamp: null },
    })),
  };
  return Buffer.from(goJson(document as unknown as Json, PREDICTOR)).toString('base64');
}
