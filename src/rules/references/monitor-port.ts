import { asNumber, entryOf, isObject, type JsonObject, maps } from '../../private/json';
import { labelsOf, selects } from '../helpers/label-selector';
import { podsOf } from '../helpers/pods';
import { undeclaredPorts } from '../helpers/undeclared-ports';
import { type ScrapedPort, type Selection } from '../reference';
import { type Subject, trap, upstream, yaml } from '../rule';

export const monitorPort = trap({
  id: 'SELDON378',
  stage: 'expansion',
  title: 'monitors, Services and policies use ports that the selected objects have',
  consequence:
    'Prometheus keeps only the targets whose port has the given name or number. None has it: nothing is scraped, ' +
    'and no error is reported. A Service sends requests to a port on which no container listens, and a network policy ' +
    'blocks those to all others.',
  example: () => ({ before: monitored('prometheus'), after: monitored('metrics') }),
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  check(subject, report) {
    for (const selection of subject.surroundings.selectionsOf(subject.object)) {
      for (const scraped of selection.ports) {
        const known = portsFor(subject, selection, scraped);
        const wanted = [scraped.port, ...(scraped.others ?? [])];
        if (known.length > 0 && !known.some((each) => wanted.some((port) => isPort(each, port)))) {
          const kind = selection.kind === 'Service' && scraped.isOfService ? 'Service' : 'pod';
          const verb = entryOf(VERBS, selection.owner.kind) ?? 'scrapes';
          report({
            path: 'metadata.name',
            about: { ...selection.owner, path: scraped.field },
            message:
              `${selection.from} ${verb} port ${JSON.stringify(scraped.port)}, which no selected ${kind} of ` +
              `${JSON.stringify(subject.metadata.name)} has`,
            remedy: `write one of ${wordsOf(known, scraped.port)}`,
          });
        }
      }
    }
  },
});

/** What objects other than monitors do with a port. */
const VERBS: Readonly<Record<string, string>> = {
  AuthorizationPolicy: 'is about',
  CiliumNetworkPolicy: 'allows',
  NetworkPolicy: 'allows',
  Service: 'sends requests to',
};

interface Port {
  readonly name?: string | undefined;
  readonly number: number;
}

/** The ports of the created objects that a monitor selects; none if it selects others too, whose ports may be meant. */
function portsFor(subject: Subject, selection: Selection, { isOfService, port, others = [] }: ScrapedPort): Port[] {
  const { kind, namespace, selector, owner } = selection;
  if (subject.surroundings.labelsIn(namespace, kind).some((labels) => selects(selector, labels))) {
    return [];
  }
  const services = subject.expansion.objects.filter((object) => object.kind === 'Service');
  const selected = services.filter((service) => selects(selector, labelsOf(service)));
  if (isOfService) {
    return selected.flatMap(({ spec }) => portsIn(isObject(spec) ? spec.ports : undefined, 'port'));
  }
  const pods = podsOf(subject)
    .filter(({ template }) =>
      kind === 'Pod'
        ? selects(selector, labelsOf(template))
        : selected.some(
            ({ spec }) => isObject(spec) && selects({ matchLabels: spec.selector ?? {} }, labelsOf(template)),
          ),
    )
    .map(({ spec }) => spec);
  // Services and policies reach ports by their numbers even if they are not declared.
  const mayListen =
    Object.hasOwn(VERBS, owner.kind) &&
    [port, ...others].some((each) => typeof each === 'number') &&
    pods.some((spec) => maps(spec.containers).some(({ ports }) => maps(ports).length === 0));
  return mayListen
    ? []
    : pods
        .flatMap((spec) => [...maps(spec.containers), ...maps(spec.initContainers)])
        .flatMap((container) => [...portsIn(container.ports, 'containerPort'), ...undeclaredPorts(container)]);
}

function portsIn(ports: JsonObject[string] | undefined, field: 'port' | 'containerPort'): Port[] {
  return maps(ports).map((port) => ({
    name: typeof port.name === 'string' ? port.name : undefined,
    number: asNumber(port[field]),
  }));
}

function isPort({ name, number }: Port, wanted: string | number): boolean {
  return typeof wanted === 'number' ? number === wanted : name === wanted;
}

function wordsOf(known: readonly Port[], wanted: string | number): string {
  const words = known.flatMap(({ name, number }) => {
    const names = name === undefined ? [] : [JSON.stringify(name)];
    return typeof wanted === 'number' ? [String(number)] : names;
  });
  return [...new Set(words)].join(', ');
}

function monitored(port: string): string {
  return yaml`
    spec:
      predictors:
      - name: default
        graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
    ---
    apiVersion: monitoring.coreos.com/v1
    kind: PodMonitor
    metadata: {name: models}
    spec: {selector: {matchLabels: {seldon-deployment-id: iris}}, podMetricsEndpoints: [{port: ${port}, path: /prometheus}]}
  `;
}
