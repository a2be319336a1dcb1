import { type JsonObject } from '../../../src/private/json';
import { kedaOff } from '../../../src/rules/autoscaling/keda-off';
import { judge } from '../../../src/rules/check';
import { yaml } from '../../../src/rules/example';
import { toldFindings } from '../../../src/rules/finding';
import { Surroundings } from '../../../src/rules/surroundings';
import { readDocuments } from '../../../src/yaml/read';
import { describeRule, operatorConfig } from '../describe-rule';

describeRule(kedaOff, {
  accepts: {
    'an HPA': yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
          hpaSpec: {maxReplicas: 3}
    `,
  },
  rejects: {
    'KEDA disabled': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
          kedaSpec: {maxReplicaCount: 3, triggers: [{type: cpu, metadata: {type: Utilization, value: '70'}}]}
    `,
      ['spec.predictors[0].componentSpecs[0].kedaSpec', 'KEDA is disabled'],
    ],
  },
});

describe('where no operator watches the namespace', () => {
  const watchedBy = (namespace: string) => {
    const manager = readDocuments(
      `{apiVersion: apps/v1, kind: Deployment, metadata: {name: seldon-controller-manager, namespace: ops}, spec: {template: {spec: {containers: [{name: manager, image: 'seldonio/seldon-core-operator:1', args: [--namespace=${namespace}]}]}}}}`,
      'manager',
    )[0].value as JsonObject;
    const deployment = readDocuments(
      "{apiVersion: machinelearning.seldon.io/v1, kind: SeldonDeployment, metadata: {name: iris, namespace: ml}, spec: {predictors: [{name: a, graph: {name: m, type: MODEL}, componentSpecs: [{spec: {containers: [{name: m, image: 'i:1'}]}, kedaSpec: {maxReplicaCount: 3, triggers: [{type: cpu, metadata: {type: Utilization, value: '70'}}]}}]}]}}",
      'iris',
    )[0].value as JsonObject;
    const surroundings = new Surroundings([manager, deployment]);
    return toldFindings(judge(deployment, { config: operatorConfig(), surroundings }).findings).map(({ rule }) => rule);
  };

  test('only that is reported, because another operator may have KEDA enabled', () => {
    expect(watchedBy('other')).toContain('SELDON300');
    expect(watchedBy('other')).not.toContain('SELDON291');
    expect(watchedBy('ml')).toContain('SELDON291');
  });
});
