import { yaml } from '../example';
import { trap } from '../helpers/trap';
import { upstream } from '../rule';

/** Added without a look at what is there. */
const RESERVED = [
  'PREDICTIVE_UNIT_ID', 'PREDICTIVE_UNIT_IMAGE', 'PREDICTOR_ID', 'PREDICTOR_LABELS', 'SELDON_DEPLOYMENT_ID', 'SELDON_EXECUTOR_ENABLED',
  'MLSERVER_MODEL_NAME', 'PREDICTIVE_UNIT_METRICS_SERVICE_PORT', 'PREDICTIVE_UNIT_METRICS_ENDPOINT', 'MLSERVER_METRICS_PORT', 'MLSERVER_METRICS_ENDPOINT',
];

export const reservedEnvironment = trap({
  id: 'SELDON271',
  severity: 'warning',
  title: 'a container does not set the variables that the operator sets',
  consequence: 'The operator adds its own variable of that name behind it. Kubernetes lets the last one win, so that the written value is lost.',
  example: {
    before: yaml`
      spec:
        predictors:
        - name: default
          graph: {name: classifier, type: MODEL}
          componentSpecs:
          - spec:
              containers:
              - {name: classifier, image: 'registry.example.com/iris:1', env: [{name: PREDICTIVE_UNIT_ID, value: iris}]}
    `,
    after: yaml`
      spec:
        predictors:
        - name: default
          graph: {name: classifier, type: MODEL}
          componentSpecs:
          - spec:
              containers:
              - {name: classifier, image: 'registry.example.com/iris:1'}
    `,
  },
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  check({ predictors }, report) {
    for (const { nodes, components } of predictors) {
      for (const { container, path } of components.flatMap(({ containers }) => containers)) {
        if (!nodes.some(({ node }) => node.name === container.name)) {
          continue;
        }
        (container.env ?? []).forEach(({ name }, i) => {
          if (RESERVED.includes(name)) {
            report({ path: `${path}.env[${i}].name`, message: `the operator sets ${name} itself, and its value wins`, remedy: 'remove the variable, or give it another name' });
          }
        });
      }
    }
  },
});
