import { yaml } from '../../../src/rules/example';
import { toldFindings } from '../../../src/rules/finding';
import { unknownField } from '../../../src/rules/schema/unknown-field';
import { describeRule, judgeManifests } from '../describe-rule';

describeRule(unknownField, {
  accepts: {
    'fields of the API': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    'a misspelled field': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        replica: 2
    `,
      ['spec.predictors[0].replica', '"replica"'],
    ],
  },
});

const COMPONENT = 'spec.predictors[0].componentSpecs[0]';
const inPod = (pod: string) => `spec: {predictors: [{componentSpecs: [{spec: {${pod}}}]}]}`;

test.each<[string, string, string]>([
  ['resources of a container', 'spec: {resources: {}, predictors: []}', `${COMPONENT}.spec.containers[0].resources`],
  ['a field of the pod', 'spec: {serviceAccountName: a, predictors: []}', `${COMPONENT}.spec.serviceAccountName`],
  ['a field of the pod in a predictor', 'spec: {predictors: [{tolerations: []}]}', `${COMPONENT}.spec.tolerations`],
  ['a field of the pod in a container', inPod('containers: [{nodeSelector: {}}]'), `${COMPONENT}.spec.nodeSelector`],
  ['a field of a container in the pod', inPod('env: []'), `${COMPONENT}.spec.containers[0].env`],
  [
    'a field of a container at its node',
    'spec: {predictors: [{graph: {name: b, image: x}, componentSpecs: [{spec: {containers: [{name: a}, {name: b}]}}]}]}',
    `${COMPONENT}.spec.containers[1].image`,
  ],
  ['a field of a node in the predictor', 'spec: {predictors: [{modelUri: x}]}', 'spec.predictors[0].graph.modelUri'],
  ['replicas of the pods', inPod('replicas: 2'), `${COMPONENT}.replicas`],
  ['the bounds of an autoscaler', 'spec: {minReplicas: 1, predictors: []}', `${COMPONENT}.hpaSpec.minReplicas`],
  ['those in a component spec', 'spec: {predictors: [{componentSpecs: [{maxReplicas: 1}]}]}', `${COMPONENT}.hpaSpec`],
  ['triggers of KEDA', inPod('triggers: []'), `${COMPONENT}.kedaSpec.triggers`],
  ['limits of a container', inPod('containers: [{limits: {}}]'), `${COMPONENT}.spec.containers[0].resources.limits`],
  [
    'limits of the orchestrator',
    'spec: {predictors: [{svcOrchSpec: {limits: {}}}]}',
    'spec.predictors[0].svcOrchSpec.resources.limits',
  ],
  [
    "resources of an explainer's container",
    'spec: {predictors: [{explainer: {resources: {}}}]}',
    'spec.predictors[0].explainer.containerSpec.resources',
  ],
  [
    'a security setting of a container',
    inPod('securityContext: {privileged: true}'),
    `${COMPONENT}.spec.containers[0].securityContext.privileged`,
  ],
  [
    'a resource',
    inPod('containers: [{cpu: 1}]'),
    `${COMPONENT}.spec.containers[0].resources.requests.cpu or limits.cpu`,
  ],
  [
    'a resource beside the lists of resources',
    inPod('containers: [{}, {resources: {memory: 1Gi}}]'),
    `${COMPONENT}.spec.containers[1].resources.requests.memory`,
  ],
  [
    'a resource of a node',
    'spec: {predictors: [{graph: {name: b, cpu: 1}, componentSpecs: [{spec: {containers: [{name: a}, {name: b}]}}]}]}',
    `${COMPONENT}.spec.containers[1].resources.requests.cpu`,
  ],
  [
    'a resource of the orchestrator',
    'spec: {predictors: [{svcOrchSpec: {cpu: 1}}]}',
    'spec.predictors[0].svcOrchSpec.resources.requests.cpu',
  ],
  [
    'a resource of the explainer',
    'spec: {predictors: [{explainer: {memory: 1Gi}}]}',
    'spec.predictors[0].explainer.containerSpec.resources.requests.memory',
  ],
  [
    'a graphics card',
    inPod('containers: [{gpu: 1}]'),
    `${COMPONENT}.spec.containers[0].resources.limits[nvidia.com/gpu]`,
  ],
  [
    'a key of a Secret',
    inPod('containers: [{env: [{name: A, secretKeyRef: {}}]}]'),
    `${COMPONENT}.spec.containers[0].env[0].valueFrom.secretKeyRef`,
  ],
  [
    'a mount in a container',
    inPod('containers: [{mountPath: /a}]'),
    `${COMPONENT}.spec.containers[0].volumeMounts[].mountPath`,
  ],
  [
    'a path of a probe',
    inPod('containers: [{readinessProbe: {path: /health}}]'),
    `${COMPONENT}.spec.containers[0].readinessProbe.httpGet.path`,
  ],
  [
    'a field of all probes',
    inPod('containers: [{periodSeconds: 5}]'),
    `${COMPONENT}.spec.containers[0].livenessProbe.periodSeconds, readinessProbe.periodSeconds or startupProbe.period`,
  ],
  [
    'a claim in a container',
    inPod('containers: [{claimName: a}]'),
    `${COMPONENT}.spec.volumes[].persistentVolumeClaim.claimName`,
  ],
  [
    'a claim beside the name of its volume',
    inPod('volumes: [{name: a, claimName: b}]'),
    `${COMPONENT}.spec.volumes[0].persistentVolumeClaim.claimName`,
  ],
  ['a group of files', inPod('containers: [{fsGroup: 1}]'), `${COMPONENT}.spec.securityContext.fsGroup`],
  ['an affinity', inPod('podAntiAffinity: {}'), `${COMPONENT}.spec.affinity.podAntiAffinity`],
])('says where %s belongs', (_, manifest, place) => {
  expect(remedies(manifest)).toEqual([expect.stringContaining(`move it to ${place}`)]);
});

test.each<[string, string, string]>([
  [
    'the port of a node',
    'spec: {predictors: [{graph: {name: b, endpoint: {port: 1}}, componentSpecs: [{spec: {containers: [{name: a}, {name: b}]}}]}]}',
    `write the port in ${COMPONENT}.spec.containers[1].ports: [{name: http, containerPort: ...}]`,
  ],
  [
    'the host of a node',
    'spec: {predictors: [{graph: {name: b, endpoint: {host: a}}}]}',
    'remove it: the operator sets the address of each node',
  ],
  [
    'the port of a node whose container is in another pod',
    'spec: {predictors: [{graph: {name: t, children: [{name: b, endpoint: {servicePort: 1}}]}, componentSpecs: [{spec: {containers: [{name: t}]}}, {spec: {containers: [{name: a}, {name: b}]}}]}]}',
    'write the port in spec.predictors[0].componentSpecs[1].spec.containers[1].ports: [{name: http, containerPort',
  ],
  [
    'the HTTP port of a node, which the operator sets',
    'spec: {predictors: [{graph: {name: b, endpoint: {http_port: 1}}}]}',
    `write the port in ${COMPONENT}.spec.containers[0].ports: [{name: http, containerPort: ...}]`,
  ],
  [
    'its gRPC port',
    'spec: {predictors: [{graph: {name: b, endpoint: {grpc_port: 1}}}]}',
    `write the port in ${COMPONENT}.spec.containers[0].ports: [{name: grpc, containerPort: ...}]`,
  ],
  [
    'a misspelled one',
    'spec: {predictors: [{graph: {name: b, endpoint: {grcpPort: 1}}}]}',
    `write the port in ${COMPONENT}.spec.containers[0].ports: [{name: grpc, containerPort: ...}]`,
  ],
  [
    'the HTTP port of an explainer, which has only one',
    'spec: {predictors: [{explainer: {endpoint: {http_port: 1}}}]}',
    'write service_port',
  ],
  ['its port without a kind', 'spec: {predictors: [{explainer: {endpoint: {port: 9001}}}]}', 'write service_port'],
  ['its REST port', 'spec: {predictors: [{explainer: {endpoint: {restPort: 9001}}}]}', 'write service_port'],
  [
    'its gRPC port, which it does not have',
    'spec: {predictors: [{explainer: {endpoint: {grpc_port: 1}}}]}',
    'remove it: explainers only accept HTTP',
  ],
  ['a credential of the old gateway', 'spec: {oauthKey: a, predictors: []}', 'remove it, and protect the ingress'],
  ['the same in a predictor', 'spec: {predictors: [{oauth_secret: a}]}', 'remove it, and protect the ingress'],
  ['resources of the old engine', 'spec: {predictors: [{engineResource: {}}]}', 'move it to svcOrchSpec.resources'],
  ['a second name', 'spec: {names: a, predictors: []}', 'remove it: metadata.name names the SeldonDeployment'],
  ['metadata of old objects', 'metadata: {name: a, initializers: {}}', 'remove it: Kubernetes no longer has this'],
  [
    'a target of autoscaling/v1',
    'spec: {predictors: [{componentSpecs: [{hpaSpec: {maxReplicas: 2, targetCPUUtilizationPercentage: 70}}]}]}',
    `${COMPONENT}.hpaSpec.metricsv2: [{type: Resource, resource: {name: cpu`,
  ],
  [
    'the same elsewhere',
    inPod('containers: [{targetMemoryUtilizationPercentage: 70}]'),
    `${COMPONENT}.hpaSpec.metricsv2: [{type: Resource, resource: {name: memory`,
  ],
  [
    'a Secret in a container',
    inPod('containers: [{name: a}, {secretName: b}]'),
    `${COMPONENT}.spec.containers[1].envFrom[].secretRef.name; for files, ${COMPONENT}.spec.volumes[].secret.secretName`,
  ],
])('says what to write instead of %s', (_, manifest, remedy) => {
  expect(remedies(manifest)).toEqual([expect.stringContaining(remedy)]);
});

test.each([
  ['a word that means something else elsewhere', inPod('containers: [{level: info}]')],
  ['a word that many objects have', inPod('containers: [{kind: a}]')],
  ['a word that is only remotely like a field', inPod('containers: [{terminationMessenger: a}]')],
])('suggests no place for %s', (_, manifest) => {
  expect(remedies(manifest)).toEqual(['remove it, or check its indentation']);
});

test('a nested volume source moves one level up', () => {
  expect(remedies(inPod('volumes: [{name: v, volumeSource: {}}]'))).toEqual([
    expect.stringContaining('move its fields one level up'),
  ]);
});

test.each([
  [
    'children',
    'spec: {predictors: [{name: a, graph: {name: t, children: {name: m, modelUri: gs://m}}}]}',
    'begin each item with a dash',
  ],
  [
    'parameters',
    'spec: {predictors: [{name: a, graph: {name: t, parameters: {method: predict}}}]}',
    'parameters: [{name: method, value: ...}]',
  ],
  ['variables', inPod('containers: [{name: m, env: {LEVEL: info}}]'), 'env: [{name: LEVEL, value: ...}]'],
])('a map in place of a list of %s is reported, and its content is not', (_, manifest, remedy) => {
  const told = toldFindings(judgeManifests(manifest).findings).filter(({ group }) => group === 'schema');
  const [first, ...others] = told.filter(({ rule }) => rule === 'SELDON011' || rule === 'SELDON015');
  expect([first.rule, first.remedy, others]).toEqual(['SELDON015', expect.stringContaining(remedy), []]);
  expect(judgeManifests(manifest).findings.some(({ pruned, follows }) => pruned && follows)).toBe(true);
});

function remedies(manifest: string): string[] {
  return judgeManifests(manifest)
    .findings.filter(({ rule }) => rule === unknownField.id)
    .map(({ remedy }) => remedy);
}

describe('metrics in the form of the other list', () => {
  const scaled = (metrics: string) =>
    `spec: {predictors: [{name: a, graph: {name: m, type: MODEL}, componentSpecs: [{spec: {containers: [{name: m, image: 'i:1', resources: {requests: {cpu: 1}}}]}, hpaSpec: {maxReplicas: 3, ${metrics}}}]}]}`;
  const at = 'spec.predictors[0].componentSpecs[0].hpaSpec';

  test.each([
    ['resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}', 'metrics[0].resource.target'],
    ['pods: {metric: {name: rps}, target: {type: AverageValue, averageValue: 10}}', 'metrics[0].pods.metric'],
    ['external: {metric: {name: rps}, target: {type: AverageValue, averageValue: 10}}', 'metrics[0].external.metric'],
    [
      'object: {describedObject: {kind: Service, name: x}, metric: {name: rps}, target: {type: Value, value: 10}}',
      'metrics[0].object.describedObject',
    ],
  ])('that of autoscaling/v2 is one mistake: %s', (metric, field) => {
    const type = metric[0].toUpperCase() + metric.slice(1, metric.indexOf(':'));
    const found = toldFindings(judgeManifests(scaled(`metrics: [{type: ${type}, ${metric}}]`)).findings);
    expect(found.map(({ path }) => path)).toEqual([`${at}.${field}`]);
    expect(found[0].remedy).toContain(`rename ${at}.metrics to metricsv2`);
  });

  test.each([
    ['resource: {name: cpu, targetAverageUtilization: 70}', 'metricsv2[0].resource.targetAverageUtilization'],
    ['external: {metricName: rps, targetAverageValue: 10}', 'metricsv2[0].external.metricName'],
  ])('that of autoscaling/v2beta1 as well: %s', (metric, field) => {
    const found = toldFindings(judgeManifests(scaled(`metricsv2: [{type: Resource, ${metric}}]`)).findings);
    expect(found.map(({ path }) => path)).toEqual([`${at}.${field}`]);
    expect(found[0].remedy).toContain('averageUtilization');
  });
});
