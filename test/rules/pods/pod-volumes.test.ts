import { toldFindings } from '../../../src/rules/finding';
import { podVolumes } from '../../../src/rules/pods/pod-volumes';
import { describeRule, judgeManifests } from '../describe-rule';

const pod = (spec: string) =>
  `predictors: [{name: p, graph: {name: m, type: MODEL}, componentSpecs: [{spec: {${spec}}}]}]`;

describeRule(podVolumes, {
  accepts: {
    'a volume and its mount': pod(
      'volumes: [{name: v, secret: {secretName: s}}], containers: [{name: m, image: i, volumeMounts: [{name: v, mountPath: /v}]}]',
    ),
    'the volume that the operator adds': pod(
      'containers: [{name: m, image: i, volumeMounts: [{name: seldon-podinfo, mountPath: /etc/podinfo}]}]',
    ),
    'one model in a claim':
      'predictors: [{name: p, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: pvc://c/m}}]',
  },
  rejects: {
    'a mount without a volume': [
      pod('containers: [{name: m, image: i, volumeMounts: [{name: v, mountPath: /v}]}]'),
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].volumeMounts[0].name', 'no volume "v"'],
    ],
    'two volumes with the same name': [
      pod('volumes: [{name: v, emptyDir: {}}, {name: v, emptyDir: {}}], containers: [{name: m, image: i}]'),
      ['spec.predictors[0].componentSpecs[0].spec.volumes[1].name', 'two volumes "v"'],
    ],
    'two mounts at the same path': [
      pod(
        'volumes: [{name: v, emptyDir: {}}], containers: [{name: m, image: i, volumeMounts: [{name: v, mountPath: /v}, {name: v, mountPath: /v}]}]',
      ),
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].volumeMounts[1].mountPath', 'two mounts at "/v"'],
    ],
    'a source without a required field': [
      pod('volumes: [{name: v, configMap: {}}], containers: [{name: m, image: i}]'),
      ['spec.predictors[0].componentSpecs[0].spec.volumes[0].configMap.name', 'a volume is not valid'],
    ],
    'a model in a claim without a name, and what follows from it': [
      'predictors: [{name: p, graph: {name: a, implementation: SKLEARN_SERVER, modelUri: "pvc:///models/a"}}]',
      ['spec.predictors[0].graph.modelUri', '"pvc:///models/a" names no claim'],
      ['spec.predictors[0].graph.modelUri', 'no volume "kfserving-pvc-source"'],
    ],
    'two models in claims in one pod': [
      'predictors: [{name: p, graph: {name: a, implementation: SKLEARN_SERVER, modelUri: pvc://c/a, children: [{name: b, implementation: SKLEARN_SERVER, modelUri: pvc://c/b}]}}]',
      ['spec.predictors[0].graph.children[0].modelUri', 'two volumes "kfserving-pvc-source"'],
    ],
  },
});

test('of a claim without a name, people read one error, which says what to write', () => {
  const { findings } = judgeManifests(
    'predictors: [{name: p, graph: {name: a, implementation: SKLEARN_SERVER, modelUri: "pvc://"}}]',
  );
  expect(toldFindings(findings).filter(({ rule }) => rule === podVolumes.id)).toEqual([
    expect.objectContaining({ remedy: 'write pvc://CLAIM/PATH' }),
  ]);
});
