import { yaml } from '../../../src/rules/example';
import { orchestratorPort } from '../../../src/rules/orchestrator/orchestrator-port';
import { describeRule } from '../describe-rule';

const model = (annotations: string) => yaml`
  predictors:
  - name: main
    annotations: ${annotations}
    graph: {name: trees, type: MODEL}
    componentSpecs: [{spec: {containers: [{name: trees, image: 'registry.example.com/trees:1'}]}}]
`;

describeRule(orchestratorPort, { accepts: { 'the ports of the chart': model('{}') }, rejects: {} });

describeRule(orchestratorPort, {
  accepts: { 'a predictor without an orchestrator': model("{seldon.io/no-engine: 'true'}") },
  rejects: {
    'a port that only the orchestrator is configured with': [
      model('{}'),
      ['spec', 'Services send to port 8000, but its orchestrators listen on 8800'],
    ],
  },
  operator: 'executor: {port: 8800}',
});
