import { Chart, Testing } from 'cdk8s';
import { GraphNode, SeldonDeployment, type SeldonDeploymentProps, type WeightedPredictorOptions } from '../../src';
import { type JsonObject } from '../../src/private/json';

/** A SeldonDeployment `iris` in its own chart. */
export function sdep(props: SeldonDeploymentProps = {}, namespace?: string): SeldonDeployment {
  return new SeldonDeployment(new Chart(Testing.app(), 'chart', { namespace }), 'iris', props);
}

/** A model in your own container. */
export function model(name = 'model'): GraphNode {
  return GraphNode.model(name, { container: { image: 'acme/model:1' } });
}

/** The manifest of the only predictor, `default`, of a SeldonDeployment. */
export function predictor(options: Partial<WeightedPredictorOptions>, props: SeldonDeploymentProps = {}): JsonObject {
  const deployment = sdep(props);
  deployment.addPredictor('default', { graph: model(), ...options });
  return (deployment.apiObject.toJson() as { spec: { predictors: JsonObject[] } }).spec.predictors[0];
}
