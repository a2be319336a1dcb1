import { yaml } from '../../../src/rules/example';
import { pythonVariable } from '../../../src/rules/pods/python-variable';
import { describeRule, ownModel } from '../describe-rule';

describeRule(pythonVariable, {
  accepts: {
    'valid values': yaml`
      spec:
        predictors:
        - name: a
          graph: {name: m, type: MODEL}
          componentSpecs:
          - spec:
              containers:
              - name: m
                image: registry.example.com/m:1
                env: [{name: GUNICORN_WORKERS, value: '4'}]
    `,
    'a prepackaged server, which another rule covers': yaml`
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/m}
          componentSpecs:
          - spec: {containers: [{name: m, env: [{name: TRACING, value: 'true'}]}]}
    `,
  },
  rejects: {
    'your own image': [
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
                  env: [{name: GUNICORN_WORKERS, value: auto}]
        `,
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].env[0].value', 'GUNICORN_WORKERS "auto"'],
    ],
    "an image that replaces a prepackaged server's": [
      yaml`
        spec:
          predictors:
          - name: a
            graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/m}
            componentSpecs:
            - spec: {containers: [{name: m, image: 'registry.example.com/own:1', env: [
                {name: TRACING, value: 'true'}]}
              ]}
        `,
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].env[0].value', 'TRACING "true"'],
    ],
  },
});

describeRule(pythonVariable, {
  accepts: {
    'variables of MLServer in your own image': ownModel('', '', "env: [{name: MLSERVER_PARALLEL_WORKERS, value: '2'}]"),
  },
  rejects: {
    'a word that is treated as off': [
      ownModel('', '', "env: [{name: SELDON_DEBUG, value: 'yes'}]"),
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].env[0].value', 'treats SELDON_DEBUG "yes" as off'],
    ],
    'a variable of MLServer that it cannot parse': [
      ownModel('', '', 'env: [{name: MLSERVER_PARALLEL_WORKERS, value: two}]'),
      [
        'spec.predictors[0].componentSpecs[0].spec.containers[0].env[0].value',
        'MLServer cannot start with MLSERVER_PARALLEL_WORKERS "two"',
      ],
    ],
  },
});
