import { asText, maps, isObject } from '../../private/json';
import { servicesWithPort } from '../helpers/meant-object';
import { placedReferences } from '../helpers/own-references';
import { predictorDiff, type Subject, trap, upstream } from '../rule';

export const referencePort = trap({
  id: 'SELDON351',
  stage: 'expansion',
  title: 'a route uses a port that the created Service has',
  consequence:
    'The Service of a predictor has the ports 8000 (`http`) and 5001 (`grpc`) of the orchestrator; the Service of a ' +
    'node has the ports of its container. A route to any other port fails.',
  example: () => predictorDiff`
      graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
      ---
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata: {name: models}
    - spec: {defaultBackend: {service: {name: iris-default, port: {number: 9000}}}}
    + spec: {defaultBackend: {service: {name: iris-default, port: {number: 8000}}}}
  `,
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  check(subject, report) {
    for (const { reference, place } of placedReferences(subject)) {
      const { from, field, portField, kind, name, port } = reference;
      const service =
        kind === 'Service' && port !== undefined
          ? subject.expansion.objects.find((object) => object.kind === kind && object.metadata.name === name)
          : undefined;
      const ports = service && maps(isObject(service.spec) ? service.spec.ports : undefined);
      if (ports && !ports.some((each) => asText(each.port) === String(port) || each.name === port)) {
        report({
          ...place(portField ?? field),
          message:
            `${from} uses port ${JSON.stringify(port)} of Service ${JSON.stringify(name)} in ${field}, which has no ` +
            'such port',
          remedy: `use ${ports.map((each) => `${asText(each.port)} (${asText(each.name)})`).join(' or ')}${otherWith(subject, name, port!)}`,
        });
      }
    }
  },
});

/** Another Service of the same predictor that has the port, such as the one of the orchestrator. */
function otherWith({ expansion }: Subject, name: string, port: string | number): string {
  const other = servicesWithPort(expansion.objects, port).find(
    (each) => name.startsWith(`${each}-`) || each.startsWith(`${name}-`),
  );
  return other === undefined
    ? ''
    : `, or name Service ${JSON.stringify(other)}, which has port ${JSON.stringify(port)}`;
}
