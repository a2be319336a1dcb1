import { serverRuntime } from '../helpers/server-runtime';
import { trap, upstream, yaml } from '../rule';

/**
 * A variable with all settings of a model of MLServer, as JSON.
 * @see https://github.com/SeldonIO/MLServer/blob/1.3.5/runtimes/huggingface/mlserver_huggingface/settings.py
 */
const EXTRA = 'MLSERVER_MODEL_EXTRA';

export const requiredParameter = trap({
  id: 'SELDON381',
  failsInCode: true,
  title: 'a prepackaged server has the parameters without which it cannot start',
  consequence: 'The server exits on startup (Invalid transformer task) and is restarted forever.',
  example: () => ({
    before: huggingFace('{name: pretrained_model, type: STRING, value: gpt2}'),
    after: huggingFace(
      '{name: task, type: STRING, value: text-generation}, {name: pretrained_model, type: STRING, value: gpt2}',
    ),
  }),
  source: upstream('helm-charts/seldon-core-operator/values.yaml'),
  check(subject, report) {
    for (const placed of subject.nodes()) {
      const required = (serverRuntime(subject, placed)?.parameters ?? []).filter(({ requiredOr }) => requiredOr);
      if (required.length === 0) {
        continue;
      }
      const { parameters, modelUri, name: node, implementation } = placed.node;
      const written = (parameters ?? []).map(({ name }) => name);
      const container = subject.containerOf(placed);
      const variables = (container?.env ?? []).map(({ name }) => name);
      // The server reads variables of its settings only if it has any parameters.
      const mayUseVariables = written.length > 0 || (modelUri ?? '') !== '';
      const missing = required.filter(
        ({ name, requiredOr }) => !written.includes(name) && !(mayUseVariables && variables.includes(requiredOr!)),
      );
      // Without parameters, the server reads those of model-settings.json, which the model's folder may contain.
      const mayBeElsewhere =
        (written.length === 0 && (modelUri ?? '') !== '') ||
        variables.includes(EXTRA) ||
        (container?.envFrom ?? []).length > 0;
      for (const { name, about } of mayBeElsewhere ? [] : missing) {
        report({
          path: `${placed.path}.parameters`,
          message: `${implementation} of node ${JSON.stringify(node)} cannot start without the parameter ${JSON.stringify(name)}`,
          remedy: `add it: ${about}`,
        });
      }
    }
  },
});

function huggingFace(parameters: string): string {
  return yaml`
    spec:
      protocol: v2
      predictors:
      - name: default
        graph:
          name: transformer
          implementation: HUGGINGFACE_SERVER
          parameters: [${parameters}]
  `;
}
