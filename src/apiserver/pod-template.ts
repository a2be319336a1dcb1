import { checkAnnotations, checkLabels } from './metadata';
import { checkLocalPath } from './paths';
import { checkPodSpec } from './pod';
import { containersOf } from './pod-containers';
import { keysOf, node, nodes, text, type Fields } from './read';
import { type Refusals } from './refusal';
import { checkTolerations } from './tolerations';
import { type Json, type JsonObject, entryOf, has } from '../private/json';

/** Checks a pod template. The API server reports its labels and annotations without `metadata` in the path. */
export function checkPodTemplate(template: Fields, at: string, out: Refusals): void {
  const metadata = node(template, 'metadata');
  const spec = node(template, 'spec');
  const annotations = node(metadata, 'annotations');
  checkLabels(node(metadata, 'labels'), `${at}.labels`, out);
  checkAnnotations(annotations, `${at}.annotations`, out);
  checkPodAnnotations(annotations, spec, `${at}.annotations`, out);
  checkPodSpec(spec, `${at}.spec`, out);
  if (keysOf(annotations).some(isSeccomp)) {
    checkSeccompAgreement(annotations, spec, `${at}.spec`, out);
  }
  if (nodes(spec, 'ephemeralContainers').length > 0) {
    out.forbidden(`${at}.spec.ephemeralContainers`, 'ephemeral containers not allowed in pod template');
  }
}

const MIRROR = 'kubernetes.io/config.mirror';
const TOLERATIONS = 'scheduler.alpha.kubernetes.io/tolerations';
const DELETION_COST = 'controller.kubernetes.io/pod-deletion-cost';
const SECCOMP_POD = 'seccomp.security.alpha.kubernetes.io/pod';
const SECCOMP_CONTAINER = 'container.seccomp.security.alpha.kubernetes.io/';
const APP_ARMOR_CONTAINER = 'container.apparmor.security.beta.kubernetes.io/';

/** Checks annotations that have a meaning to Kubernetes. */
function checkPodAnnotations(annotations: Fields, spec: Fields, at: string, out: Refusals): void {
  for (const key of keysOf(annotations)) {
    const value = text(annotations, key);
    if (key === MIRROR && text(spec, 'nodeName') === '') {
      out.invalid(`${at}[${key}]`, value, 'must set spec.nodeName if mirror pod annotation is set');
    } else if (key === TOLERATIONS && value !== '') {
      checkTolerationsText(value, at, out);
    } else if (key === DELETION_COST && !isInt32(value)) {
      out.invalid(`${at}[${key}]`, value, 'must be a 32bit integer');
    } else if (isSeccomp(key)) {
      checkSeccompText(value, `${at}.${key}`, out);
    } else if (key.startsWith(APP_ARMOR_CONTAINER)) {
      checkAppArmor(key.slice(APP_ARMOR_CONTAINER.length), value, spec, `${at}[${key}]`, out);
    }
  }
}

function isSeccomp(key: string): boolean {
  return key === SECCOMP_POD || key.startsWith(SECCOMP_CONTAINER);
}

function checkTolerationsText(value: string, at: string, out: Refusals): void {
  let tolerations: Json;
  try {
    tolerations = JSON.parse(value) as Json;
  } catch (error) {
    out.invalid(at, TOLERATIONS, (error as Error).message);
    return;
  }
  if (!Array.isArray(tolerations)) {
    out.invalid(at, TOLERATIONS, 'must be a list of tolerations');
    return;
  }
  checkTolerations(nodes({ tolerations }, 'tolerations'), `${at}.${TOLERATIONS}`, out);
}

function isInt32(value: string): boolean {
  const number = Number(value);
  return /^(?:0|-\d+|[1-9]\d*)$/.test(value) && number >= -(2 ** 31) && number < 2 ** 31;
}

function checkSeccompText(value: string, at: string, out: Refusals): void {
  if (value.startsWith(LOCALHOST)) {
    checkLocalPath(value.slice(LOCALHOST.length), at, out);
  } else if (!['runtime/default', 'docker/default', 'unconfined'].includes(value)) {
    out.invalid(at, value, 'must be a valid seccomp profile');
  }
}

function checkAppArmor(container: string, value: string, spec: Fields, at: string, out: Refusals): void {
  if (!containersOf(spec).some(({ container: { name } }) => name === container)) {
    out.invalid(at, container, 'container not found');
  }
  if (!['', 'runtime/default', 'unconfined'].includes(value) && !value.startsWith(LOCALHOST)) {
    out.invalid(at, value, `invalid AppArmor profile name: ${JSON.stringify(value)}`);
  }
}

const LOCALHOST = 'localhost/';

/** Checks that old annotations and new fields set the same seccomp profile. */
function checkSeccompAgreement(annotations: Fields, spec: Fields, at: string, out: Refusals): void {
  const places: { profile: Fields; key: string; at: string }[] = [
    { profile: profileOf(spec), key: SECCOMP_POD, at: `${at}.securityContext.seccompProfile` },
    ...containersOf(spec).map(({ container, path }) => ({
      profile: profileOf(container),
      key: SECCOMP_CONTAINER + text(container, 'name'),
      at: `${at}.${path}.securityContext.seccompProfile`,
    })),
  ];
  for (const place of places) {
    if (place.profile !== undefined && annotations !== undefined && has(annotations, place.key)) {
      checkSameProfile(text(annotations, place.key), place.profile, place.at, out);
    }
  }
}

function profileOf(holder: Fields): Fields {
  return node(node(holder, 'securityContext'), 'seccompProfile');
}

function checkSameProfile(annotation: string, profile: JsonObject, at: string, out: Refusals): void {
  const type = text(profile, 'type');
  const local = annotation.startsWith(LOCALHOST);
  const agrees: Record<string, boolean> = {
    Unconfined: annotation === 'unconfined',
    RuntimeDefault: annotation === 'runtime/default' || annotation === 'docker/default',
    Localhost: local,
  };
  if (entryOf(agrees, type) === false) {
    out.forbidden(`${at}.type`, 'seccomp type in annotation and field must match');
  } else if (type === 'Localhost' && annotation.slice(LOCALHOST.length) !== profile.localhostProfile) {
    out.forbidden(`${at}.localhostProfile`, 'seccomp profile in annotation and field must match');
  }
}
