import { maps } from '../../api/graph';
import { isObject } from '../../private/json';
import { yaml } from '../example';
import { trap } from '../helpers/trap';
import { upstream } from '../rule';

export const referencePort = trap({
  id: 'SELDON351',
  severity: 'warning',
  stage: 'expansion',
  title: 'a route names a port that the created Service has',
  consequence:
    'The Service of a predictor has ports 8000 (`http`) and 5001 (`grpc`) of the orchestrator, those of nodes the ports of their containers. A route to another port leads nowhere.',
  example: {
    before: yaml`
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
      ---
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata: {name: models}
      spec: {defaultBackend: {service: {name: iris-default, port: {number: 9000}}}}
    `,
    after: yaml`
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
      ---
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata: {name: models}
      spec: {defaultBackend: {service: {name: iris-default, port: {number: 8000}}}}
    `,
  },
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  check(subject, report) {
    for (const { from, owner, field, kind, name, port } of subject.surroundings.referencesTo(subject.object)) {
      const service =
        kind === 'Service' && port !== undefined
          ? subject.expansion.objects.find((object) => object.kind === kind && object.metadata.name === name)
          : undefined;
      const ports = service && maps(isObject(service.spec) ? service.spec.ports : undefined);
      if (ports && !ports.some((each) => String(each.port) === String(port) || each.name === port)) {
        report({
          path: 'metadata.name',
          about: { ...owner, path: field },
          message: `${from} asks port ${JSON.stringify(port)} of Service ${JSON.stringify(name)} in ${field}, which has none of that ${typeof port === 'number' ? 'number' : 'name'}`,
          remedy: `use ${ports.map((each) => `${String(each.port)} (${String(each.name)})`).join(' or ')}`,
        });
      }
    }
  },
});
