import { ENGINE_CONTAINER } from '../../api/facts/names';
import { type NodePorts } from '../../api/ports';
import { isPrepackaged } from '../../api/servers';
import { type ContainerPort } from '../../api/types.generated';
import { type Listening, listeningIn } from '../helpers/listening';
import { portsOf } from '../helpers/pod-ports';
import { podsOfPredictor } from '../helpers/pods';
import { containerDiff, type PlacedNode, type Subject, trap, upstream } from '../rule';

export const argumentPort = trap({
  id: 'SELDON349',
  stage: 'expansion',
  looksAt: ['args', 'command'],
  title: 'a server listens on the port that it is called on, at all addresses',
  consequence:
    'Requests and probes go to the container ports named `http` and `grpc`, or else to the ports that the operator ' +
    'assigns (from 9000 and 9500 up). Probes never reach a server that listens elsewhere: the pod restarts forever.',
  example: () => containerDiff`
      image: registry.example.com/iris:1
      command: [uvicorn, 'app:app', --host, 0.0.0.0, --port, '8080']
    + ports: [{name: http, containerPort: 8080}]
  `,
  source: upstream('operator/apis/machinelearning.seldon.io/v1/defaults.go'),
  check(subject, report) {
    for (const placed of subject.nodes()) {
      const found = isPrepackaged(placed.node) ? undefined : subject.placedContainerOf(placed);
      const called = subject.ports[placed.predictor].get(placed.node.name);
      if (!found || !called) {
        continue;
      }
      const { container, path } = found;
      const { ports = [] } = container;
      const isDeclared = (port: number) => ports.some(({ containerPort }) => containerPort === port);
      const listening = listeningIn(container, path);
      // The same mistake as an unnamed port, which another rule reports.
      const unexpected = listening.filter(
        ({ port, kind }) => port !== called[kind] && (!isDeclared(port) || isNamed(ports)),
      );
      const reached = listening.some(({ port, kind }) => port === called[kind]);
      if (unexpected.length > 0 && !reached) {
        const [{ port, kind, place }] = unexpected;
        report({
          path: place,
          message: `node ${JSON.stringify(placed.node.name)} listens on port ${port}, but is called on ${called[kind]} (${kind})`,
          remedy: remedyFor(unexpected[0], called, ports, ownersOf(subject, placed)),
        });
      }
      const local = listening.find(({ isLocal }) => isLocal);
      if (local) {
        report({
          path: local.place,
          message: `node ${JSON.stringify(placed.node.name)} listens on localhost only, where probes do not reach it`,
          remedy: 'write 0.0.0.0 instead',
        });
      }
    }
  },
});

/** The other containers in the pod of a node, by the numbers of their TCP ports. */
function ownersOf(subject: Subject, { node, predictor }: PlacedNode): ReadonlyMap<string, string> {
  const ports = podsOfPredictor(subject, predictor).map(({ spec }) => portsOf(spec));
  const own = ports.find((each) => each.some(({ name }) => name === node.name)) ?? [];
  return new Map(
    own
      .filter(({ name, key }) => name !== node.name && key.startsWith('TCP '))
      .map(({ name, number }) => [number, name]),
  );
}

/** A port that is taken, in the pod or in the Service of the node, is not to be declared once more. */
function remedyFor(
  { kind, port }: Listening,
  called: NodePorts,
  ports: readonly ContainerPort[],
  owners: ReadonlyMap<string, string>,
): string {
  const owner = owners.get(String(port));
  const other = kind === 'http' ? 'grpc' : 'http';
  const isAssigned = port === called[other] && !ports.some(({ name }) => name === other);
  if (owner === undefined && !isAssigned) {
    return `declare ports: [{name: ${kind}, containerPort: ${port}}] for the container`;
  }
  const free = owners.has(String(called[kind]))
    ? `another port, and declare it with the name ${kind}`
    : `${called[kind]} instead`;
  const reason =
    owner === undefined
      ? `the operator assigns ${port} for ${other}`
      : `${port} belongs to ${ownerWords(owner)} in the same pod`;
  return `make it listen on ${free}: ${reason}`;
}

function ownerWords(name: string): string {
  return name === ENGINE_CONTAINER ? 'the orchestrator' : `container ${JSON.stringify(name)}`;
}

function isNamed(ports: readonly { readonly name?: string }[]): boolean {
  return ports.some(({ name }) => name === 'http' || name === 'grpc');
}
