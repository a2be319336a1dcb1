import { serverRuntime } from './server-runtime';
import { type ServerRuntime } from '../../api/facts/servers';
import { type Parameter, type PredictiveUnit } from '../../api/types.generated';
import { type Report, type Subject } from '../rule';

/** What is wrong with a parameter of a prepackaged server. */
export interface ParameterProblem {
  readonly field: '.name' | '.value';
  readonly message: string;
  readonly remedy: string;
}

/** Reports the problems of all parameters of nodes whose servers are known. */
export function reportParameters(
  subject: Subject,
  report: Report,
  problemOf: (parameter: Parameter, runtime: ServerRuntime, node: PredictiveUnit) => ParameterProblem | undefined,
): void {
  for (const placed of subject.nodes()) {
    const runtime = serverRuntime(subject, placed);
    (placed.node.parameters ?? []).forEach((parameter, i) => {
      const problem = runtime && problemOf(parameter, runtime, placed.node);
      if (problem !== undefined) {
        const { field, message, remedy } = problem;
        report({ path: `${placed.path}.parameters[${i}]${field}`, message, remedy });
      }
    });
  }
}
