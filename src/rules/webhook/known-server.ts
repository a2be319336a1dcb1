import { isPrepackaged } from '../../api/servers';
import { has } from '../../private/json';
import { placeholderIn, RENDER_FIRST } from '../../private/placeholder';
import { meantServer } from '../helpers/other-words';
import { answer, webhookRule } from '../helpers/webhook-rule';
import { listWords, predictorDiff, writeOneOf } from '../rule';

export const knownServer = webhookRule({
  id: 'SELDON114',
  title: 'the operator knows the prepackaged server',
  consequence:
    "The webhook rejects the SeldonDeployment unless the node's container has an image. The known servers are the " +
    "keys of `predictor_servers` in the operator's values.",
  example: () => predictorDiff`
    - graph: {name: classifier, implementation: SKLEARN, modelUri: gs://models/iris}
    + graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
  `,
  check(subject, report) {
    const servers = subject.config.servers.value;
    for (const placed of subject.nodes()) {
      const { node, path, upstreamPath } = placed;
      const implementation = node.implementation ?? '';
      if (!isPrepackaged(node) || has(servers, implementation) || (subject.containerOf(placed)?.image ?? '') !== '') {
        continue;
      }
      const known = Object.keys(servers);
      report(
        answer(upstreamPath, node.name, `No entry in predictors map for ${implementation}`, {
          path: `${path}.implementation`,
          message: `unknown server ${JSON.stringify(implementation)}`,
          remedy:
            placeholderIn(implementation) === undefined
              ? `${serverInstead(implementation, known)}add it to the operator's predictor_servers`
              : RENDER_FIRST,
        }),
      );
    }
  },
});

/** What to write instead of an unknown server; their spelling says little, because all end alike. */
function serverInstead(implementation: string, known: readonly string[]): string {
  const meant = meantServer(implementation, known);
  if (meant !== undefined) {
    return `${writeOneOf(implementation, known, meant)}, or `;
  }
  return known.length === 0 ? '' : `write one of ${listWords(known)}, or `;
}
