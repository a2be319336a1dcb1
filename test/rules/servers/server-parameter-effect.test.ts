import { yaml } from '../../../src/rules/example';
import { serverParameterEffect } from '../../../src/rules/servers/server-parameter-effect';
import { describeRule } from '../describe-rule';

describeRule(serverParameterEffect, {
  accepts: {
    'a known value': yaml`
      spec:
        predictors:
        - name: a
          graph:
            name: m
            implementation: SKLEARN_SERVER
            modelUri: gs://models/m
            parameters: [{name: method, type: STRING, value: decision_function}]
    `,
    'the model name that the operator sets': yaml`
      spec:
        predictors:
        - name: a
          graph:
            name: m
            implementation: TENSORFLOW_SERVER
            modelUri: gs://models/m
            parameters: [{name: model_name, type: STRING, value: m}]
    `,
    'both endpoints of the proxy': yaml`
      spec:
        predictors:
        - name: a
          graph:
            name: m
            implementation: TENSORFLOW_SERVER
            modelUri: gs://models/m
            parameters:
            - {name: rest_endpoint, type: STRING, value: 'http://t:1'}
            - {name: grpc_endpoint, type: STRING, value: 't:2'}
    `,
    'your own image': yaml`
      spec:
        predictors:
        - name: a
          graph:
            name: m
            implementation: SKLEARN_SERVER
            modelUri: gs://models/m
            parameters: [{name: method, type: STRING, value: other}]
          componentSpecs:
          - spec: {containers: [{name: m, image: 'registry.example.com/own:1'}]}
    `,
    'Triton, in upper or lower case': yaml`
      spec:
        protocol: v2
        annotations: {seldon.io/no-storage-initializer: 'true'}
        predictors:
        - name: a
          graph:
            name: m
            implementation: TRITON_SERVER
            modelUri: gs://models/m
            parameters: [{name: Strict_Model_Config, type: STRING, value: 'true'}]
    `,
  },
  rejects: {
    'an unknown value': [
      yaml`
        spec:
          predictors:
          - name: a
            graph:
              name: m
              implementation: SKLEARN_SERVER
              modelUri: gs://models/m
              parameters: [{name: method, type: STRING, value: predict_probability}]
        `,
      [
        'spec.predictors[0].graph.parameters[0].value',
        '"predict_probability" is not a value of the parameter "method"',
      ],
    ],
    'what the operator sets': [
      yaml`
        spec:
          predictors:
          - name: a
            graph:
              name: m
              implementation: SKLEARN_SERVER
              modelUri: gs://models/m
              parameters: [{name: model_uri, type: STRING, value: 'gs://m/y'}]
        `,
      ['spec.predictors[0].graph.parameters[0].name', 'its value wins'],
    ],
    'the name of a TensorFlow model': [
      yaml`
        spec:
          predictors:
          - name: a
            graph:
              name: m
              implementation: TENSORFLOW_SERVER
              modelUri: gs://models/m
              parameters: [{name: model_name, type: STRING, value: other}]
        `,
      ['spec.predictors[0].graph.parameters[0].name', 'its value wins'],
    ],
    'what MLServer does not read': [
      yaml`
        spec:
          protocol: v2
          predictors:
          - name: a
            graph:
              name: m
              implementation: SKLEARN_SERVER
              modelUri: gs://models/m
              parameters: [{name: method, type: STRING, value: predict}]
        `,
      ['spec.predictors[0].graph.parameters[0].name', 'does not read the parameter "method" with this protocol'],
    ],
    'only one endpoint': [
      yaml`
        spec:
          predictors:
          - name: a
            graph:
              name: m
              implementation: TENSORFLOW_SERVER
              modelUri: gs://models/m
              parameters: [{name: rest_endpoint, type: STRING, value: 'http://t:1'}]
        `,
      ['spec.predictors[0].graph.parameters[0].name', 'does not start'],
    ],
  },
});
