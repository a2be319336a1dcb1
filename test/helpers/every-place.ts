import { isObject, type Json, type JsonObject, put } from '../../src/private/json';

/** A SeldonDeployment with most of its fields, next to objects of kinds that rules look at. */
export const DEPLOYMENT = `
apiVersion: machinelearning.seldon.io/v1
kind: SeldonDeployment
metadata: {name: iris, namespace: seldon, labels: {team: a}, annotations: {seldon.io/istio-gateway: a/b}}
spec:
  name: iris
  protocol: seldon
  transport: rest
  serverType: rpc
  annotations: {seldon.io/rest-timeout: "1000"}
  predictors:
  - name: main
    traffic: 50
    labels: {version: v1}
    annotations: {seldon.io/headless-svc: "true"}
    engineResources: {requests: {cpu: 100m}}
    explainer: {type: AnchorTabular, modelUri: gs://b/e, envSecretRefName: s, config: {threshold: "1"}}
    svcOrchSpec: {env: [{name: SELDON_LOG_LEVEL, value: DEBUG}], replicas: 1}
    componentSpecs:
    - metadata: {labels: {a: b}, annotations: {c: d}}
      spec:
        serviceAccountName: account
        imagePullSecrets: [{name: pull}]
        nodeSelector: {disk: ssd}
        tolerations: [{key: a, operator: Exists, effect: NoSchedule}]
        volumes: [{name: v, configMap: {name: c}}]
        containers:
        - name: model
          image: r.example.com/model:1
          env: [{name: A, value: b}, {name: C, valueFrom: {secretKeyRef: {name: s, key: k}}}]
          ports: [{name: http, containerPort: 9000, protocol: TCP}]
          volumeMounts: [{name: v, mountPath: /v}]
          resources: {limits: {memory: 1Gi}}
      hpaSpec: {minReplicas: 1, maxReplicas: 2, metrics: [{type: Resource, resource: {name: cpu, targetAverageUtilization: 50}}]}
    graph:
      name: model
      type: ROUTER
      methods: [ROUTE]
      endpoint: {type: REST}
      logger: {mode: all, url: http://l}
      parameters: [{name: a, value: b, type: STRING}]
      children:
      - {name: one, implementation: SKLEARN_SERVER, modelUri: gs://b/m, serviceAccountName: x}
      - {name: two, implementation: RANDOM_ABTEST, parameters: [{name: ratioA, value: "0.5", type: FLOAT}]}
  - name: other
    traffic: 50
    graph: {name: tf, implementation: TENSORFLOW_SERVER, modelUri: gs://b/m, storageInitializerImage: i, envSecretRefName: s}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: seldon, labels: {app: web}}
spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: w}]}}}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: h, namespace: seldon}
spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: iris-main-0-model}, maxReplicas: 2}
---
apiVersion: v1
kind: ResourceQuota
metadata: {name: q, namespace: seldon}
spec: {hard: {pods: "10", requests.cpu: "1"}}
---
apiVersion: v1
kind: Service
metadata: {name: s, namespace: seldon}
spec: {selector: {app: web}, ports: [{name: a, port: 80, targetPort: http}]}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: account, namespace: seldon, annotations: {eks.amazonaws.com/role-arn: arn}}
secrets: [{name: s}]
---
apiVersion: v1
kind: Secret
metadata: {name: s, namespace: seldon}
type: Opaque
stringData: {k: v}
`;

/** Values of a platform with all kinds of its parts. */
export const PLATFORM = `
operator: {namespace: seldon-system, values: {image: {tag: "1.17.1"}}}
gateways:
  public: {kind: istio, hosts: [models.example.com]}
storage:
  bucket: {kind: s3, endpoint: http://minio:9000, secret: s}
environments:
  prod: {models: {iris: {replicas: 2}}}
models:
  iris:
    namespace: seldon
    server: SKLEARN_SERVER
    uri: s3://bucket/iris
    routing: {gateway: public}
    environments: [prod]
  tree:
    namespace: seldon
    graph: {name: first, children: [{name: second}]}
    nodes: {first: {image: r.example.com/a:1, type: ROUTER}, second: {server: SKLEARN_SERVER, uri: gs://b/m}}
  chart: {namespace: seldon, chart: seldon-single-model, values: {model: {image: r.example.com/a:1}}}
`;

/** Each text made of a tree by putting a word in place of one string, or of one key of a map. */
export function* replaced(value: Json, word: string, at: string): Generator<[place: string, value: Json]> {
  if (typeof value === 'string') {
    yield [at, word];
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      for (const [place, other] of replaced(item, word, `${at}[${index}]`)) {
        yield [place, value.map((each, i) => (i === index ? other : each))];
      }
    }
  } else if (isObject(value)) {
    for (const key of Object.keys(value)) {
      yield [`${at}.${key}?`, withEntry(value, key, word, value[key])];
      for (const [place, other] of replaced(value[key], word, `${at}.${key}`)) {
        yield [place, withEntry(value, key, key, other)];
      }
    }
  }
}

/** A map with another entry in the place of one. */
export function withEntry(map: JsonObject, old: string, key: string, item: Json): JsonObject {
  const copy: JsonObject = {};
  for (const name of Object.keys(map)) {
    put(copy, name === old ? key : name, name === old ? item : map[name]);
  }
  return copy;
}
