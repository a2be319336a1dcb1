import { type FoundValues, isSame } from './found';
import { EXECUTOR_SERVER_PORT } from '../../../api/facts/manager-variables';
import { WEBHOOK_SECRET } from '../../../api/facts/names';
import { SCRAPE, SIDECAR_INJECT } from '../../../api/facts/third-party-keys';
import { asText, entryOf, isObject, type Json, type JsonObject, maps, valueAt, without } from '../../../private/json';
import { RESTRICTED_CONTEXT } from '../../deviations/operator';
import { MANAGER_VARIABLES } from '../manager-env';

/** Reads what values say to the Deployment of the manager. */
export function readManager(found: FoundValues, manager: JsonObject, namespace: string): void {
  const [container = {}] = maps(valueAt(manager, 'spec.template.spec.containers')).filter(
    ({ name }) => name === 'manager',
  );
  readEnvironment(found, maps(container.env));
  readContainer(found, container, namespace);
  readPod(found, manager);
}

function readEnvironment(found: FoundValues, env: readonly JsonObject[]): void {
  const written = (name: string): string | undefined => text(env.find((variable) => variable.name === name)?.value);
  for (const [name, source] of MANAGER_VARIABLES) {
    if ('path' in source) {
      found.note(source.path, written(name));
    } else if ('image' in source) {
      noteImage(found, source.image, written(name));
    }
  }
  const more = env.filter(({ name, value }) => {
    const isKnown = MANAGER_VARIABLES.some(([known]) => known === name);
    return !isKnown && !(name === 'ENGINE_SERVER_PORT' && value === written(EXECUTOR_SERVER_PORT));
  });
  found.note('manager.env', more.length > 0 ? more : undefined);
}

function noteImage(found: FoundValues, path: string, image: Json | undefined): void {
  const [, registry, repository, tag] = /^([^/]+)\/(.+):([^:]+)$/.exec(text(image) ?? '') ?? [];
  found.note(`${path}.registry`, registry);
  found.note(`${path}.repository`, repository);
  found.note(`${path}.tag`, tag);
}

/**
 * Fields of the container that are not a part of `manager.containerSecurityContext`, which the chart writes next to
 * them.
 */
const OF_CONTAINER: readonly string[] = [
  'args',
  'command',
  'env',
  'image',
  'imagePullPolicy',
  'livenessProbe',
  'name',
  'ports',
  'readinessProbe',
  'resources',
  'securityContext',
  'terminationMessagePath',
  'terminationMessagePolicy',
  'volumeMounts',
];

function readContainer(found: FoundValues, container: JsonObject, namespace: string): void {
  noteImage(found, 'image', container.image);
  found.note('image.pullPolicy', container.imagePullPolicy);
  for (const resource of ['cpu', 'memory']) {
    found.note(`manager.${resource}Limit`, valueAt(container, ['resources', 'limits', resource]));
    found.note(`manager.${resource}Request`, valueAt(container, ['resources', 'requests', resource]));
  }
  const args = Array.isArray(container.args) ? container.args.map(asText) : [];
  const flag = (name: string): string | undefined =>
    args.find((arg) => arg.startsWith(`--${name}=`))?.slice(`--${name}=`.length);
  found.note('webhook.port', flag('webhook-port'));
  found.note('metrics.port', flag('metrics-addr')?.replace(/^:/, ''));
  found.note('singleNamespace', namespace !== '' && flag('namespace') === namespace);
  const context = isObject(container.securityContext) ? container.securityContext : {};
  found.noteMap('manager.containerSecurityContext', {
    ...without(container, OF_CONTAINER),
    ...Object.fromEntries(
      Object.entries(context).filter(([key, value]) => !isSame(value, entryOf(RESTRICTED_CONTEXT, key))),
    ),
  });
}

/** Annotations of the pod that the chart writes itself. */
const OF_POD: readonly string[] = [SCRAPE.port, SCRAPE.scrape, SIDECAR_INJECT];

function readPod(found: FoundValues, manager: JsonObject): void {
  const template = valueAt(manager, 'spec.template') ?? {};
  const pod = (path: string): Json | undefined => valueAt(template, `spec.${path}`);
  found.note('hostNetwork', pod('hostNetwork') ?? false);
  found.note('manager.priorityClassName', pod('priorityClassName') ?? '');
  found.note('managerUserID', pod('securityContext.runAsUser') ?? '');
  found.note('serviceAccount.name', pod('serviceAccountName'));
  const replicas = valueAt(manager, 'spec.replicas') ?? 1;
  found.note('manager.replicas', replicas === 1 ? undefined : replicas);
  for (const field of ['affinity', 'imagePullSecrets', 'nodeSelector', 'tolerations']) {
    found.note(`manager.${field}`, pod(field));
  }
  const volume = maps(pod('volumes')).find(({ name }) => name === 'cert');
  const secret = volume && valueAt(volume, 'secret.secretName');
  found.note('webhook.certificateSecret', secret === WEBHOOK_SECRET ? undefined : secret);
  const annotations = valueAt(template, 'metadata.annotations');
  found.noteMap('manager.annotations', without(isObject(annotations) ? annotations : {}, OF_POD));
}

function text(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
