/** What the playground offers to begin with. */
export interface Example {
  readonly title: string;
  readonly manifests: string;
  /** Values of the operator's chart. */
  readonly values?: string;
}

const sdep = (name: string, spec: string) => `apiVersion: machinelearning.seldon.io/v1
kind: SeldonDeployment
metadata:
  name: ${name}
  namespace: seldon
spec:
${spec}`;

const ISTIO = `istio:
  enabled: true
  gateway: istio-system/seldon-gateway
`;

export const EXAMPLES: readonly Example[] = [
  {
    title: 'Iris behind Istio',
    values: ISTIO,
    manifests: sdep(
      'iris',
      `  predictors:
    - name: default
      replicas: 1
      graph:
        name: classifier
        implementation: SKLEARN_SERVER
        modelUri: gs://seldon-models/v1.16.0-dev/sklearn/iris
`,
    ),
  },
  {
    title: 'Iris behind Ambassador',
    values: 'ambassador:\n  enabled: true\n',
    manifests: sdep(
      'iris',
      `  predictors:
    - name: default
      graph:
        name: classifier
        implementation: SKLEARN_SERVER
        modelUri: gs://seldon-models/v1.16.0-dev/sklearn/iris
`,
    ),
  },
  {
    title: 'Canary: 10 % for the next version',
    values: ISTIO,
    manifests: sdep(
      'churn',
      `  predictors:
    - name: main
      traffic: 90
      graph:
        name: model
        implementation: XGBOOST_SERVER
        modelUri: s3://models/churn/7
        envSecretRefName: models-bucket
    - name: canary
      traffic: 10
      graph:
        name: model
        implementation: XGBOOST_SERVER
        modelUri: s3://models/churn/8
        envSecretRefName: models-bucket
`,
    ),
  },
  {
    title: 'Server with resources',
    manifests: sdep(
      'income',
      `  predictors:
    - name: default
      replicas: 2
      graph:
        name: classifier
        implementation: SKLEARN_SERVER
        modelUri: gs://seldon-models/v1.16.0-dev/sklearn/iris
      componentSpecs:
        - spec:
            containers:
              - name: classifier
                resources:
                  requests:
                    cpu: 500m
                    memory: 512Mi
                  limits:
                    memory: 1Gi
`,
    ),
  },
  {
    title: 'Router with two models in their own pod',
    manifests: sdep(
      'bandit',
      `  predictors:
    - name: default
      graph:
        name: route
        type: ROUTER
        children:
          - name: left
            type: MODEL
          - name: right
            type: MODEL
      componentSpecs:
        - spec:
            containers:
              - name: route
                image: seldonio/mab_epsilon_greedy:1.17.1
        - spec:
            containers:
              - name: left
                image: seldonio/mock_classifier:1.16.0
              - name: right
                image: seldonio/mock_classifier:1.17.1
`,
    ),
  },
  {
    title: 'Model with an explainer and a request logger',
    values: ISTIO,
    manifests: sdep(
      'loans',
      `  predictors:
    - name: default
      graph:
        name: model
        implementation: SKLEARN_SERVER
        modelUri: gs://seldon-models/v1.16.0-dev/sklearn/income/model
        logger:
          mode: all
          url: http://broker-ingress.knative-eventing.svc/seldon/default
      explainer:
        type: AnchorTabular
        modelUri: gs://seldon-models/v1.16.0-dev/sklearn/income/explainer
`,
    ),
  },
  {
    title: 'Trap: a misspelled server',
    manifests: sdep(
      'iris',
      `  predictors:
    - name: default
      graph:
        name: classifier
        implementation: SKLEARN_SEVER
        modelUri: gs://seldon-models/v1.16.0-dev/sklearn/iris
`,
    ),
  },
  {
    title: 'Trap: one dash too many',
    manifests: sdep(
      'sklearn',
      `  predictors:
    - componentSpecs:
    - spec:
        containers:
          - name: classifier
            resources:
              requests:
                memory: 50Mi
    - name: default
      graph:
        name: classifier
        implementation: SKLEARN_SERVER
        modelUri: gs://seldon-models/sklearn/iris
        children: []
`,
    ),
  },
  {
    title: 'Trap: traffic that does not sum to 100',
    manifests: sdep(
      'churn',
      `  predictors:
    - name: main
      traffic: 90
      graph:
        name: model
        implementation: XGBOOST_SERVER
        modelUri: gs://models/churn/7
    - name: canary
      traffic: 20
      graph:
        name: model
        implementation: XGBOOST_SERVER
        modelUri: gs://models/churn/8
`,
    ),
  },
  {
    title: 'Trap: a field that the API server drops',
    manifests: sdep(
      'iris',
      `  predictors:
    - name: default
      graph:
        name: classifier
        implementation: SKLEARN_SERVER
        modelURI: gs://seldon-models/v1.16.0-dev/sklearn/iris
`,
    ),
  },
  {
    title: 'Trap: a container that no node uses',
    manifests: sdep(
      'iris',
      `  predictors:
    - name: default
      graph:
        name: classifier
        implementation: SKLEARN_SERVER
        modelUri: gs://seldon-models/v1.16.0-dev/sklearn/iris
      componentSpecs:
        - spec:
            containers:
              - name: clasifier
                image: registry.example.com/sklearn:1.0
`,
    ),
  },
];
