import { correction } from '../../private/suggest';
import { isMeantAs } from '../helpers/other-words';
import { answer, webhookRule } from '../helpers/webhook-rule';
import { listWords, podDiff, type Subject } from '../rule';

export const nodeContainer = webhookRule({
  id: 'SELDON110',
  title: 'every node without a built-in or prepackaged implementation has a container of the same name',
  consequence:
    'The webhook rejects the SeldonDeployment. The container is looked up by name in the componentSpecs of the same ' +
    'predictor.',
  example: () => podDiff`
      containers:
    - - {name: model, image: 'registry.example.com/iris:1'}
    + - {name: classifier, image: 'registry.example.com/iris:1'}
  `,
  check(subject, report) {
    for (const placed of subject.nodes()) {
      const { node, path, upstreamPath } = placed;
      const implementation = node.implementation ?? 'UNKNOWN_IMPLEMENTATION';
      if (implementation !== 'UNKNOWN_IMPLEMENTATION' || subject.containerOf(placed)) {
        continue;
      }
      const predictor = subject.predictors[placed.predictor];
      const names = predictor.components.flatMap(({ containers }) => containers.map(({ container }) => container.name));
      const there = listWords(names);
      const question = correction(node.name, names);
      const isLost = names.length === 0 && hasLostContainers(subject, predictor.path);
      report(
        answer(upstreamPath, node.name, "Can't find container for Predictive Unit", {
          path: `${path}.name`,
          message:
            `node ${JSON.stringify(node.name)} has no container of the same name in ${predictor.path}.componentSpecs` +
            `${names.length === 0 ? '' : ` (containers there: ${there})`}`,
          remedy:
            question === undefined
              ? "add a container of that name, or set 'implementation' and 'modelUri' for a prepackaged server"
              : `${question} A node and its container have the same name`,
          ...(isLost && { follows: true }),
        }),
      );
    }
  },
});

/** Whether the API server drops the containers of a predictor, which another rule reports. */
function hasLostContainers({ verdict }: Subject, predictor: string): boolean {
  return verdict.pruned.some(({ field, path }) => {
    const name = String(path[path.length - 1]);
    const isNear = path.length === 2 || field.startsWith(`${predictor}.`);
    return isNear && (name === 'containers' || isMeantAs(name, 'componentSpecs'));
  });
}
