import { unusedVolume } from '../../../src/rules/pods/unused-volume';
import { describeRule } from '../describe-rule';

function pod(volumes: string, container = '', more = ''): string {
  return `spec:
  predictors:
  - name: a
    graph: {name: m, type: MODEL}
    componentSpecs:
    - ${more}
      spec:
        volumes: ${volumes}
        containers: [{name: m, image: 'i:1'${container}}]
`;
}

const CONF = '[{name: conf, configMap: {name: conf}}]';

describeRule(unusedVolume, {
  accepts: {
    'a volume that a container mounts': pod(CONF, ', volumeMounts: [{name: conf, mountPath: /etc/conf}]'),
    'a block device': pod(
      '[{name: disk, persistentVolumeClaim: {claimName: c}}]',
      ', volumeDevices: [{name: disk, devicePath: /dev/x}]',
    ),
    'a volume that an annotation names': pod(
      CONF,
      '',
      `metadata: {annotations: {sidecar.istio.io/userVolumeMount: '[{"name":"conf","mountPath":"/etc/conf"}]'}}`,
    ),
    'the volume that the operator adds to the pod of an explainer': `spec:
  predictors:
  - name: a
    graph: {name: m, implementation: SKLEARN_SERVER, modelUri: 'gs://m/x'}
    explainer: {type: AnchorTabular, modelUri: 'gs://m/e'}
    componentSpecs: [{spec: {volumes: [{name: v, emptyDir: {}}], containers: [{name: m, volumeMounts: [{name: v, mountPath: /v}]}]}}]
`,
    'the volume that the operator mounts': pod('[{name: seldon-podinfo, emptyDir: {}}]'),
  },
  rejects: {
    'a volume without a mount': [
      pod(CONF),
      ['spec.predictors[0].componentSpecs[0].spec.volumes[0]', 'no container of the pod mounts volume "conf"'],
    ],
    'a misspelt one next to another': [
      pod('[{name: a, emptyDir: {}}, {name: b, emptyDir: {}}]', ', volumeMounts: [{name: a, mountPath: /a}]'),
      ['spec.predictors[0].componentSpecs[0].spec.volumes[1]', 'mounts volume "b"'],
    ],
  },
});
