import { filledVolume } from '../../api/volume-gaps';
import { compact } from '../../private/compact';
import { InputError } from '../../private/errors';
import { isObject, type Json, type JsonObject } from '../../private/json';
import { fromStruct } from '../k8s/from-struct';
import { type PodSpec } from '../k8s/structs.generated';

/**
 * Settings of a pod in addition to the containers of its graph nodes: `containers` are sidecars here.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec
 */
export interface PodOptions extends PodSpec {
  /**
   * The last part of the Deployment's name. If it is set, adding a container does not rename (and so replace) the
   * Deployment.
   *
   * @default - the names of the containers, joined by dashes
   */
  readonly name?: string;

  /**
   * Labels of the pod. The operator's own, such as `seldon-deployment-id`, must not be among them.
   *
   * @default - only the operator's own
   */
  readonly labels?: { readonly [key: string]: string };

  /**
   * Annotations of the pod and its Deployment.
   *
   * @default - only those of the SeldonDeployment, the predictor and the operator
   */
  readonly annotations?: { readonly [key: string]: string };
}

/** What graph nodes add to their pod. */
export interface NodeShare {
  readonly container: JsonObject;
  readonly volumes: JsonObject[];
  readonly initContainers: JsonObject[];
  readonly serviceAccountName?: string;
}

/** `metadata` and `spec` of a component spec with these graph nodes. */
export function podManifest(options: PodOptions, nodes: NodeShare[]): { metadata?: JsonObject; spec: JsonObject } {
  const { name, labels, annotations, ...podSpec } = options;
  const metadata = compact({ name, labels, annotations });
  const spec = fromStruct('PodSpec', podSpec);
  return {
    ...(Object.keys(metadata).length > 0 && { metadata }),
    spec: compact({
      ...spec,
      containers: [...nodes.map((node) => node.container), ...list(spec.containers)],
      initContainers: filled([...nodes.flatMap((node) => node.initContainers), ...list(spec.initContainers)]),
      volumes: filled([...nodes.flatMap((node) => node.volumes), ...list(spec.volumes)].map(filledOf)),
      serviceAccountName: spec.serviceAccountName ?? serviceAccount(nodes),
    }),
  };
}

/** A pod has one service account. */
function serviceAccount(nodes: NodeShare[]): string | undefined {
  const names = [...new Set(nodes.map((node) => node.serviceAccountName).filter((name) => name !== undefined))];
  if (names.length > 1) {
    throw new InputError(
      'nodes of one pod need different service accounts, got ' +
        `${names.map((name) => JSON.stringify(name)).join(' and ')}: ` +
        "give each its own pod with placement, or set the pod's serviceAccountName",
    );
  }
  return names[0];
}

function list(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

function filled(values: Json[]): Json[] | undefined {
  return values.length > 0 ? values : undefined;
}

/** What the API server would fill in is written: otherwise the operator rewrites the Deployment forever. */
function filledOf(volume: Json): Json {
  return isObject(volume) ? filledVolume(volume) : volume;
}
