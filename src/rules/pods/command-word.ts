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
    for (const { program, path } of programs(subject)) {
      if (isSentence(program)) {
        report({
          path,
          message: `no program is called ${JSON.stringify(shown(program))}: nothing splits it into words`,
          remedy: remedyFor(program),
        });
      }
    }
  },
});

interface PlacedProgram {
  readonly program: string;
  readonly path: string;
}

function programs({ predictors }: Subject): PlacedProgram[] {
  return predictors.flatMap(({ predictor: { explainer }, components, path }) => [
    ...components.flatMap(({ component, containers, path: at }) => [
      ...containers.flatMap((placed) => programsOf(placed.container, placed.path)),
      ...(component.spec?.initContainers ?? []).flatMap((container, i) =>
        programsOf(container, `${at}.spec.initContainers[${i}]`),
      ),
    ]),
    ...(explainer?.containerSpec ? programsOf(explainer.containerSpec, `${path}.explainer.containerSpec`) : []),
  ]);
}

/** The programs that a container, its probes and its hooks run. */
function programsOf(container: Container, path: string): PlacedProgram[] {
  const { command, livenessProbe, readinessProbe, startupProbe, lifecycle } = container;
  const found: PlacedProgram[] = [];
  const add = (words: readonly string[] | null | undefined, field: string): void => {
    if (words && words.length > 0) {
      found.push({ program: words[0], path: `${path}.${field}[0]` });
    }
  };
  add(command, 'command');
  add(livenessProbe?.exec?.command, 'livenessProbe.exec.command');
  add(readinessProbe?.exec?.command, 'readinessProbe.exec.command');
  add(startupProbe?.exec?.command, 'startupProbe.exec.command');
  add(lifecycle?.postStart?.exec?.command, 'lifecycle.postStart.exec.command');
  add(lifecycle?.preStop?.exec?.command, 'lifecycle.preStop.exec.command');
  return found;
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
