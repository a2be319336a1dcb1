import { yaml } from '../../../src/rules/example';
import { referencePort } from '../../../src/rules/references/reference-port';
import { describeRule } from '../describe-rule';

describeRule(referencePort, {
  accepts: {
    'a number of the Service': yaml`
      metadata: {name: iris}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      kind: Ingress
      metadata: {name: i}
      spec: {defaultBackend: {service: {name: iris-default, port: {number: 8000}}}}
    `,
    'a name of the Service': yaml`
      metadata: {name: iris}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      kind: Ingress
      metadata: {name: i}
      spec: {defaultBackend: {service: {name: iris-default, port: {name: http}}}}
    `,
    'no port': yaml`
      metadata: {name: iris}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      kind: DestinationRule
      metadata: {name: d}
      spec: {host: iris-default}
    `,
  },
  rejects: {
    'a port of the container': [
      yaml`
      metadata: {name: iris}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      kind: Ingress
      metadata: {name: i}
      spec: {defaultBackend: {service: {name: iris-default, port: {number: 9000}}}}
    `,
      ['metadata.name', 'port 9000 of Service "iris-default"'],
    ],
    'a name that it does not have': [
      yaml`
      metadata: {name: iris}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      kind: Ingress
      metadata: {name: i}
      spec: {defaultBackend: {service: {name: iris-default, port: {name: web}}}}
    `,
      ['metadata.name', 'port "web"'],
    ],
  },
});
