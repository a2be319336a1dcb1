import { imageName, MLSERVER_IMAGE, TENSORFLOW_SERVING, TRITON_IMAGE } from '../../api/facts/images';
import {
  TFSERVING_DEFAULT_PORTS,
  TFSERVING_PORT_FLAGS,
  TRITON_DEFAULT_PORTS,
  TRITON_PORT_FLAGS,
} from '../../api/facts/ports';
import { DEFAULT_VERSION, RELEASES } from '../../api/facts/release';
import { SERVERS, type serverProtocol } from '../../api/facts/servers';
import { type Container } from '../../api/types.generated';
import { entryOf } from '../../private/json';

/** What is known about a server by the repository of its image. */
interface ServerImageFacts {
  /** The only protocol that it speaks. */
  readonly protocol: ReturnType<typeof serverProtocol>;
  /** The program that serves. */
  readonly program: string;
  /** Where it listens unless flags say otherwise; absent for servers that read the ports that the operator sets. */
  readonly listens?: {
    readonly ports: { readonly http: number; readonly grpc: number };
    readonly flags: { readonly http: string; readonly grpc: string };
  };
}

const PYTHON_PROGRAM = 'seldon-core-microservice';

/**
 * What other images than those of Seldon's Python servers start, and on which ports.
 * @see https://github.com/tensorflow/serving/blob/2.8.0/tensorflow_serving/tools/docker/Dockerfile tf_serving_entrypoint.sh
 * @see https://github.com/triton-inference-server/server/blob/v2.13.0/src/servers/main.cc
 */
const STARTED: Readonly<Record<string, Omit<ServerImageFacts, 'protocol'>>> = {
  [TENSORFLOW_SERVING]: {
    program: 'tensorflow_model_server',
    listens: { ports: TFSERVING_DEFAULT_PORTS, flags: TFSERVING_PORT_FLAGS },
  },
  [`nvidia/${TRITON_IMAGE}`]: {
    program: 'tritonserver',
    listens: { ports: TRITON_DEFAULT_PORTS, flags: TRITON_PORT_FLAGS },
  },
  [`seldonio/${MLSERVER_IMAGE}`]: { program: 'mlserver' },
};

/** The images of the prepackaged servers, by their repositories without registry. */
const IMAGES: ReadonlyMap<string, ServerImageFacts> = new Map(
  Object.values(SERVERS).flatMap((server) =>
    (['seldon', 'tensorflow', 'v2'] as const).flatMap((protocol): [string, ServerImageFacts][] => {
      const image = server[protocol]?.image({ ...RELEASES[DEFAULT_VERSION], tag: DEFAULT_VERSION }).image;
      const repository = image === undefined ? '' : repositoryOf(image);
      return image === undefined
        ? []
        : [[repository, { protocol, ...(entryOf(STARTED, repository) ?? { program: PYTHON_PROGRAM }) }]];
    }),
  ),
);

/**
 * What is known about the server that a container runs, by its image from any registry; undefined for other images, and
 * for containers that start another program.
 */
export function knownServerImage({ image, command, args }: Container): ServerImageFacts | undefined {
  const known = IMAGES.get(repositoryOf(image ?? ''));
  const words = [...(command ?? []), ...(args ?? [])].join(' ').replace(SHELL, '');
  // A script may start more than the server, such as a proxy in front of it.
  const isOther = MORE.test(words) || (/^[^-]/.test(words) && !startsWith(words, known?.program ?? ''));
  return isOther ? undefined : known;
}

/** Owner and name of an image, without registry, tag and digest. */
function repositoryOf(image: string): string {
  return `${image.split('/').at(-2) ?? ''}/${imageName(image)}`;
}

const SHELL = /^(\/\S*\/)?(ba|da)?sh -\w*c (exec )?/;

const MORE = /[&;|\n]/;

function startsWith(words: string, program: string): boolean {
  return words.split(' ')[0].split('/').at(-1) === program;
}
