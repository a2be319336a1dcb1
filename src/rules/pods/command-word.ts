import { type Container } from '../../api/types.generated';
import { containerDiff, type Subject, trap } from '../rule';

export const commandWord = trap({
  id: 'SELDON386',
  severity: 'error',
  looksAt: ['command'],
  title: 'a command has one item for each of its words',
  consequence:
    'No shell splits the first item: the container runtime looks for a program of that name, with the blanks in it. ' +
    'The container never starts, a probe never succeeds, and a hook fails.',
  example: () => containerDiff`
      image: registry.example.com/iris:1
    - command: [python serve.py]
    + command: [python, serve.py]
  `,
  source: 'https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/',
  check(subject, report) {
    for (const { command, path } of commands(subject)) {
      const [program = ''] = command ?? [];
      if (isSentence(program)) {
        report({
          path: `${path}[0]`,
          message: `no program is called ${JSON.stringify(shown(program))}: nothing splits it into words`,
          remedy: remedyFor(program),
        });
      }
    }
  },
});

interface PlacedCommand {
  readonly command?: readonly string[] | null;
  readonly path: string;
}

function commands({ predictors }: Subject): PlacedCommand[] {
  return predictors.flatMap(({ predictor: { explainer }, components, path }) => [
    ...components.flatMap(({ component, containers, path: at }) => [
      ...containers.flatMap((placed) => commandsOf(placed.container, placed.path)),
      ...(component.spec?.initContainers ?? []).flatMap((container, i) =>
        commandsOf(container, `${at}.spec.initContainers[${i}]`),
      ),
    ]),
    ...(explainer?.containerSpec ? commandsOf(explainer.containerSpec, `${path}.explainer.containerSpec`) : []),
  ]);
}

/** The command of a container, and those of its probes and hooks. */
function commandsOf(container: Container, path: string): PlacedCommand[] {
  const { command, livenessProbe, readinessProbe, startupProbe, lifecycle } = container;
  const handlers = {
    livenessProbe,
    readinessProbe,
    startupProbe,
    'lifecycle.postStart': lifecycle?.postStart,
    'lifecycle.preStop': lifecycle?.preStop,
  };
  return [
    { command, path: `${path}.command` },
    ...Object.entries(handlers).map(([name, handler]) => ({
      command: handler?.exec?.command,
      path: `${path}.${name}.exec.command`,
    })),
  ];
}

/**
 * Whether a program is a command line rather than a path with blanks, such as `/opt/My Program/run`: it does not begin
 * with a path, or one of its other words cannot continue one.
 */
function isSentence(program: string): boolean {
  const [first, ...others] = wordsOf(program);
  return others.length > 0 && (!first.includes('/') || others.some((word) => !/^[^-/$][^/]*\//.test(word)));
}

/** Words that need a shell to be understood. */
const SHELL = /["'|&;<>`*\\]|\$[^(]/;

function remedyFor(program: string): string {
  const words = wordsOf(program);
  return SHELL.test(program)
    ? "write [sh, -c, '...'] if the image has a shell"
    : `write [${words[0]}, ...]: ${words.length} items, one for each word`;
}

/** Only the first word of what has options: others may be credentials. */
function shown(program: string): string {
  return /^[\w./]+ [\w/]+\.(py|sh)$/.test(program) ? program : `${wordsOf(program)[0]} ...`;
}

function wordsOf(program: string): string[] {
  return program.trim().split(/\s+/);
}
