import { yaml } from '../../../src/rules/example';
import { danglingReference } from '../../../src/rules/references/dangling-reference';
import { describeRule, judgeManifests } from '../describe-rule';

const IRIS = yaml`
  metadata: {name: iris, namespace: ml}
  spec:
    predictors:
    - name: default
      graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
`;

/** A workload of another namespace whose container has fields. */
function workload(kind: string, fields: string): string {
  const spec = `{template: {spec: {containers: [{name: c, image: 'c:1', ${fields}}]}}}`;
  return `${IRIS}\n---\nkind: ${kind}\nmetadata: {name: web, namespace: app}\nspec: ${kind === 'CronJob' ? `{jobTemplate: {spec: ${spec}}}` : spec}`;
}

function variable(url: string): string {
  return `env: [{name: A, value: a}, {name: URL, value: '${url}'}]`;
}

describeRule(danglingReference, {
  accepts: {
    'a workload that calls a created Service': workload('Deployment', variable('http://iris-default.ml:8000/api')),
    'a workload that calls another Service, whatever its port': workload(
      'Deployment',
      variable('http://iris-web.ml.svc:8000'),
    ),
    'a workload that calls another namespace': workload('Job', variable('http://iris-classifier.prod:8000')),
    'a workload that calls a host outside the cluster': workload(
      'Job',
      variable('https://iris-classifier.ml.example.com'),
    ),
    'a Service without a namespace, which may be another one': workload('Job', variable('http://iris-classifier:8000')),
    'a Knative Service': `${IRIS}\n---\nkind: Trigger\nmetadata: {name: t, namespace: ml}\nspec: {subscriber: {ref: {apiVersion: serving.knative.dev/v1, kind: Service, name: iris-model}}}`,
    'an alias of an external Service': `${IRIS}\n---\nkind: Service\nmetadata: {name: alias, namespace: ml}\nspec: {type: ExternalName, externalName: iris-model.example.com}`,
    'the name of a created Deployment': yaml`
      metadata: {name: iris}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      kind: HorizontalPodAutoscaler
      metadata: {name: scaler}
      spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: iris-default-0-classifier}}
    `,
    'a host of a created Service, with its namespace': yaml`
      metadata: {name: iris, namespace: ml}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      kind: VirtualService
      metadata: {name: v, namespace: x}
      spec: {http: [{route: [{destination: {host: iris-default.ml.svc.cluster.local}}]}]}
    `,
    'an unknown object of the same application': yaml`
      metadata: {name: iris}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      kind: Ingress
      metadata: {name: i}
      spec: {defaultBackend: {service: {name: iris-frontend, port: {number: 80}}}}
    `,
    'an unrelated Service in the input': yaml`
      metadata: {name: iris}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      kind: Ingress
      metadata: {name: i}
      spec: {defaultBackend: {service: {name: iris-model, port: {number: 80}}}}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: iris-model}
    `,
    'an object of another SeldonDeployment with a similar name': yaml`
      metadata: {name: iris}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      kind: HorizontalPodAutoscaler
      metadata: {name: scaler}
      spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: iris-eu-default-0-classifier}}
      ---
      apiVersion: machinelearning.seldon.io/v1
      kind: SeldonDeployment
      metadata: {name: iris-eu}
    `,
    'another namespace': yaml`
      metadata: {name: iris}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      kind: HorizontalPodAutoscaler
      metadata: {name: scaler, namespace: other}
      spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: iris-default-classifier}}
    `,
    'a public host': yaml`
      metadata: {name: iris}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      kind: VirtualService
      metadata: {name: v}
      spec: {http: [{route: [{destination: {host: iris.example.com}}]}]}
    `,
  },
  rejects: {
    'a variable of a Deployment': [
      workload('Deployment', variable('http://iris-classifier.ml.svc.cluster.local:8000/api/v1.0/predictions')),
      ['metadata.name', 'refers to Service "iris-classifier" in spec.template.spec.containers[0].env[1].value'],
    ],
    'an argument of a CronJob': [
      workload('CronJob', "args: ['-s', 'http://iris-defalt.ml:8000']"),
      ['metadata.name', '"iris-defalt" in spec.jobTemplate.spec.template.spec.containers[0].args[1]'],
    ],
    'a command of a Job': [
      workload('Job', "command: [sh, -c, 'curl http://iris-predictor.ml:8000/api']"),
      ['metadata.name', '"iris-predictor" in spec.template.spec.containers[0].command[2]'],
    ],
    'a ScaledObject of KEDA 1': [
      `${IRIS}\n---\nkind: ScaledObject\nmetadata: {name: s, namespace: ml}\nspec: {scaleTargetRef: {deploymentName: iris-default-classifier}}`,
      ['metadata.name', 'refers to Deployment "iris-default-classifier" in spec.scaleTargetRef.deploymentName'],
    ],
    'the mirror of one backend, a default backend in the old form, and a policy for a Service': [
      `metadata: {name: iris, namespace: ml}
spec: {predictors: [{name: default, graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}}]}
---
kind: HTTPRoute
metadata: {name: r, namespace: ml}
spec: {rules: [{backendRefs: [{name: iris-default, port: 8000, filters: [{type: RequestMirror, requestMirror: {backendRef: {name: iris-mirror}}}]}]}]}
---
kind: Ingress
metadata: {name: i}
spec: {backend: {serviceName: iris-service, servicePort: 8000}}
---
kind: AuthorizationPolicy
metadata: {name: a, namespace: ml}
spec: {targetRefs: [{kind: Service, group: '', name: iris-classifier}]}`,
      ['metadata.name', 'HTTPRoute "r" refers to Service "iris-mirror"'],
      ['metadata.name', 'Ingress "i" refers to Service "iris-service" in spec.backend.serviceName'],
      ['metadata.name', 'AuthorizationPolicy "a" refers to Service "iris-classifier"'],
    ],
    'the alias of a Service': [
      `${IRIS}\n---\nkind: Service\nmetadata: {name: alias}\nspec: {type: ExternalName, externalName: iris-model.ml.svc.cluster.local}`,
      ['metadata.name', '"iris-model"'],
    ],
    'a grant for a route of another namespace': [
      `${IRIS}\n---\nkind: ReferenceGrant\nmetadata: {name: g, namespace: ml}\nspec: {to: [{group: "", kind: Service, name: iris-model}]}`,
      ['metadata.name', '"iris-model"'],
    ],
    'a scaler of HTTP requests': [
      `${IRIS}\n---\nkind: HTTPScaledObject\nmetadata: {name: h, namespace: ml}\nspec: {scaleTargetRef: {kind: Deployment, name: iris-default-0-classifier, service: iris-model, port: 8000}}`,
      ['metadata.name', '"iris-model"'],
    ],
    'the subscriber of a trigger': [
      `${IRIS}\n---\nkind: Trigger\nmetadata: {name: t, namespace: ml}\nspec: {subscriber: {ref: {apiVersion: v1, kind: Service, name: iris-model}}}`,
      ['metadata.name', '"iris-model"'],
    ],
    'the address of a sink': [
      `${IRIS}\n---\nkind: PingSource\nmetadata: {name: p, namespace: x}\nspec: {sink: {uri: "http://iris-model.ml.svc.cluster.local:8000/api"}}`,
      ['metadata.name', '"iris-model"'],
    ],
    'an exported Service': [
      `${IRIS}\n---\nkind: ServiceExport\nmetadata: {name: iris-model, namespace: ml}`,
      ['metadata.name', '"iris-model"'],
    ],
    'the policy of a gateway': [
      `${IRIS}\n---\nkind: BackendTLSPolicy\nmetadata: {name: b, namespace: ml}\nspec: {targetRefs: [{group: "", kind: Service, name: iris-model}]}`,
      ['metadata.name', '"iris-model"'],
    ],
    'one of several Services behind an OpenShift route': [
      `${IRIS}\n---\nkind: Route\nmetadata: {name: r, namespace: ml}\nspec: {to: {kind: Service, name: iris-default}, alternateBackends: [{kind: Service, name: iris-model}]}`,
      ['metadata.name', '"iris-model"'],
    ],
    'the target of an autoscaler': [
      yaml`
      metadata: {name: iris}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      kind: HorizontalPodAutoscaler
      metadata: {name: scaler}
      spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: iris-default-classifier}}
    `,
      ['metadata.name', 'HorizontalPodAutoscaler "scaler" refers to Deployment "iris-default-classifier"'],
    ],
    'the name of the SeldonDeployment as a Service': [
      yaml`
      metadata: {name: iris}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      kind: HTTPRoute
      metadata: {name: r}
      spec: {rules: [{backendRefs: [{name: iris, port: 8000}]}]}
    `,
      ['metadata.name', 'HTTPRoute "r" refers to Service "iris" in spec.rules[0].backendRefs[0].name'],
    ],
    'a host of a route': [
      yaml`
      metadata: {name: iris}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      kind: VirtualService
      metadata: {name: v}
      spec: {http: [{route: [{destination: {host: iris-classifier}}]}]}
    `,
      ['metadata.name', '"iris-classifier" in spec.http[0].route[0].destination.host'],
    ],
    'the address of a trigger': [
      yaml`
      metadata: {name: iris}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      kind: ScaledObject
      metadata: {name: s}
      spec: {triggers: [{type: metrics-api, metadata: {url: "http://iris-default-0:8000/metrics"}}]}
    `,
      ['metadata.name', 'spec.triggers[0].metadata.url'],
    ],
    'a trigger of jobs': [
      yaml`
      metadata: {name: iris}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      kind: ScaledJob
      metadata: {name: s}
      spec: {triggers: [{type: metrics-api, metadata: {url: "http://iris-default-0:8000/metrics"}}]}
    `,
      ['metadata.name', 'spec.triggers[0].metadata.url'],
    ],
    'a workload of a rollout': [
      yaml`
      metadata: {name: iris}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      kind: Rollout
      metadata: {name: r}
      spec: {workloadRef: {kind: Deployment, name: iris-default-0-model}}
    `,
      ['metadata.name', 'spec.workloadRef.name'],
    ],
  },
});

/** A model with two predictors, and a DestinationRule for a host. */
function hosted(host: string, more = ''): string {
  return `spec:
  predictors:
  - {name: main, traffic: 80, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}}
  - {name: blue, traffic: 20, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://n}}
---
kind: DestinationRule
metadata: {name: d}
spec: {host: ${host}}
${more}`;
}

const ANNOTATION = 'spec.annotations[seldon.io/ambassador-config]';

/** Two documents in an annotation for Ambassador. */
function mapped(fields: string, kind = 'Mapping'): string {
  return yaml`
    metadata: {name: iris, namespace: ml}
    spec:
      annotations:
        seldon.io/ambassador-config: |
          ---
          {apiVersion: ambassador/v1, kind: Mapping, name: first, prefix: /a/, service: iris-default}
          ---
          kind: ${kind}
          name: second
          ${fields}
      predictors:
      - name: default
        graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
  `;
}

describeRule(danglingReference, {
  accepts: {
    "a predictor's Service": hosted('iris-blue'),
    'a Service of the input that is named like a predictor': hosted(
      'blue',
      '---\n{kind: Service, metadata: {name: blue}}',
    ),
    'a Service of another application': hosted('redis'),
    'a name that several SeldonDeployments may mean': hosted(
      'blue',
      '---\n{kind: SeldonDeployment, metadata: {name: other}}',
    ),
  },
  rejects: {
    "a predictor's name alone": [hosted('blue'), ['metadata.name', 'refers to Service "blue" in spec.host']],
    'its address in the cluster': [hosted('main'), ['metadata.name', 'refers to Service "main"']],
    'a variant that no predictor is': [hosted('iris-canary'), ['metadata.name', 'refers to Service "iris-canary"']],
  },
});

describeRule(danglingReference, {
  accepts: {
    'an address of a trigger of its own that exists': KEDA('http://iris-default.ml:8000/metrics'),
    'an address of another application in a trigger of its own': KEDA('http://iris-prometheus:9090'),
  },
  rejects: {
    'a metric about a Service': [
      `${IRIS}\n---\nkind: HorizontalPodAutoscaler\nmetadata: {name: h, namespace: ml}\nspec: {metrics: [{type: Object, object: {describedObject: {apiVersion: v1, kind: Service, name: iris-classifier}}}]}`,
      ['metadata.name', 'refers to Service "iris-classifier" in spec.metrics[0].object.describedObject.name'],
    ],
    'a traffic split': [
      `${IRIS}\n---\nkind: TrafficSplit\nmetadata: {name: t, namespace: ml}\nspec: {service: iris-default, backends: [{service: iris-defalt}]}`,
      ['metadata.name', 'refers to Service "iris-defalt" in spec.backends[0].service'],
    ],
    'an address of a trigger of its own': [
      KEDA('http://iris-classifier.ml:8000/metrics'),
      ['spec.predictors[0].componentSpecs[0].kedaSpec.triggers[0].metadata.url', 'refers to Service "iris-classifier"'],
    ],
  },
  operator: 'keda: {enabled: true}',
});

describeRule(danglingReference, {
  accepts: {
    'a Mapping of its own to a created Service': mapped('service: iris-default:8000'),
    'the same with its namespace': mapped('service: http://iris-default.ml:8000'),
    'a host outside the cluster': mapped('service: iris-model.example.com:8000'),
    'another namespace': mapped('service: iris-model.other:8000'),
    'another application': mapped('service: web:8000'),
    'another kind, whose service is something else': mapped('service: iris-model:8000', 'AuthService'),
    'a Service of another SeldonDeployment': `${mapped('service: iris-eu-default:8000')}
---
kind: SeldonDeployment
metadata: {name: iris-eu, namespace: ml}`,
    'what is not a Mapping at all': mapped('- iris-model'),
  },
  rejects: {
    'a Mapping of its own to another Service': [
      mapped('service: iris-model:8000'),
      [ANNOTATION, 'Mapping "second" refers to Service "iris-model" in service, which does not exist'],
    ],
  },
  operator: 'ambassador: {enabled: true, version: v1}',
});

describeRule(danglingReference, {
  accepts: { 'a Mapping of its own that Ambassador v2 ignores': mapped('service: iris-model:8000') },
  rejects: {},
  operator: 'ambassador: {enabled: true}',
});

function KEDA(url: string): string {
  return `metadata: {name: iris, namespace: ml}
spec: {predictors: [{name: default, graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m},
  componentSpecs: [{kedaSpec: {maxReplicaCount: 3, triggers: [{type: metrics-api, metadata: {url: '${url}', targetValue: '1'}}]},
  spec: {containers: [{name: classifier}]}}]}]}`;
}

test.each([
  ['iris-default-classifer', 9000, 'iris-default-classifier'],
  ['iris-classifier', 8000, 'iris-default'],
])('%s with port %s means %s', (name, port, meant) => {
  const route = `${IRIS}\n---\nkind: HTTPRoute\nmetadata: {name: r, namespace: ml}\nspec: {rules: [{backendRefs: [{name: ${name}, port: ${port}}]}]}`;
  expect(judgeManifests(route).findings.find(({ rule }) => rule === 'SELDON350')?.remedy).toContain(
    `did you mean Service "${meant}"?`,
  );
});
