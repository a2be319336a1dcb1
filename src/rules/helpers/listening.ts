import { knownServerImage } from './server-image';
import { TFSERVING_PORT_FLAGS, TRITON_PORT_FLAGS } from '../../api/facts/ports';
import { type Container } from '../../api/types.generated';
import { asNumber } from '../../private/json';

interface Word {
  readonly text: string;
  readonly path: string;
}

/** A port that a program is told to listen on, and where that is said. */
export interface Listening {
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

/** The ports that the command of a container at a path names; none if the program is not known. */
export function listeningIn(container: Container, path: string): Listening[] {
  const words = (['command', 'args'] as const).flatMap((field) =>
    (container[field] ?? []).flatMap((text, i) =>
      (SIMPLE.test(text) ? text.split(' ') : [text]).map((word): Word => ({
        text: word,
        path: `${path}.${field}[${i}]`,
      })),
    ),
  );
  const started = [...words.map(({ text }) => text), knownServerImage(container)?.program ?? ''];
  const program = PROGRAMS.find((each) => started.some((text) => each.program.test(text)));
  if (program === undefined) {
    return [];
  }
  const host = words.flatMap((_, i) => valueOf(words, i, program.host ?? []))[0];
  const listening = (kind: 'http' | 'grpc', flags: readonly string[]): Listening[] =>
    words.flatMap((_, i) =>
      valueOf(words, i, flags).flatMap(({ text, path: place }): Listening[] => {
        const [, address = host?.text ?? '', port = ''] = /^(?:(.*):)?(\d+)$/.exec(text) ?? [];
        return port === '' || asNumber(port) === 0
          ? []
          : [{ port: asNumber(port), kind, place, isLocal: LOCAL.test(address) }];
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
