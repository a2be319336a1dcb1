import { hasOrchestrator } from '../helpers/orchestrated';
import { predictorDiff, trap, upstream } from '../rule';

export const orchestratorPort = trap({
  id: 'SELDON343',
  title: 'Services send to the ports that the orchestrator listens on',
  consequence:
    'The operator reads both from separate variables: EXECUTOR_SERVER_PORT and EXECUTOR_SERVER_GRPC_PORT ' +
    'for the orchestrator, ENGINE_SERVER_PORT and ENGINE_SERVER_GRPC_PORT for Services and routes. If they differ, ' +
    'connections are refused.',
  example: () => ({
    ...predictorDiff`
        graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
    `,
    operator: 'manager: {env: [{name: ENGINE_SERVER_GRPC_PORT, value: "5005"}]}',
    operatorAfter:
      'manager: {env: [{name: ENGINE_SERVER_GRPC_PORT, value: "5005"}, {name: EXECUTOR_SERVER_GRPC_PORT, value: ' +
      '"5005"}]}',
  }),
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  check({ predictors, config: { engine, executor } }, report) {
    for (const [sent, heard, name] of predictors.some(hasOrchestrator)
      ? [
          [engine.httpPort, executor.httpPort, 'SERVER_PORT'],
          [engine.grpcPort, executor.grpcPort, 'SERVER_GRPC_PORT'],
        ]
      : []) {
      if (sent !== heard) {
        report({
          path: 'spec',
          message: `the operator's Services send to port ${shown(sent)}, but its orchestrators listen on ${shown(heard)}`,
          remedy: `set ENGINE_${name} and EXECUTOR_${name} of the operator to the same value`,
        });
      }
    }
  },
});

/** The value of a variable, if it is a port. */
function shown(port: string): string {
  return /^\d+$/.test(port) ? port : '"***"';
}
