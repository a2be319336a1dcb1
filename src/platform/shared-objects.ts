import { ApiObject } from 'cdk8s';
import { type IConstruct } from 'constructs';
import { clusterOf } from './gitops/share-installs';
import { type Meeting } from './one-cluster';
import { type PlatformValues } from './values/sections/platform';

/** An environment and what contains its objects. */
export interface ObjectFolder {
  readonly name: string;
  readonly values: PlatformValues;
  readonly scope: IConstruct;
}

/** How many objects a message names. */
const SHOWN = 3;

/** What to report about environments that GitOps puts into one cluster and that contain the same objects. */
export function sharedObjects(folders: readonly ObjectFolder[]): Meeting[] {
  const byCluster = new Map<string, ObjectFolder[]>();
  for (const folder of folders.filter(({ values }) => values.gitops)) {
    const cluster = clusterOf(folder.values.gitops!);
    byCluster.set(cluster, [...(byCluster.get(cluster) ?? []), folder]);
  }
  return [...byCluster]
    .filter(([, together]) => together.length > 1)
    .flatMap(([cluster, together]) =>
      [...objectsByEnvironments(together)].map(([environments, objects]) => meeting(cluster, environments, objects)),
    );
}

function meeting(cluster: string, environments: string, objects: readonly string[]): Meeting {
  const more = objects.length > SHOWN ? ` and ${objects.length - SHOWN} more` : '';
  const place = `one cluster${cluster === '' ? '' : ` (${cluster})`}`;
  return {
    message: `environments ${environments} each write ${objects.slice(0, SHOWN).join(', ')}${more} into ${place}`,
    remedy:
      'name a cluster for each (gitops.argocd.server, gitops.flux.kubeConfigSecret), or let only one have each object: ' +
      'other names and namespaces, or namespaces.NAME.create: false',
  };
}

/** Objects that several environments contain, by the names of these. */
function objectsByEnvironments(folders: readonly ObjectFolder[]): Map<string, string[]> {
  const owners = new Map<string, { readonly shown: string; readonly names: string[] }>();
  for (const { name, scope } of folders) {
    for (const object of scope.node.findAll().filter((construct) => ApiObject.isApiObject(construct))) {
      const { namespace } = object.metadata;
      const shown = `${object.kind} ${namespace === undefined ? '' : `${namespace}/`}${object.name}`;
      const key = `${object.apiGroup} ${shown}`;
      owners.set(key, { shown, names: [...(owners.get(key)?.names ?? []), name] });
    }
  }
  const shared = new Map<string, string[]>();
  for (const { shown, names } of [...owners.values()].filter((owner) => owner.names.length > 1)) {
    shared.set(names.join(', '), [...(shared.get(names.join(', ')) ?? []), shown]);
  }
  return shared;
}
