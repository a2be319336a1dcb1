import { lostComponent } from '../../../src/rules/autoscaling/lost-component';
import { describeRule } from '../describe-rule';

const HPA =
  'hpaSpec: {maxReplicas: 2, metricsv2: [{type: Resource, resource: {name: cpu, target: {type: AverageValue, averageValue: 1}}}]}';
const OWN = "{spec: {containers: [{name: m, image: 'i:1'}]}}";
const own = (...components: string[]) =>
  `predictors: [{name: a, graph: {name: m, type: MODEL}, componentSpecs: [${components.join(', ')}]}]`;
const server = (...components: string[]) =>
  own(...components).replace('type: MODEL', 'implementation: SKLEARN_SERVER, modelUri: gs://m');

describeRule(lostComponent, {
  accepts: {
    'an autoscaler next to its containers': own(OWN.replace('{spec', `{${HPA}, spec`)),
    'the first entry, to which a server is added': server(`{${HPA}}`),
    'an empty entry': own(OWN, '{}'),
    'an entry with empty fields': own(
      OWN,
      '{metadata: {creationTimestamp: null, labels: {}}, spec: {containers: [], volumes: []}}',
    ),
  },
  rejects: {
    'an autoscaler in a separate entry': [
      own(OWN, `{${HPA}}`),
      ['spec.predictors[0].componentSpecs[1].hpaSpec', 'no containers'],
    ],
    'a disruption budget and replicas': [
      own(OWN, '{pdbSpec: {maxUnavailable: 1}, replicas: 3}'),
      ['spec.predictors[0].componentSpecs[1].pdbSpec', 'pdbSpec has no effect'],
      ['spec.predictors[0].componentSpecs[1].replicas', 'replicas has no effect'],
    ],
    'metadata and fields of a pod': [
      own(
        OWN,
        '{metadata: {labels: {team: a}}, spec: {containers: [], serviceAccountName: models, tolerations: [{operator: Exists}]}}',
      ),
      ['spec.predictors[0].componentSpecs[1].metadata.labels', 'metadata.labels has no effect'],
      ['spec.predictors[0].componentSpecs[1].spec.serviceAccountName', 'no containers'],
      ['spec.predictors[0].componentSpecs[1].spec.tolerations', 'no containers'],
    ],
    'the second entry, when a server is added to the first': [
      server('{}', '{kedaSpec: {maxReplicaCount: 2, triggers: []}}'),
      ['spec.predictors[0].componentSpecs[1].kedaSpec', 'no effect'],
    ],
    'the first entry, when all containers are in others': [
      own(`{${HPA}}`, OWN),
      ['spec.predictors[0].componentSpecs[0].hpaSpec', 'no effect'],
    ],
  },
});
