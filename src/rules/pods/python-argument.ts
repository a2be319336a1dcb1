import { suggest, didYouMean } from '../../private/suggest';
import { containerDiff, trap, upstream } from '../rule';

const PROGRAM = 'seldon-core-microservice';

export const pythonArgument = trap({
  id: 'SELDON387',
  looksAt: ['args', 'command'],
  title: "Seldon's Python server knows its arguments",
  consequence:
    'The server exits on startup with arguments that it does not know. Since Seldon Core 1.5 there is no API type ' +
    'among them: it answers REST and gRPC. The container is restarted forever.',
  example: () => containerDiff`
      image: registry.example.com/iris:1
    - command: [seldon-core-microservice, Iris, REST, --service-type, MODEL]
    + command: [seldon-core-microservice, Iris, --service-type, MODEL]
  `,
  source: upstream('python/seldon_core/microservice.py'),
  check(subject, report) {
    for (const { container, path } of subject.containers()) {
      const words = ['command', 'args'].flatMap((field) =>
        (container[field as 'command' | 'args'] ?? []).map((text, i) => ({ text, path: `${path}.${field}[${i}]` })),
      );
      for (const { text, place } of unknownArguments(words)) {
        report({
          path: place,
          message: `${PROGRAM} exits with the unknown argument ${JSON.stringify(nameOf(text))}`,
          remedy: remedyFor(text),
        });
      }
    }
  },
});

/** @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/python/seldon_core/microservice.py main */
const FLAGS = [
  'service-type',
  'persistence',
  'parameters',
  'log-level',
  'debug',
  'tracing',
  'workers',
  'threads',
  'max-requests',
  'max-requests-jitter',
  'keepalive',
  'single-threaded',
  'http-port',
  'grpc-port',
  'metrics-port',
  'pidfile',
  'access-log',
  'grpc-threads',
  'grpc-workers',
  'help',
].map((name) => `--${name}`);

/** Types of API that the server took until Seldon Core 1.4. */
const API_TYPE = /^(REST|GRPC|FBS)$/;

interface Word {
  readonly text: string;
  readonly path: string;
}

function unknownArguments(words: readonly Word[]): { text: string; place: string }[] {
  const start = words.findIndex(({ text }) => text.split('/').at(-1) === PROGRAM);
  const given = start < 0 ? inScript(words) : words.slice(start + 1);
  return given.flatMap(({ text, path }, i) => {
    const isValue = i > 0 && given[i - 1].text.startsWith('--') && !given[i - 1].text.includes('=');
    const isUnknown = text.startsWith('--') ? !isFlag(text) : API_TYPE.test(text) && !isValue;
    return isUnknown && i > 0 ? [{ text, place: path }] : [];
  });
}

/** The words after the program in a script for a shell, up to what the shell reads itself. */
function inScript(words: readonly Word[]): Word[] {
  const script = words.find(({ text }) => text.includes(`${PROGRAM} `));
  const [, rest = ''] = script?.text.split(`${PROGRAM} `) ?? [];
  const [line] = rest.split(/[\n;&|#<>]/);
  return script === undefined || /["'\\]/.test(line)
    ? []
    : line
        .trim()
        .split(/\s+/)
        .map((text) => ({ text, path: script.path }));
}

/** Whether it is a flag, or its beginning, which argparse accepts. */
function isFlag(text: string): boolean {
  return FLAGS.some((known) => known.startsWith(nameOf(text)));
}

/** A flag without its value, which may be a credential. */
function nameOf(text: string): string {
  return text.split('=')[0];
}

function remedyFor(text: string): string {
  if (API_TYPE.test(text)) {
    return 'remove it: the server answers REST and gRPC';
  }
  const meant = suggest(nameOf(text), FLAGS);
  return meant === undefined ? 'remove it' : didYouMean(meant);
}
