import { ENGINE_CONTAINER } from '../../api/facts/names';
import { TFSERVING_PORT_FLAGS, TRITON_PORT_FLAGS } from '../../api/facts/ports';
import { type NodePorts } from '../../api/ports';
import { isPrepackaged } from '../../api/servers';
import { type Container, type ContainerPort } from '../../api/types.generated';
import { asNumber } from '../../private/json';
import { portsOf } from '../helpers/pod-ports';
import { podsOfPredictor } from '../helpers/pods';
import { knownServerImage } from '../helpers/server-image';
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
      const words = (['command', 'args'] as const).flatMap((field) =>
        (container[field] ?? []).map((text, i) => ({ text, path: `${path}.${field}[${i}]` })),
      );
      const { ports = [] } = container;
      const isDeclared = (port: number) => ports.some(({ containerPort }) => containerPort === port);
      const listening = portsIn(words, container);
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

interface Word {
  readonly text: string;
  readonly path: string;
}

interface Listening {
  readonly port: number;
  readonly kind: 'http' | 'grpc';
  readonly place: string;
  readonly isLocal: boolean;
}

/** The flags of a program that set its ports and its address. */
interface Program {
  readonly program: RegExp;
  readonly http: readonly string[];
  readonly grpc?: readonly string[];
  readonly host?: readonly string[];
}

/** Servers whose ports are known from their command, or from the image that they are in. */
const PROGRAMS: readonly Program[] = [
  { program: /(^|[/\s])seldon-core-microservice(\s|$)/, http: ['--http-port'], grpc: ['--grpc-port'] },
  {
    program: /(^|[/\s])tensorflow_model_server(\s|$)/,
    http: [TFSERVING_PORT_FLAGS.http],
    grpc: [TFSERVING_PORT_FLAGS.grpc],
  },
  {
    program: /(^|[/\s])tritonserver(\s|$)/,
    http: [TRITON_PORT_FLAGS.http],
    grpc: [TRITON_PORT_FLAGS.grpc],
  },
  { program: /(^|[/\s])(uvicorn|hypercorn)(\s|$)/, http: ['--port', '-b', '--bind'], host: ['--host'] },
  { program: /(^|[/\s])gunicorn(\s|$)/, http: ['-b', '--bind'] },
  { program: /(^|[/\s])(flask)(\s|$)/, http: ['--port', '-p'], host: ['--host', '-h'] },
];

/** The ports that a command names; none if the program is not known. */
function portsIn(given: readonly Word[], container: Container): Listening[] {
  const words = given.flatMap(({ text, path }) =>
    (SIMPLE.test(text) ? text.split(' ') : [text]).map((word) => ({ text: word, path })),
  );
  const started = [...words.map(({ text }) => text), knownServerImage(container)?.program ?? ''];
  const program = PROGRAMS.find((each) => started.some((text) => each.program.test(text)));
  if (program === undefined) {
    return [];
  }
  const host = words.flatMap((_, i) => valueOf(words, i, program.host ?? []))[0];
  const listening = (kind: 'http' | 'grpc', flags: readonly string[]): Listening[] =>
    words.flatMap((_, i) =>
      valueOf(words, i, flags).flatMap(({ text, path }): Listening[] => {
        const [, address = host?.text ?? '', port = ''] = /^(?:(.*):)?(\d+)$/.exec(text) ?? [];
        return port === '' || asNumber(port) === 0
          ? []
          : [{ port: asNumber(port), kind, place: path, isLocal: LOCAL.test(address) }];
      }),
    );
  return [...listening('http', program.http), ...listening('grpc', program.grpc ?? [])];
}

/** A script for a shell with nothing but words. */
const SIMPLE = /^(exec )?[\w./:= -]+$/;

const LOCAL = /^(127\.\d+\.\d+\.\d+|localhost|\[?::1\]?)$/;

/** The value of a flag at a position: in the same word, or in the next one. */
function valueOf(words: readonly Word[], index: number, flags: readonly string[]): Word[] {
  const { text, path } = words[index];
  const [flag, ...rest] = text.split('=');
  if (!flags.includes(flag)) {
    return [];
  }
  return rest.length > 0 ? [{ text: rest.join('='), path }] : words.slice(index + 1, index + 2);
}
