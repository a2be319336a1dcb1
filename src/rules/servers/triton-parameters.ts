import { SERVERS, TRITON_SERVER } from '../../api/facts/servers';
import { NO_STORAGE_INITIALIZER } from '../../api/facts/settings';
import { diff, type Report, type Subject, trap, upstream } from '../rule';

const PARAMETERS = (SERVERS.TRITON_SERVER.v2?.parameters ?? []).map(({ name }) => name);

export const tritonParameters = trap({
  id: 'SELDON270',
  looksAt: ['parameters'],
  title: 'parameters of Triton are set together with the annotation that enables them',
  consequence:
    'The operator reads them only if Triton itself loads the model repository, that is, with ' +
    '`seldon.io/no-storage-initializer` in `spec.annotations`.',
  example: () => diff`
      spec:
        protocol: v2
    +   annotations: {seldon.io/no-storage-initializer: 'true'}
        predictors:
        - name: default
          graph:
            name: models
            implementation: TRITON_SERVER
            modelUri: gs://models/triton
            parameters: [{name: model_control_mode, type: STRING, value: explicit}]
  `,
  source: upstream('operator/controllers/seldondeployment_prepackaged_servers.go'),
  check(subject, report) {
    if (subject.spec.annotations?.[NO_STORAGE_INITIALIZER]?.toLowerCase() === 'true') {
      reportLoads(subject, report);
      return;
    }
    for (const { node, path } of subject.nodes()) {
      const parameters = node.implementation === TRITON_SERVER ? (node.parameters ?? []) : [];
      parameters.forEach(({ name }, i) => {
        if (PARAMETERS.includes(name.toLowerCase())) {
          report({
            path: `${path}.parameters[${i}]`,
            message: `${name} has no effect while the storage initializer loads the models`,
            remedy: `set spec.annotations[${NO_STORAGE_INITIALIZER}] to "true"`,
          });
        }
      });
    }
  },
});

/**
 * Models that are to be loaded without the mode that loads only these.
 * @see https://github.com/triton-inference-server/server/blob/v2.13.0/docs/model_management.md
 */
function reportLoads(subject: Subject, report: Report): void {
  for (const { node, path } of subject.nodes()) {
    const parameters = node.implementation === TRITON_SERVER ? (node.parameters ?? []) : [];
    const named = (wanted: string) => parameters.findIndex(({ name }) => name.toLowerCase() === wanted);
    const load = named('load_model');
    const mode = parameters[named('model_control_mode')]?.value ?? 'none';
    if (load !== -1 && mode !== 'explicit') {
      report({
        path: `${path}.parameters[${load}]`,
        message: `${parameters[load].name} has no effect: with model_control_mode ${mode}, Triton loads all models`,
        remedy: 'set the parameter {name: model_control_mode, type: STRING, value: explicit} too, or remove it',
      });
    }
  }
}
