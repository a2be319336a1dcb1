import { yaml } from '../../../src/rules/example';
import { wipedEnvironment } from '../../../src/rules/pods/wiped-environment';
import { describeRule } from '../describe-rule';

describeRule(wipedEnvironment, {
  accepts: {
    'your own variables': yaml`
      spec:
        predictors:
        - name: a
          graph: {name: m, type: MODEL}
          componentSpecs:
          - spec:
              containers:
              - name: m
                image: registry.example.com/m:1
                env:
                - {name: LOG_LEVEL, value: INFO}
                - {name: PREDICTIVE_UNIT_SERVICE_PORT, value: '9000'}
    `,
    "variables of a ConfigMap, over which the operator's own take precedence": yaml`
      spec:
        predictors:
        - name: a
          graph: {name: m, type: MODEL}
          componentSpecs:
          - spec:
              containers:
              - name: m
                image: registry.example.com/m:1
                envFrom: [{configMapRef: {name: ports}}]
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: ports}
      data: {PREDICTIVE_UNIT_HTTP_SERVICE_PORT: '8080', MLSERVER_GRPC_PORT: '8081', PREDICTIVE_UNIT_SERVICE_PORT: '80'}
    `,
    'the path of a model that the node does not have': yaml`
      spec:
        predictors:
        - name: a
          graph: {name: m, type: MODEL}
          componentSpecs:
          - spec:
              containers:
              - name: m
                image: registry.example.com/m:1
                env: [{name: MLSERVER_MODEL_URI, value: /opt/model}]
    `,
    'parameters if the node has none': yaml`
      spec:
        predictors:
        - name: a
          graph: {name: m, type: MODEL}
          componentSpecs:
          - spec:
              containers:
              - name: m
                image: registry.example.com/m:1
                env: [{name: PREDICTIVE_UNIT_PARAMETERS, value: '[]'}]
    `,
    'variables that MLServer gets again, as Tempo writes them': yaml`
      spec:
        protocol: v2
        predictors:
        - name: a
          graph: {name: m, implementation: TEMPO_SERVER, modelUri: gs://models/m}
          componentSpecs:
          - spec:
              containers:
              - name: m
                image: registry.example.com/m:1
                env:
                - {name: MLSERVER_HTTP_PORT, value: '9000'}
                - {name: MLSERVER_GRPC_PORT, value: '9500'}
    `,
    'a container that is not a node': yaml`
      spec:
        predictors:
        - name: a
          graph: {name: m, type: MODEL}
          componentSpecs:
          - spec:
              containers:
              - name: m
                image: registry.example.com/m:1
                env: [{name: A, value: b}]
              - {name: side, image: 'registry.example.com/s:1', env: [
                  {name: MLSERVER_HTTP_PORT, value: '1'}
                ]}
    `,
  },
  rejects: {
    'in one predictor of a canary, whose nodes have one name': [
      `spec: {predictors: [
        {name: a, traffic: 50, graph: {name: m, type: MODEL}, componentSpecs: [{spec: {containers: [{name: m, image: 'i:1', env: [{name: TOKEN, value: t}]}]}}]},
        {name: b, traffic: 50, graph: {name: m, type: MODEL},
            componentSpecs: [{spec: {containers: [{name: m, image: 'i:2', env: [{name: TOKEN, value: t}, {name: PREDICTIVE_UNIT_HTTP_SERVICE_PORT, value: '8080'}]}]}}]}]}`,
      ['spec.predictors[1].componentSpecs[0].spec.containers[0].env[1].name', 'TOKEN'],
    ],
    ports: [
      yaml`
        spec:
          predictors:
          - name: a
            graph: {name: m, type: MODEL}
            componentSpecs:
            - spec:
                containers:
                - name: m
                  image: registry.example.com/m:1
                  env:
                  - {name: A, value: b}
                  - {name: MLSERVER_HTTP_PORT, value: '9002'}
                  - {name: PREDICTIVE_UNIT_GRPC_SERVICE_PORT, value: '9502'}
        `,
      [
        'spec.predictors[0].componentSpecs[0].spec.containers[0].env[1].name',
        'MLSERVER_HTTP_PORT makes the operator drop variables of container "m": A, MLSERVER_HTTP_PORT',
      ],
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].env[2].name', 'PREDICTIVE_UNIT_GRPC_SERVICE_PORT'],
    ],
    'the path of a model together with a modelUri': [
      yaml`
        spec:
          protocol: v2
          predictors:
          - name: a
            graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/m}
            componentSpecs:
            - spec:
                containers:
                - name: m
                  image: registry.example.com/m:1
                  env: [{name: MLSERVER_MODEL_URI, value: ''}, {name: TOKEN, value: t}]
        `,
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].env[0].name', 'MLSERVER_MODEL_URI'],
    ],
    'parameters together with those of the node': [
      yaml`
        spec:
          predictors:
          - name: a
            graph: {name: m, type: MODEL, parameters: [{name: k, type: INT, value: '1'}]}
            componentSpecs:
            - spec:
                containers:
                - name: m
                  image: registry.example.com/m:1
                  env: [{name: PREDICTIVE_UNIT_PARAMETERS, value: '[]'}]
        `,
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].env[0].name', 'PREDICTIVE_UNIT_PARAMETERS'],
    ],
  },
});
