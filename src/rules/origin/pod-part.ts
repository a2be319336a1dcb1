import { containerName, namingPart } from './naming';
import { type Owner } from './owner';
import { nodePlace, textOf, type Place, type PredictorPlace } from './place';
import { ENGINE_ENV_PREFIX } from '../../api/annotations';
import { isPrepackaged } from '../../api/servers';
import { isObject, type Json, type JsonObject } from '../../private/json';
import { type Segment } from '../../private/path';
import { valueAt } from '../../private/value-at';
import { dnsLabel } from '../apiserver/names';

type Way = readonly Segment[];

const ENGINE = 'seldon-container-engine';
const TFSERVING = 'tfserving';
const INITIALIZER = '-model-initializer';
const MODEL_VOLUME = '-provision-location';
const CREDENTIALS_VOLUME = 'user-gcp-sa';

/** Which field of a SeldonDeployment decides a field of a pod that is made for a part of it. */
export class PodOrigin {
  private readonly predictor: PredictorPlace;

  public constructor(
    private readonly owner: Owner,
    /** The spec of the pod. */
    private readonly pod: JsonObject,
    private readonly sdep: JsonObject,
  ) {
    this.predictor = owner.predictor;
  }

  /** @param way the field inside of the pod's spec */
  public of(way: Way): Way {
    const [part, index, ...rest] = way;
    if (typeof index === 'number') {
      switch (part) {
        case 'containers': return this.container(index, rest);
        case 'initContainers': return this.initContainer(index, rest);
        case 'volumes': return this.volume(index, rest);
      }
    }
    return part === 'serviceAccountName' ? this.serviceAccount() : [...this.written, ...way];
  }

  /** Where the pod's spec is written; the explainer has none but that of its container. */
  private get written(): Way {
    const { owner, predictor } = this;
    return owner.kind === 'component' ? [...predictor.at, 'componentSpecs', owner.index, 'spec'] : predictor.at;
  }

  private container(index: number, rest: Way): Way {
    const { owner, predictor } = this;
    const made = itemAt(this.pod, 'containers', index);
    const name = textOf(made, 'name');
    if (name === ENGINE && !this.isWritten('containers', index, name)) {
      return this.orchestrator(made, rest);
    }
    if (owner.kind === 'explainer') {
      return rest[0] === 'name' ? this.nameOf(name) : this.inContainer([...predictor.at, 'explainer', 'containerSpec'], made, rest, [...predictor.at, 'explainer']);
    }
    if (this.isWritten('containers', index, name)) {
      const at = [...this.written, 'containers', index];
      return rest[0] === 'image' && this.hasServerImage(at, name) ? inNode(this.nodeOf(name)!.at, rest) : this.inContainer(at, made, rest, this.nodeOf(name)?.at);
    }
    return this.misnamed(mounted(made, rest)) ?? inNode(this.nodeOf(name)?.at ?? predictor.at, rest);
  }

  /** Whether a written container gets its server's image, over its own. */
  private hasServerImage(at: Way, name: string): boolean {
    const implementation = this.nodeOf(name)?.value.implementation;
    const isProxy = implementation === 'TENSORFLOW_SERVER' && valueAt(this.sdep, ['spec', 'protocol']) !== 'tensorflow';
    return isProxy || typeof implementation === 'string' && (valueAt(this.sdep, [...at, 'image']) ?? '') !== '';
  }

  /** The operator adds containers behind those that are written. */
  private isWritten(list: string, index: number, name: string): boolean {
    const given = valueAt(this.sdep, [...this.written, list, index]);
    return this.owner.kind === 'component' && isObject(given) && textOf(given, 'name') === name;
  }

  /** A field of a container; the operator adds probes, and items to lists. */
  private inContainer(at: Way, made: JsonObject | undefined, way: Way, otherwise: Way = at): Way {
    const [part, index, ...rest] = way;
    const given = part === undefined ? undefined : valueAt(this.sdep, [...at, part]);
    const item = typeof index === 'number' ? itemAt(made, part, index) : undefined;
    if (item === undefined) {
      const port = given === undefined ? portOf(made?.[part]) : undefined;
      return port === undefined ? [...at, ...way] : this.port(at, port) ?? at;
    }
    const own = Array.isArray(given) ? indexOf(given, item, Number(index)) : -1;
    if (own >= 0) {
      return [...at, part, own, ...rest];
    }
    return part === 'volumeMounts' ? this.mount(at, item, rest, otherwise) : inNode(otherwise, way);
  }

  /** A mount that the operator adds: it collides with the one that took its path, or lacks its volume. */
  private mount(at: Way, item: JsonObject, rest: Way, otherwise: Way): Way {
    const given = valueAt(this.sdep, [...at, 'volumeMounts']);
    const rival = rest[0] === 'mountPath' && Array.isArray(given)
      ? given.findIndex((other) => isObject(other) && other.mountPath === item.mountPath) : -1;
    return rival >= 0 ? [...at, 'volumeMounts', rival, 'mountPath'] : this.misnamed(textOf(item, 'name')) ?? inNode(otherwise, ['volumeMounts']);
  }

  /** Where a container gets its name; the explainer's has that of its Deployment, unless it says another. */
  private nameOf(container: string): Way {
    if (this.owner.kind !== 'explainer') {
      return containerName(container, this.predictor);
    }
    const own = [...this.predictor.at, 'explainer', 'containerSpec', 'name'];
    return (valueAt(this.sdep, own) ?? '') === '' ? namingPart(this.owner, this.sdep, 'Service') : own;
  }

  /** The name of the container by whose name a model's folder has a name that cannot be. */
  private misnamed(volume: string): Way | undefined {
    return volume.endsWith(MODEL_VOLUME) && dnsLabel(volume).length > 0
      ? this.nameOf(volume.slice(0, -MODEL_VOLUME.length)) : undefined;
  }

  private port(at: Way, number: number): Way | undefined {
    const ports = valueAt(this.sdep, [...at, 'ports']);
    const index = Array.isArray(ports) ? ports.findIndex((port) => isObject(port) && port.containerPort === number) : -1;
    return index < 0 ? undefined : [...at, 'ports', index, 'containerPort'];
  }

  private orchestrator(made: JsonObject | undefined, [part, index, ...rest]: Way): Way {
    const at = [...this.predictor.at, 'svcOrchSpec'];
    if (part !== 'env' || typeof index !== 'number') {
      return [...at, ...part === undefined ? [] : [part], ...index === undefined ? [] : [index], ...rest];
    }
    const variable = itemAt(made, 'env', index);
    const given = valueAt(this.sdep, [...at, 'env']);
    const own = Array.isArray(given) && variable !== undefined ? indexOf(given, variable, -1) : -1;
    return own >= 0 ? [...at, 'env', own, ...rest] : this.annotation(textOf(variable, 'name')) ?? at;
  }

  /** The annotation that becomes an environment variable of the orchestrator. */
  private annotation(variable: string): Way | undefined {
    const annotations = valueAt(this.sdep, ['spec', 'annotations']);
    const key = Object.keys(isObject(annotations) ? annotations : {}).find((candidate) =>
      candidate.startsWith(ENGINE_ENV_PREFIX) && candidate.slice(ENGINE_ENV_PREFIX.length).replaceAll('-', '_').toUpperCase() === variable);
    return key === undefined ? undefined : ['spec', 'annotations', key];
  }

  private initContainer(index: number, rest: Way): Way {
    const made = itemAt(this.pod, 'initContainers', index);
    const name = textOf(made, 'name');
    if (this.isWritten('initContainers', index, name)) {
      return [...this.written, 'initContainers', index, ...rest];
    }
    const container = name.endsWith(INITIALIZER) ? name.slice(0, -INITIALIZER.length) : name;
    const node = this.sourceOf(container);
    switch (rest[0]) {
      case 'name': return this.nameOf(container);
      case 'image': return [...node, 'storageInitializerImage'];
      case 'envFrom': return [...node, 'envSecretRefName'];
      case 'env': return this.accountOf(node);
      default: return this.misnamed(mounted(made, rest)) ?? [...node, 'modelUri'];
    }
  }

  private volume(index: number, rest: Way): Way {
    const name = textOf(itemAt(this.pod, 'volumes', index), 'name');
    if (this.isWritten('volumes', index, name)) {
      return [...this.written, 'volumes', index, ...rest];
    }
    // A model's claim stands before its folder, and its credentials behind.
    const step = name === CREDENTIALS_VOLUME ? -1 : 1;
    for (let i = index; itemAt(this.pod, 'volumes', i) !== undefined; i += step) {
      const folder = textOf(itemAt(this.pod, 'volumes', i), 'name');
      if (folder.endsWith(MODEL_VOLUME)) {
        const container = folder.slice(0, -MODEL_VOLUME.length);
        if (name === CREDENTIALS_VOLUME) {
          return this.accountOf(this.sourceOf(container));
        }
        return folder === name && rest[0] === 'name' ? this.nameOf(container) : [...this.sourceOf(container), 'modelUri'];
      }
    }
    return this.written;
  }

  /** Where the ServiceAccount is named with whose credentials a model is loaded: its own, else the pod's as it is at that time. */
  private accountOf(source: Way): Way {
    const at = [...source, 'serviceAccountName'];
    if (this.owner.kind !== 'component' || (valueAt(this.sdep, at) ?? '') !== '') {
      return at;
    }
    const { containers } = this.owner;
    const { nodes } = this.predictor;
    const earlier = nodes.slice(0, nodes.findIndex((node) => node.at.join() === source.join())).reverse()
      .find(({ value }) => textOf(value, 'serviceAccountName') !== '' && isPrepackaged(value) && containers.includes(textOf(value, 'name')));
    return earlier === undefined ? [...this.written, 'serviceAccountName'] : [...earlier.at, 'serviceAccountName'];
  }

  private serviceAccount(): Way {
    if (this.owner.kind === 'explainer') {
      return [...this.predictor.at, 'explainer', 'serviceAccountName'];
    }
    const account = textOf(this.pod, 'serviceAccountName');
    const node = this.predictor.nodes.find(({ value }) => textOf(value, 'serviceAccountName') === account);
    const own = valueAt(this.sdep, [...this.written, 'serviceAccountName']);
    return own === account || node === undefined ? [...this.written, 'serviceAccountName'] : [...node.at, 'serviceAccountName'];
  }

  /** Who asks for the model of a container. */
  private sourceOf(container: string): Way {
    return this.owner.kind === 'explainer' ? [...this.predictor.at, 'explainer'] : this.nodeOf(container)?.at ?? this.predictor.at;
  }

  /** The node that a container serves; TensorFlow Serving runs beside the container of its node. */
  private nodeOf(container: string): Place | undefined {
    const node = nodePlace(this.predictor, container);
    return node === undefined && container === TFSERVING
      ? this.predictor.nodes.find(({ value }) => value.implementation === 'TENSORFLOW_SERVER') : node;
  }
}

/** What decides a field of a container that the operator makes for a graph node. */
function inNode(at: Way, [part]: Way): Way {
  switch (part) {
    case 'name': return [...at, 'name'];
    case 'image': return [...at, 'implementation'];
    case 'env': return [...at, 'parameters'];
    case 'volumeMounts': return [...at, 'modelUri'];
    case 'ports': return [...at, 'endpoint', 'service_port'];
    default: return at;
  }
}

function itemAt(fields: JsonObject | undefined, key: Segment, index: number): JsonObject | undefined {
  const item = valueAt(fields ?? null, [key, index]);
  return isObject(item) ? item : undefined;
}

/** The volume of the mount to which a way leads. */
function mounted(container: JsonObject | undefined, [part, index]: Way): string {
  return part === 'volumeMounts' ? textOf(itemAt(container, part, Number(index)), 'name') : '';
}

/** The port at which an added probe asks. */
function portOf(probe: Json | undefined): number | undefined {
  const port = valueAt(probe ?? null, ['tcpSocket', 'port']) ?? valueAt(probe ?? null, ['httpGet', 'port']);
  return typeof port === 'number' ? port : undefined;
}

const IDENTITY = ['name', 'mountPath', 'devicePath', 'containerPort', 'prefix'];

/** Where a list has an item of the same identity, first at the same place. */
function indexOf(list: readonly Json[], item: JsonObject, index: number): number {
  const isSame = (other: Json | undefined): boolean => isObject(other) && IDENTITY.every((key) => (other[key] ?? '') === (item[key] ?? ''));
  return isSame(list[index]) ? index : list.findIndex(isSame);
}
