import { hiddenFiles } from '../../../src/rules/pods/hidden-files';
import { describeRule } from '../describe-rule';

const CONFIG = 'configMap: {name: files}';

function served(mount: string, source = CONFIG, more = '', spec = ''): string {
  return `spec:
  ${spec}
  predictors:
  - name: a
    graph: {name: m, implementation: SKLEARN_SERVER, modelUri: 'gs://m/x'}
    componentSpecs:
    - spec:
        volumes: [{name: files, ${source}}]
        ${more}
        containers: [{name: m, volumeMounts: [{name: files, ${mount}}]}]
`;
}

function own(mount: string, source = CONFIG): string {
  return `spec:
  predictors:
  - name: a
    graph: {name: m, type: MODEL}
    componentSpecs:
    - spec:
        volumes: [{name: files, ${source}}]
        containers: [{name: m, image: 'i:1', volumeMounts: [{name: files, ${mount}}]}]
`;
}

const PLACE = 'spec.predictors[0].componentSpecs[0].spec.containers[0].volumeMounts[0].mountPath';

describeRule(hiddenFiles, {
  accepts: {
    'a folder of its own': served('mountPath: /microservice/labels'),
    'one file': served('mountPath: /microservice/labels.json, subPath: labels.json'),
    'a disk, which may contain the programs': served(
      'mountPath: /opt/conda',
      'persistentVolumeClaim: {claimName: env}',
    ),
    'a folder that an init container fills': served(
      'mountPath: /opt/conda',
      'emptyDir: {}',
      "initContainers: [{name: unpack, image: 'i:1', volumeMounts: [{name: files, mountPath: /to}]}]",
    ),
    'the folders of another server': served('mountPath: /opt/tritonserver'),
    'an image of which nothing is known': own('mountPath: /microservice'),
    'shared memory': own('mountPath: /dev/shm', 'emptyDir: {medium: Memory}'),
  },
  rejects: {
    'the code of a server in Python': [
      served('mountPath: /microservice'),
      [PLACE, 'volume "files" at /microservice hides /microservice of the image'],
    ],
    'a folder above it': [served('mountPath: /opt/'), [PLACE, 'volume "files" at /opt/ hides /opt/conda of the image']],
    "MLServer's folder": [
      served('mountPath: /opt/mlserver', 'emptyDir: {}', '', 'protocol: v2'),
      [PLACE, 'hides /opt/mlserver'],
    ],
    'everything, with any volume': [
      own('mountPath: /', 'persistentVolumeClaim: {claimName: disk}'),
      [PLACE, 'volume "files" at / hides /bin of the image'],
    ],
    'the programs of any image': [own('mountPath: /usr', 'emptyDir: {}'), [PLACE, 'at /usr hides /usr']],
  },
});
