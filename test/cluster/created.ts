import { type Cluster, sleep } from './cluster';
import { isObject, type JsonObject, type Manifest } from '../../src/private/json';
import { firstDifference } from '../helpers/compare';

/** The kinds that the operator creates, with their place in the API. */
const CREATED: Readonly<Record<string, string>> = {
  'apps/v1 Deployment': 'apis/apps/v1 deployments',
  'v1 Service': 'api/v1 services',
  'autoscaling/v2 HorizontalPodAutoscaler': 'apis/autoscaling/v2 horizontalpodautoscalers',
  'policy/v1 PodDisruptionBudget': 'apis/policy/v1 poddisruptionbudgets',
  'keda.sh/v1alpha1 ScaledObject': 'apis/keda.sh/v1alpha1 scaledobjects',
  'networking.istio.io/v1alpha3 VirtualService': 'apis/networking.istio.io/v1alpha3 virtualservices',
  'networking.istio.io/v1alpha3 DestinationRule': 'apis/networking.istio.io/v1alpha3 destinationrules',
  'getambassador.io/v2 Mapping': 'apis/getambassador.io/v2 mappings',
  'getambassador.io/v2 TLSContext': 'apis/getambassador.io/v2 tlscontexts',
};

/** What the operator has created, by namespace. */
export async function createdObjects(cluster: Cluster): Promise<Map<string, Manifest[]>> {
  const found = new Map<string, Manifest[]>();
  for (const [kind, place] of Object.entries(CREATED)) {
    const { code, body } = await cluster.request('GET', place.replace(' ', '/'));
    for (const item of code === 200 ? (body.items as JsonObject[]) : []) {
      const metadata = item.metadata as JsonObject;
      const owners = (metadata.ownerReferences ?? []) as JsonObject[];
      if (owners.some((owner) => owner.kind === 'SeldonDeployment')) {
        const [apiVersion, name] = kind.split(' ');
        const namespace = String(metadata.namespace);
        found.set(namespace, [...(found.get(namespace) ?? []), { ...item, apiVersion, kind: name } as Manifest]);
      }
    }
  }
  return found;
}

/**
 * One line for the first difference between what the operator created and what it was expected to: each expected object
 * is put in the place of the created one in a dry run, so that the API server fills in the same defaults.
 */
export async function createdDifference(
  cluster: Cluster,
  created: readonly Manifest[],
  expected: readonly Manifest[],
): Promise<string | undefined> {
  const live = new Map(created.map((object) => [key(object), object]));
  const stored: JsonObject[] = [];
  for (const object of expected) {
    const there = live.get(key(object));
    if (there === undefined) {
      return `${key(object)}: missing in the cluster`;
    }
    const metadata = { ...object.metadata, resourceVersion: there.metadata.resourceVersion };
    const [path, kind] = CREATED[`${object.apiVersion} ${object.kind}`].split(' ');
    const { code, body } = await cluster.request(
      'PUT',
      `${path}/namespaces/${String(object.metadata.namespace)}/${kind}/${String(object.metadata.name)}?dryRun=All`,
      { ...object, metadata },
    );
    if (code !== 200) {
      return `${key(object)}: ${String(body.message)}`;
    }
    stored.push({ ...body, apiVersion: object.apiVersion, kind: object.kind });
  }
  return firstDifference(stored.map(withoutAdditions), created.map(withoutAdditions));
}

/**
 * Waits until the operator has done all it can, with every Deployment rolled out as nodes would do it.
 *
 * @throws Error if it is not done after some seconds, as when it rewrites a Deployment forever
 */
export async function settled(cluster: Cluster, quietSeconds = 6, mostSeconds = 900): Promise<void> {
  const start = Date.now();
  for (let last = '', since = start; Date.now() - since < quietSeconds * 1000; await sleep(500)) {
    if (Date.now() - start > mostSeconds * 1000) {
      throw new Error(`the operator is not done after ${mostSeconds} s; generations: ${generationsIn(last)}`);
    }
    await rollOut(cluster);
    const state = JSON.stringify(
      [...(await createdObjects(cluster)).values()].flat().map(({ metadata }) => [metadata.uid, metadata.generation]),
    );
    const { body } = await cluster.request('GET', 'apis/machinelearning.seldon.io/v1/seldondeployments');
    const statuses = JSON.stringify(
      (body.items as JsonObject[]).map(({ status }) => isObject(status) && [status.state, status.deploymentStatus]),
    );
    if (state + statuses !== last) {
      last = state + statuses;
      since = Date.now();
    }
  }
}

/** The generations in a state, the largest of which belong to what is rewritten. */
function generationsIn(state: string): string {
  return [...state.matchAll(/"([\da-f-]{36})",(\d+)/g)].map(([, uid, generation]) => `${uid} ${generation}`).join(', ');
}

/** Says of Deployments what their controller says when all pods are available. */
export async function rollOut(cluster: Cluster, which: (metadata: JsonObject) => boolean = () => true): Promise<void> {
  const { body } = await cluster.request('GET', 'apis/apps/v1/deployments');
  const deployments = (body.items as JsonObject[]).filter(({ metadata }) => which(metadata as JsonObject));
  await Promise.all(
    deployments.map(async (deployment) => {
      const [metadata, spec, status] = [deployment.metadata, deployment.spec, deployment.status ?? {}] as JsonObject[];
      if (status.observedGeneration !== metadata.generation) {
        const replicas = spec.replicas as number;
        await cluster.request(
          'PUT',
          `apis/apps/v1/namespaces/${String(metadata.namespace)}/deployments/${String(metadata.name)}/status`,
          {
            ...deployment,
            apiVersion: 'apps/v1',
            kind: 'Deployment',
            status: {
              observedGeneration: metadata.generation,
              replicas,
              updatedReplicas: replicas,
              readyReplicas: replicas,
              availableReplicas: replicas,
              conditions: [
                { type: 'Available', status: 'True', reason: 'MinimumReplicasAvailable' },
                { type: 'Progressing', status: 'True', reason: 'NewReplicaSetAvailable' },
              ],
            },
          },
        );
      }
    }),
  );
}

/**
 * Leaves out what the operator adds to containers in the predictor that the orchestrator is told about
 * (`ENGINE_PREDICTOR`): variables and mounts. Where TENSORFLOW_SERVER runs next to other containers, it depends on the
 * capacity of a Go slice whether what is added late shows there, and that on whether the SeldonDeployment was decoded
 * or copied out of a cache. The orchestrator reads none of it.
 */
function withoutAdditions(object: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(object), (name, value: JsonObject) => {
    if (name !== '' && value?.name === 'ENGINE_PREDICTOR' && typeof value.value === 'string') {
      const decoded = Buffer.from(value.value, 'base64').toString('utf8');
      const text = JSON.stringify(JSON.parse(decoded), (inner, item: unknown) =>
        inner === 'volumeMounts' || inner === 'env' ? undefined : item,
      );
      return { ...value, value: Buffer.from(text).toString('base64') };
    }
    return value;
  }) as JsonObject;
}

function key({ apiVersion, kind, metadata }: Manifest): string {
  return `${apiVersion} ${kind} ${String(metadata.name)}`;
}
