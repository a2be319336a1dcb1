import { scalerReplicas } from '../../../src/rules/autoscaling/scaler-replicas';
import { yaml } from '../../../src/rules/example';
import { describeRule, ownModel } from '../describe-rule';

const HPA = 'hpaSpec: {maxReplicas: 3}';
const KEDA = 'kedaSpec: {maxReplicaCount: 3, triggers: [{type: cpu, metadata: {type: Utilization, value: "70"}}]}';
const PREDICTOR = 'spec.predictors[0]';

describeRule(scalerReplicas, {
  accepts: {
    'replicas without an autoscaler': ownModel('', 'replicas: 2'),
    'an autoscaler without replicas': ownModel(HPA),
    'replicas for the component without an autoscaler': yaml`
      predictors:
      - name: a
        replicas: 2
        graph: {name: m, type: MODEL}
        componentSpecs:
        - {spec: {containers: [{name: m, image: 'i:1'}]}, hpaSpec: {maxReplicas: 3}}
        - {spec: {containers: [{name: o, image: 'i:1'}]}}
    `,
    'the minimum of the autoscaler': `replicas: 1\n${ownModel(`${HPA}, replicas: 1`, 'replicas: 1')}`,
    'no replicas, which stop the explainer': ownModel(
      HPA,
      'replicas: 0, explainer: {type: AnchorTabular, modelUri: gs://e}',
    ),
    'replicas for the orchestrator': `annotations: {seldon.io/engine-separate-pod: 'true'}\n${ownModel(HPA, 'replicas: 2')}`,
  },
  rejects: {
    'replicas of the SeldonDeployment': [`replicas: 2\n${ownModel(HPA)}`, ['spec.replicas', '2 is ignored']],
    'replicas of the predictor': [ownModel(HPA, 'replicas: 2'), [`${PREDICTOR}.replicas`, '2 is ignored']],
    'replicas of the component': [
      ownModel(`${KEDA}, replicas: 3`),
      [`${PREDICTOR}.componentSpecs[0].replicas`, 'kedaSpec'],
    ],
    'no replicas': [ownModel(HPA, 'replicas: 0'), [`${PREDICTOR}.replicas`, '0 is ignored']],
    'no replicas of the SeldonDeployment': [`replicas: 0\n${ownModel(HPA)}`, ['spec.replicas', '0 is ignored']],
    'one replica with an autoscaler that scales to zero': [
      ownModel(KEDA, 'replicas: 1'),
      [`${PREDICTOR}.replicas`, '1 is ignored'],
    ],
  },
});
