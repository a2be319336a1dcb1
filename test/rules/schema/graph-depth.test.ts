import { yaml } from '../../../src/rules/example';
import { graphDepth } from '../../../src/rules/schema/graph-depth';
import { describeRule } from '../describe-rule';

describeRule(graphDepth, {
  accepts: {
    'eleven levels': yaml`
      predictors:
      - name: a
        graph: ${chain(11)}
    `,
  },
  rejects: {
    'thirteen levels': [
      yaml`
      predictors:
      - name: a
        graph: ${chain(13)}
    `,
      [`spec.predictors[0].graph${'.children[0]'.repeat(10)}.children`, 'level 12'],
    ],
  },
});

/** A graph in which every node has one child. */
function chain(levels: number): string {
  return `{name: s, implementation: SIMPLE_MODEL${levels === 1 ? '' : `, children: [${chain(levels - 1)}]`}}`;
}
