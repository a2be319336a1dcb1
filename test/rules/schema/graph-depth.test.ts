import { yaml } from '../../../src/rules/example';
import { graphDepth } from '../../../src/rules/schema/graph-depth';
import { describeRule } from '../describe-rule';

describeRule(graphDepth, {
  accepts: {
    'eleven levels': yaml`
      predictors:
      - name: a
        graph: {name: s, implementation: SIMPLE_MODEL, children: [{name: s, implementation: SIMPLE_MODEL, children: [{name: s, implementation: SIMPLE_MODEL, children: [{name: s, implementation: SIMPLE_MODEL, children: [{name: s, implementation: SIMPLE_MODEL, children: [{name: s, implementation: SIMPLE_MODEL, children: [{name: s, implementation: SIMPLE_MODEL, children: [{name: s, implementation: SIMPLE_MODEL, children: [{name: s, implementation: SIMPLE_MODEL, children: [{name: s, implementation: SIMPLE_MODEL, children: [{name: s, implementation: SIMPLE_MODEL}]}]}]}]}]}]}]}]}]}]}
    `,
  },
  rejects: {
    'thirteen levels': [
      yaml`
      predictors:
      - name: a
        graph: {name: s, implementation: SIMPLE_MODEL, children: [{name: s, implementation: SIMPLE_MODEL, children: [{name: s, implementation: SIMPLE_MODEL, children: [{name: s, implementation: SIMPLE_MODEL, children: [{name: s, implementation: SIMPLE_MODEL, children: [{name: s, implementation: SIMPLE_MODEL, children: [{name: s, implementation: SIMPLE_MODEL, children: [{name: s, implementation: SIMPLE_MODEL, children: [{name: s, implementation: SIMPLE_MODEL, children: [{name: s, implementation: SIMPLE_MODEL, children: [{name: s, implementation: SIMPLE_MODEL, children: [{name: s, implementation: SIMPLE_MODEL, children: [{name: s, implementation: SIMPLE_MODEL}]}]}]}]}]}]}]}]}]}]}]}]}
    `,
      [
        'spec.predictors[0].graph.children[0].children[0].children[0].children[0].children[0].children[0].children[0].children[0].children[0].children[0].children',
        'level 12',
      ],
    ],
  },
});
