import { imageName, TENSORFLOW_SERVING } from '../../api/facts/images';
import { DEFAULT_IMAGES } from '../../api/versions';
import { asText, type JsonObject, maps } from '../../private/json';

/** Programs that replace variables in their arguments themselves. */
export const SHELL = /(^|\/)(ba|da|a|z|k)?sh$|^-c$|envsubst/;

/** Programs whose output people put into a value in the form of a shell; no variables have these names. */
const COMMAND = /\$\((nproc|hostname|date|whoami|uname|pwd|cat|getconf|grep|awk|free|curl|echo)( [^()]*)?\)/g;

/** Programs that take their arguments as they are. */
const PROGRAM =
  /(^|\/)(python[\d.]*|gunicorn|uvicorn|hypercorn|mlserver|tritonserver|tensorflow_model_server|seldon-core-microservice|java)$/;

/** Names of the images of Seldon Core, and of servers that it deploys, which take their arguments as they are. */
const RELEASED = new Set(
  [
    DEFAULT_IMAGES.executor,
    DEFAULT_IMAGES.storageInitializer,
    DEFAULT_IMAGES.explainer,
    ...Object.values(DEFAULT_IMAGES.servers).flatMap((images) => Object.values(images).map(({ image }) => image)),
  ]
    .filter((image) => image !== TENSORFLOW_SERVING)
    .map(imageName),
);

/** Whether an image is one of Seldon Core, or of a server that it deploys, in any registry. */
export function isReleasedImage(image: string): boolean {
  return RELEASED.has(imageName(image)) || `/${image.split(/[:@]/)[0]}`.endsWith(`/${TENSORFLOW_SERVING}`);
}

/** The commands for a shell in a string, such as `$(nproc)`: the kubelet leaves them as they are. */
function commandsIn(text: string): string[] {
  return text.includes('$(') ? [...text.replaceAll('$$', '').matchAll(COMMAND)].map(([command]) => command) : [];
}

/** Whether a value refers to no variable, but only to the output of commands. */
export function isCommand(value: string): boolean {
  return commandsIn(value).length > 0 && !value.replaceAll(COMMAND, '').includes('$(');
}

/** Commands for a shell in arguments of programs that are known not to be one. */
export function shellCommandsIn({ command, args, image }: JsonObject): { field: string; command: string }[] {
  const lists = Object.entries({ command, args }).flatMap(([list, words]) =>
    Array.isArray(words) ? [{ list, words: words.map(asText) }] : [],
  );
  const all = lists.flatMap(({ words }) => words);
  const isTaken = all.some((word) => PROGRAM.test(word)) || (!Array.isArray(command) && isReleasedImage(asText(image)));
  if (!isTaken || all.some((word) => SHELL.test(word))) {
    return [];
  }
  return lists.flatMap(({ list, words }) =>
    words.flatMap((word, index) => commandsIn(word).map((found) => ({ field: `${list}[${index}]`, command: found }))),
  );
}

/** Frameworks of Java, such as Spring, replace `${NAME}` in the values of variables themselves. */
export function mayBeJava({ image, env, command, args }: JsonObject): boolean {
  const words = [command, args].flatMap((list) => (Array.isArray(list) ? list.map(asText) : []));
  return (
    /java|spring|jdk|jre|jvm|quarkus|micronaut|kotlin|scala|temurin|corretto/i.test(asText(image)) ||
    words.some((word) => /(^|\/)java$|\.jar$/.test(word)) ||
    maps(env).some(({ name }) => JAVA_VARIABLE.test(asText(name)))
  );
}

const JAVA_VARIABLE = /^(_?JAVA|JDK|JVM|CATALINA|SPRING|QUARKUS|MICRONAUT|MANAGEMENT|SERVER|LOGGING)_/;
