import { labellingPart } from './labelling';
import { namingPart } from './naming';
import { type Owner, Owners } from './owner';
import { containerPlace, predictorsOf, textOf, written } from './place';
import { PodOrigin } from './pod-part';
import { isObject, type JsonObject, type Manifest } from '../../private/json';
import { formatPath, parsePath, type Segment } from '../../private/path';
import { valueAt } from '../../private/value-at';
import { type Refusal } from '../apiserver/refusal';

type Way = readonly Segment[];

/** Tells which field of one SeldonDeployment decides a field of an object that the operator creates from it. */
export class Origin {
  private readonly owners: Owners;

  /**
   * @param sdep the SeldonDeployment as the operator sees it
   * @param nameAsPrefix the operator's setting `manager.deploymentNameAsPrefix`
   */
  public constructor(private readonly sdep: JsonObject, nameAsPrefix: boolean) {
    const name = textOf(isObject(sdep.metadata) ? sdep.metadata : undefined, 'name');
    this.owners = new Owners(name, predictorsOf(sdep), nameAsPrefix);
  }

  /** The path of the field to change, as far as it is written. */
  public of(object: Manifest, refusal: Refusal): string {
    const owner = this.owners.of(object);
    if (owner === undefined) {
      return 'spec';
    }
    const way = this.decides(owner, object, refusal, parsePath(refusal.field));
    return formatPath(written(this.sdep, way, refusal.type === 'FieldValueRequired'));
  }

  private decides(owner: Owner, object: Manifest, refusal: Refusal, way: Way): Way {
    if (way[0] === 'metadata') {
      return this.ofMetadata(owner, object, refusal, way[1]);
    }
    switch (object.kind) {
      case 'Deployment': return this.inDeployment(owner, object, refusal, way);
      case 'Service': return this.inService(owner, object, refusal, way);
      case 'HorizontalPodAutoscaler': return [...component(owner), 'hpaSpec', ...this.inAutoscaler(owner, way.slice(1))];
      case 'PodDisruptionBudget': return [...component(owner), 'pdbSpec', ...way.slice(1)];
      default: return owner.predictor.at;
    }
  }

  private ofMetadata(owner: Owner, object: Manifest, refusal: Refusal, part: Segment): Way {
    return part === 'labels' || part === 'annotations'
      ? labellingPart(refusal, owner, object, this.sdep, part)
      : namingPart(owner, this.sdep, object.kind);
  }

  private inDeployment(owner: Owner, object: Manifest, refusal: Refusal, way: Way): Way {
    const { predictor } = owner;
    const part = way.slice(1, 3).join('.');
    if (part === 'replicas') {
      return this.replicas(owner);
    }
    if (part === 'progressDeadlineSeconds') {
      return [...predictor.at, 'progressDeadlineSeconds'];
    }
    if (part === 'template.spec') {
      const pod = valueAt(object, ['spec', 'template', 'spec']);
      return new PodOrigin(owner, isObject(pod) ? pod : {}, this.sdep).of(way.slice(3));
    }
    const key = way.includes('annotations') ? 'annotations' : 'labels';
    return part.startsWith('selector') || part.startsWith('template') ? labellingPart(refusal, owner, object, this.sdep, key) : predictor.at;
  }

  /** The number nearest to the pods is the one that counts. */
  private replicas(owner: Owner): Way {
    const { predictor } = owner;
    const nearest: Record<Owner['kind'], Way> = {
      component: component(owner),
      orchestrator: [...predictor.at, 'svcOrchSpec'],
      explainer: [...predictor.at, 'explainer'],
      service: predictor.at,
      container: predictor.at,
    };
    const levels = [nearest[owner.kind], predictor.at, ['spec']];
    const level = levels.find((at) => (valueAt(this.sdep, [...at, 'replicas']) ?? undefined) !== undefined) ?? predictor.at;
    return [...level, 'replicas'];
  }

  private inService(owner: Owner, object: Manifest, refusal: Refusal, way: Way): Way {
    const { predictor } = owner;
    if (way[1] === 'selector') {
      return labellingPart(refusal, owner, object, this.sdep, 'labels');
    }
    if (owner.kind === 'explainer') {
      return [...predictor.at, 'explainer', 'endpoint', 'service_port'];
    }
    const container = owner.kind === 'container' ? containerPlace(predictor, owner.container) : undefined;
    if (container === undefined) {
      return predictor.at;
    }
    const name = valueAt(object, [...way.slice(0, 3), 'name']);
    const ports = container.value.ports;
    const index = Array.isArray(ports) ? ports.findIndex((port) => isObject(port) && port.name === name) : -1;
    return index < 0 ? container.at : [...container.at, 'ports', index, 'containerPort'];
  }

  /** Metrics may be written in the form of an older version. */
  private inAutoscaler(owner: Owner, [part, index, kind, ...rest]: Way): Way {
    if (part !== 'metrics') {
      return part === undefined ? [] : [part];
    }
    const isOld = Array.isArray(valueAt(this.sdep, [...component(owner), 'hpaSpec', 'metrics']));
    const metric = [isOld ? 'metrics' : 'metricsv2', ...index === undefined ? [] : [index], ...kind === undefined ? [] : [kind]];
    return isOld ? [...metric, ...oldMetricField(String(kind), rest)] : [...metric, ...rest];
  }
}

const OLD_FIELDS: Readonly<Record<string, string>> = {
  'metric.name': 'metricName',
  'metric.selector': 'selector',
  'describedObject': 'target',
  'target.value': 'targetValue',
  'target.averageValue': 'targetAverageValue',
  'target.averageUtilization': 'targetAverageUtilization',
};

/** A field of a metric under its name in `autoscaling/v2beta1`. */
function oldMetricField(kind: string, way: Way): Way {
  for (const [field, old] of Object.entries(OLD_FIELDS)) {
    const steps = field.split('.');
    if (steps.every((step, i) => way[i] === step)) {
      return [kind === 'object' && field === 'target.averageValue' ? 'averageValue' : old, ...way.slice(steps.length)];
    }
  }
  return way;
}

function component({ predictor, ...owner }: Owner): Way {
  return owner.kind === 'component' ? [...predictor.at, 'componentSpecs', owner.index] : predictor.at;
}
