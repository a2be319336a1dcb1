import { placeholderOrWordIn } from './placeholder';
import { anonymousImage, withoutUser } from './redact';
import { remembered } from './remembered';

/** A problem with an image, and what to write instead. */
export interface ImageProblem {
  readonly message: string;
  readonly remedy: string;
}

const HOST = /^(([a-z0-9]([a-z0-9-]*[a-z0-9])?)(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*|\[[0-9a-f:]+\])(:\d+)?$/i;
const PART = /^[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^[A-Za-z][A-Za-z0-9]*([-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/;
const MOST_CHARACTERS = 255;
/** The limit for name, tag and digest together; nothing else is checked beyond it. */
const LONGEST_REFERENCE = 1024;

/**
 * What prevents a container runtime from parsing an image reference; undefined if it can be parsed.
 * @see https://github.com/distribution/reference/blob/v0.6.0/normalize.go
 */
export const imageProblem: (image: string) => ImageProblem | undefined = remembered(problemOf);

function problemOf(image: string): ImageProblem | undefined {
  if (image.length > LONGEST_REFERENCE) {
    return { message: 'it is too long', remedy: 'write a shorter name' };
  }
  const placeholder = placeholderOrWordIn(image);
  if (placeholder !== undefined) {
    return {
      message: `${placeholder} is a placeholder that was not filled in`,
      remedy: 'check what the template renders to, or write the image instead',
    };
  }
  const anonymous = withoutUser(image);
  if (anonymous !== image) {
    const [name] = anonymous.slice(anonymous.indexOf('@') + 1).split(/[?#]/);
    return {
      message: 'it contains a user',
      remedy:
        `write ${name}, and name a Secret of type kubernetes.io/dockerconfigjson with ` +
        'the user and the password in imagePullSecrets',
    };
  }
  if (/^[a-z]+:\/\//i.test(image)) {
    return { message: 'it begins with a scheme', remedy: `write ${image.replace(/^[a-z]+:\/\//i, '')}` };
  }
  if (image !== image.trim()) {
    return { message: 'it begins or ends with whitespace', remedy: 'remove the whitespace' };
  }
  const [rest, ...digests] = image.split('@');
  if (digests.length > 1 || digests.some((digest) => !DIGEST.test(digest))) {
    return { message: 'the part after @ is not a digest', remedy: 'write @sha256: and 64 hexadecimal digits' };
  }
  const { host, parts, tags } = split(rest);
  if (tags.length > 1) {
    return { message: 'it has more than one tag', remedy: 'keep one tag after the last colon' };
  }
  if (tags.some((tag) => !TAG.test(tag))) {
    return {
      message: `${JSON.stringify(anonymousImage(tags[0]))} is not a tag`,
      remedy: 'write letters, digits, dots and dashes',
    };
  }
  const wrong = parts.find((part) => !PART.test(part));
  if (wrong !== undefined) {
    const name = [...(host === '' ? [] : [host]), ...parts].join('/');
    return !PART.test(wrong.toLowerCase())
      ? {
          message: `${JSON.stringify(wrong)} cannot be part of a name`,
          remedy: 'write lowercase letters and digits, joined by dots, dashes and underscores',
        }
      : { message: 'its name has uppercase letters', remedy: `write ${[name.toLowerCase(), ...tags].join(':')}` };
  }
  if (host !== '' && !HOST.test(host)) {
    return {
      message: `${JSON.stringify(host)} is not the host of a registry`,
      remedy: 'write a host such as registry.example.com',
    };
  }
  return parts.join('/').length > MOST_CHARACTERS
    ? { message: `its name has more than ${MOST_CHARACTERS} characters`, remedy: 'write a shorter name' }
    : undefined;
}

/** The registry (empty if there is none), the parts of the name, and the tags after colons in the last part. */
function split(reference: string): { host: string; parts: string[]; tags: string[] } {
  const parts = reference.split('/');
  const isHost = parts.length > 1 && (/[.:A-Z]/.test(parts[0]) || parts[0] === 'localhost');
  const host = isHost ? parts[0] : '';
  const [last, ...tags] = parts[parts.length - 1].split(':');
  return { host, parts: [...parts.slice(isHost ? 1 : 0, -1), last], tags };
}
