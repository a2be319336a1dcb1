import { volumeMeant } from '../../../src/rules/pods/volume-meant';
import { describeRule } from '../describe-rule';

function pod(volume: string, mount: string): string {
  return [
    `metadata: {name: iris, namespace: ml}
spec: {predictors: [{name: a, graph: {name: m, type: MODEL}, componentSpecs: [{spec: {containers: [{name: m, image: 'i:1', volumeMounts: [{name: v, ${mount}}]}], volumes: [{name: v, ${volume}}]}}]}]}`,
    `apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: ml}
data: {app.yaml: 'a: b'}`,
  ].join('\n---\n');
}

const SPEC = 'spec.predictors[0].componentSpecs[0].spec';

describeRule(volumeMeant, {
  accepts: {
    'memory and huge pages': pod('emptyDir: {medium: Memory}', 'mountPath: /x'),
    'huge pages of a size': pod('emptyDir: {medium: HugePages-2Mi}', 'mountPath: /x'),
    'an octal mode': pod('secret: {secretName: s, defaultMode: 0400}', 'mountPath: /x'),
    'the same mode in decimal': pod('secret: {secretName: s, defaultMode: 256}', 'mountPath: /x'),
    'a file of the ConfigMap': pod('configMap: {name: settings}', 'mountPath: /app/app.yaml, subPath: app.yaml'),
    'a file by another name': pod(
      'configMap: {name: settings, items: [{key: app.yaml, path: conf/a.yaml}]}',
      'mountPath: /app/a.yaml, subPath: conf/a.yaml',
    ),
    'a file of an unknown ConfigMap': pod('configMap: {name: other}', 'mountPath: /app/x.yaml, subPath: x.yaml'),
    'a folder of another volume': pod('emptyDir: {}', 'mountPath: /x, subPath: part'),
  },
  rejects: {
    'an unknown medium': [
      pod('emptyDir: {medium: memory}', 'mountPath: /x'),
      [`${SPEC}.volumes[0].emptyDir.medium`, '"memory" is not a medium'],
    ],
    'a decimal mode': [
      pod('secret: {secretName: s, defaultMode: 400}', 'mountPath: /x'),
      [`${SPEC}.volumes[0].secret.defaultMode`, 'mode 400 of volume "v" is 0620'],
    ],
    'a file that the ConfigMap does not have': [
      pod('configMap: {name: settings}', 'mountPath: /app/config.yaml, subPath: config.yaml'),
      [`${SPEC}.containers[0].volumeMounts[0].subPath`, 'volume "v" has no "config.yaml"'],
    ],
  },
});
