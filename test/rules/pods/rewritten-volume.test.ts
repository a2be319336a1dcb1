import { rewrittenVolume } from '../../../src/rules/pods/rewritten-volume';
import { describeRule, judgeManifests } from '../describe-rule';

const VOLUMES = 'spec.predictors[0].componentSpecs[0].spec.volumes';

/** Your own model with a volume (YAML, in flow). */
function model(volume: string): string {
  return `predictors: [{name: a, graph: {name: m, type: MODEL}, componentSpecs: [{spec: {volumes: [${volume}],
    containers: [{name: m, image: 'i:1', volumeMounts: [{name: v, mountPath: /v}]}]}}]}]`;
}

describeRule(rewrittenVolume, {
  accepts: {
    'a server, with the volumes that the operator adds':
      'predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}}]',
    'a directory': model('{name: v, emptyDir: {}}'),
    'a claim, a Secret and a ConfigMap': `${model('{name: v, persistentVolumeClaim: {claimName: c}}, {name: s, secret: {secretName: s}}, {name: c, configMap: {name: c}}')}`,
    'a token with its lifetime': model(
      '{name: v, projected: {sources: [{serviceAccountToken: {path: t, expirationSeconds: 600}}]}}',
    ),
    'fields with their version': model(
      '{name: v, downwardAPI: {items: [{path: l, fieldRef: {apiVersion: v1, fieldPath: metadata.labels}}]}}',
    ),
    'resources of the downward API': model(
      '{name: v, downwardAPI: {items: [{path: l, resourceFieldRef: {containerName: m, resource: limits.cpu}}]}}',
    ),
  },
  rejects: {
    'a volume without a source': [model('{name: v}'), [`${VOLUMES}[0]`, 'no source']],
    'a directory that is null': [model('{name: v, emptyDir: null}'), [`${VOLUMES}[0]`, 'no source']],
    'the second of two volumes': [model('{name: w, emptyDir: {}}, {name: v}'), [`${VOLUMES}[1]`, '"v"']],
    'a token without a lifetime': [
      model('{name: v, projected: {sources: [{secret: {name: s}}, {serviceAccountToken: {path: t}}]}}'),
      [`${VOLUMES}[0].projected.sources[1].serviceAccountToken`, 'expirationSeconds'],
    ],
    'a field without its version': [
      model('{name: v, downwardAPI: {items: [{path: l, fieldRef: {fieldPath: metadata.labels}}]}}'),
      [`${VOLUMES}[0].downwardAPI.items[0].fieldRef`, 'apiVersion'],
    ],
    'a projected field without its version': [
      model(
        '{name: v, projected: {sources: [{downwardAPI: {items: [{path: l, fieldRef: {fieldPath: metadata.labels}}]}}]}}',
      ),
      [`${VOLUMES}[0].projected.sources[0].downwardAPI.items[0].fieldRef`, 'apiVersion'],
    ],
  },
});

test.each(['{name: v, image: {reference: "m:1"}}', '{name: v, pvc: {claimName: c}}', '{name: v, volumeSource: {}}'])(
  'a source that the API server drops is reported only as an unknown field: %s',
  (volume) => {
    const { findings } = judgeManifests(`spec: {${model(volume)}}`);
    expect(findings.map(({ rule }) => rule)).toEqual(['SELDON011']);
  },
);
