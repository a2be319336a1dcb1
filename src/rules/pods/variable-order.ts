import { asText, type Json, type JsonObject, maps, valueAt } from '../../private/json';
import { type Brought, broughtVariables } from '../helpers/brought-variables';
import { fieldOf, podsOf } from '../helpers/pods';
import { isReleasedImage, mayBeJava, SHELL, shellCommandsIn } from '../helpers/shell-forms';
import { containerDiff, trap } from '../rule';

export const variableOrder = trap({
  id: 'SELDON331',
  stage: 'expansion',
  looksAt: ['args', 'command', 'env', 'subPathExpr'],
  title: 'variables refer only to variables that come before them',
  consequence:
    'The kubelet replaces $(NAME) in the value of a variable only if NAME is already defined: by envFrom, or by an ' +
    'earlier entry of env. Otherwise the container gets the literal string. The operator appends its own variables.',
  example: () => containerDiff`
      image: registry.example.com/iris:1
    - env: [{name: MODEL_URL, value: 's3://$(BUCKET)/iris'}, {name: BUCKET, value: models}]
    + env: [{name: BUCKET, value: models}, {name: MODEL_URL, value: 's3://$(BUCKET)/iris'}]
  `,
  source: 'https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/',
  check(subject, report) {
    for (const pods of podsOf(subject)) {
      for (const list of ['initContainers', 'containers'] as const) {
        maps(pods.spec[list]).forEach((container, index) => {
          if (!mayRefer(container)) {
            return;
          }
          const brought = broughtVariables(subject, container.envFrom);
          for (const { position, variable, name, isLater } of literalsIn(container, brought)) {
            report({
              path: fieldOf(subject, pods, `${list}[${index}].env[${position}].value`),
              message:
                `$(${name}) is not replaced in container ${JSON.stringify(container.name)}: ` +
                `${aboutOf(variable, name, isLater)}`,
              remedy: remedyFor(variable, name, isLater),
            });
          }
          for (const { field, name } of unknownIn(container, brought)) {
            report({
              path: fieldOf(subject, pods, `${list}[${index}].${field}`),
              message: `$(${name}) is not replaced in container ${JSON.stringify(container.name)}: ${JSON.stringify(name)} is not set`,
              remedy: `set ${name} in the env of the container, or write $$(${name}) for the literal string`,
            });
          }
          for (const { field, name, form } of shellFormsIn(container)) {
            report({
              path: fieldOf(subject, pods, `${list}[${index}].${field}`),
              message: `${form} is not replaced in container ${JSON.stringify(container.name)}: the kubelet replaces $(${name}) only`,
              remedy: `write $(${name})`,
            });
          }
          for (const { field, command } of shellCommandsIn(container)) {
            report({
              path: fieldOf(subject, pods, `${list}[${index}].${field}`),
              message: `${command} is not replaced in container ${JSON.stringify(container.name)}: the kubelet runs no commands`,
              remedy: 'write the value, or run the program with a shell: [sh, -c, ...]',
            });
          }
          for (const { field, name } of pathsIn(container, brought)) {
            report({
              path: fieldOf(subject, pods, `${list}[${index}].${field}`),
              message:
                `container ${JSON.stringify(container.name)} never starts: $(${name}) in subPathExpr refers to a ` +
                'variable that is not set',
              remedy: `set ${name} in the env of the container`,
            });
          }
          for (const { field, name } of commandsOf(container)) {
            report({
              path: fieldOf(subject, pods, `${list}[${index}].${field}`),
              message: `$(${name}) is not replaced here: the kubelet replaces variables in command and args only`,
              remedy: `write $${name} in a command for a shell, such as [sh, -c, ...]`,
            });
          }
        });
      }
    }
  },
});

function aboutOf(variable: string, name: string, isLater: boolean): string {
  if (variable === name) {
    return 'it refers to itself, not to what the image sets';
  }
  return `${JSON.stringify(name)} is ${isLater ? `set after ${JSON.stringify(variable)}` : 'not set'}`;
}

function remedyFor(variable: string, name: string, isLater: boolean): string {
  if (variable === name) {
    return 'write the whole value';
  }
  return isLater
    ? `set ${name} before it, with its value`
    : `set ${name} before it, or write $$(${name}) for the literal string`;
}

interface Literal {
  readonly position: number;
  readonly variable: string;
  readonly name: string;
  readonly isLater: boolean;
}

/** References that the kubelet does not replace. A name that envFrom or a Service may provide counts as defined. */
function literalsIn({ env }: JsonObject, { variables: others, isComplete }: Brought): Literal[] {
  const variables = maps(env);
  const names = variables.map(({ name }) => asText(name));
  return variables.flatMap(({ name, value }, position): Literal[] =>
    referencesIn(value).flatMap((reference): Literal[] => {
      const first = names.indexOf(reference);
      const isKnown = first !== -1 && first < position;
      const isLater = first >= position;
      const isForeign =
        others.has(reference) || !isComplete || !VARIABLE.test(reference) || FROM_SERVICE.test(reference);
      return isKnown || isForeign ? [] : [{ position, variable: asText(name), name: reference, isLater }];
    }),
  );
}

/** References in the command of a container to variables that it does not have. */
function unknownIn(
  { env, command, args }: JsonObject,
  { variables, isComplete }: Brought,
): { readonly field: string; readonly name: string }[] {
  const lists = Object.entries({ command, args }).filter(([, words]) => Array.isArray(words));
  if (!isComplete) {
    return [];
  }
  const names = [...variables.keys(), ...maps(env).map(({ name }) => asText(name))];
  return lists.flatMap(([list, words]) =>
    (words as Json[]).flatMap((word, i) =>
      referencesIn(word)
        .filter((name) => VARIABLE.test(name) && !FROM_SERVICE.test(name) && !names.includes(name))
        .map((name) => ({ field: `${list}[${i}]`, name })),
    ),
  );
}

const BRACED = /\$\{(\w+)\}/g;
const BRACED_OR_BARE = /\$\{(\w+)\}|\$(\w+)/g;

/** References in the form of a shell, without one, to variables that the container has. */
function shellFormsIn(container: JsonObject): { field: string; name: string; form: string }[] {
  const { env, command, args, image } = container;
  const variables = maps(env);
  const names = variables.map(({ name }) => asText(name));
  const isJava = mayBeJava(container);
  const found = (field: string, text: Json | undefined, forms: RegExp) =>
    [...(typeof text === 'string' ? text : '').matchAll(forms)]
      .map(([form, braced, bare]) => ({ field, form, name: braced ?? bare }))
      .filter(({ name, form }) => names.includes(name) && !(isJava && form.startsWith('${')));
  const lists = Object.entries({ command, args }).flatMap(([list, words]) =>
    Array.isArray(words) ? [{ list, words }] : [],
  );
  const isRead =
    (!Array.isArray(command) && !isReleasedImage(asText(image))) ||
    lists.some(({ words }) => words.some((word) => SHELL.test(asText(word))));
  return [
    ...(isRead
      ? []
      : lists.flatMap(({ list, words }) => words.flatMap((word, i) => found(`${list}[${i}]`, word, BRACED_OR_BARE)))),
    ...variables.flatMap(({ value }, i) => found(`env[${i}].value`, value, BRACED)),
  ];
}

/** References in the paths of mounts, without whose variables a container is not created. */
function pathsIn(
  { env, volumeMounts }: JsonObject,
  { variables, isComplete }: Brought,
): { readonly field: string; readonly name: string }[] {
  const names = [...variables.keys(), ...maps(env).map(({ name }) => asText(name))];
  return maps(volumeMounts).flatMap(({ subPathExpr }, index) =>
    (isComplete ? referencesIn(subPathExpr) : [])
      .filter((name) => !FROM_SERVICE.test(name) && !names.includes(name))
      .map((name) => ({ field: `volumeMounts[${index}].subPathExpr`, name })),
  );
}

const EXEC_COMMANDS = [
  ['livenessProbe'],
  ['readinessProbe'],
  ['startupProbe'],
  ['lifecycle', 'preStop'],
  ['lifecycle', 'postStart'],
].map((at) => [...at, 'exec', 'command']);

/** References to variables of the container in commands that the kubelet runs as they are. */
function commandsOf(container: JsonObject): { readonly field: string; readonly name: string }[] {
  const names = maps(container.env).map(({ name }) => asText(name));
  return EXEC_COMMANDS.flatMap((at) => {
    const words = valueAt(container, at);
    return (Array.isArray(words) ? words : []).flatMap((word, index) =>
      referencesIn(word)
        .filter((name) => names.includes(name))
        .map((name) => ({ field: `${at.join('.')}[${index}]`, name })),
    );
  });
}

/** The usual form of variables; anything else in parentheses may be a command for a shell. */
const VARIABLE = /^[A-Z_][A-Z0-9_]*$/;

/** Names of the variables that each Service of the namespace provides. */
const FROM_SERVICE = /_SERVICE_(HOST|PORT)(_|$)|_PORT(_|$)|^KUBERNETES_/;

/** Whether a container has a dollar sign where the rule looks: most have none. */
function mayRefer(container: JsonObject): boolean {
  const { env, command, args, volumeMounts } = container;
  return (
    maps(env).some(({ value }) => hasDollar(value)) ||
    maps(volumeMounts).some(({ subPathExpr }) => hasDollar(subPathExpr)) ||
    isReferring(command) ||
    isReferring(args) ||
    EXEC_COMMANDS.some((at) => isReferring(valueAt(container, at)))
  );
}

function isReferring(words: Json | undefined): boolean {
  return Array.isArray(words) && words.some(hasDollar);
}

function hasDollar(text: Json | undefined): boolean {
  return typeof text === 'string' && text.includes('$');
}

/** The names in `$(NAME)`; `$$` is an escape for `$`. */
function referencesIn(value: unknown): string[] {
  const text = typeof value === 'string' ? value.replaceAll('$$', '') : '';
  return [...text.matchAll(/\$\(([^()]+)\)/g)].map(([, name]) => name);
}
