import { yaml } from '../../../src/rules/example';
import { servicePortVariable } from '../../../src/rules/pods/service-port-variable';
import { describeRule } from '../describe-rule';

describeRule(servicePortVariable, {
  accepts: {
    'the assigned port': yaml`
      spec:
        predictors:
        - name: a
          graph: {name: m, type: MODEL}
          componentSpecs:
          - spec:
              containers:
              - name: m
                image: registry.example.com/m:1
                env: [{name: PREDICTIVE_UNIT_SERVICE_PORT, value: '9000'}]
    `,
    'a declared port': yaml`
      spec:
        predictors:
        - name: a
          graph: {name: m, type: MODEL}
          componentSpecs:
          - spec:
              containers:
              - name: m
                image: registry.example.com/m:1
                env: [{name: PREDICTIVE_UNIT_SERVICE_PORT, value: '9002'}]
                ports: [{name: http, containerPort: 9002}]
    `,
    'the port for gRPC where nodes are called by gRPC': yaml`
      spec:
        transport: grpc
        predictors:
        - name: a
          graph: {name: m, type: MODEL}
          componentSpecs:
          - spec:
              containers:
              - name: m
                image: registry.example.com/m:1
                env: [{name: PREDICTIVE_UNIT_SERVICE_PORT, value: '9500'}]
    `,
    'a value from elsewhere': yaml`
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
                - {name: PREDICTIVE_UNIT_SERVICE_PORT, valueFrom: {configMapKeyRef: {name: ports, key: http}}}
    `,
  },
  rejects: {
    'another port': [
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
                  env: [{name: PREDICTIVE_UNIT_SERVICE_PORT, value: '9002'}]
        `,
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].env[0].value', 'the container is called on port 9000'],
    ],
  },
});
