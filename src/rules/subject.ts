import { namespaceOf } from './rivals';
import { type Surroundings } from './surroundings';
import { type Watch } from './watch';
import { type NodePorts, nodePorts } from '../api/ports';
import {
  type Container,
  type ObjectMeta,
  type PredictiveUnit,
  type PredictorSpec,
  type SeldonDeploymentSpec,
  type SeldonPodSpec,
} from '../api/types.generated';
import { type SchemaVerdict } from '../api/validation/verdict';
import { expand, type Expanded, type ExpandOptions } from '../expand/expand';
import { type OperatorConfig } from '../expand/operator-config';
import { type Origins } from '../expand/origins/origins';
import { type JsonObject } from '../private/json';

/** A predictor and its place. */
export interface PlacedPredictor {
  readonly predictor: PredictorSpec;
  readonly index: number;
  readonly path: string;
  /** The graph's nodes, parents before children. */
  readonly nodes: readonly PlacedNode[];
  readonly components: readonly PlacedComponent[];
}

/** A graph node and its place. */
export interface PlacedNode {
  readonly node: PredictiveUnit;
  /** Index of the predictor. */
  readonly predictor: number;
  readonly path: string;
  /** The path in the webhook's errors, which writes children as `graph[0][1]`. */
  readonly upstreamPath: string;
}

/** A componentSpecs entry and its place. */
export interface PlacedComponent {
  readonly component: SeldonPodSpec;
  readonly index: number;
  readonly path: string;
  readonly containers: readonly PlacedContainer[];
}

/** A container and its place. */
export interface PlacedContainer {
  readonly container: Container;
  /** Index of the predictor. */
  readonly predictor: number;
  readonly path: string;
}

/** The SeldonDeployment being checked; views are computed once, on first use. */
export class Subject {
  private placed?: readonly PlacedPredictor[];
  private expanded?: Expanded;
  private traced?: Origins;
  /** Whether origins were looked up. */
  public neededOrigins = false;
  private numbered?: readonly ReadonlyMap<string, NodePorts>[];
  private readonly derived = new Map<unknown, unknown>();

  public constructor(
    /** As written. */
    public readonly object: JsonObject,
    /** The result of the schema validation. */
    public readonly verdict: SchemaVerdict,
    public readonly config: OperatorConfig,
    public readonly surroundings: Surroundings,
    /** What the operator that it was assigned to watches, if it was assigned to one. */
    public readonly watch?: Watch,
    /** Whether the expansion is also used outside the rules. */
    private readonly complete = false,
    /** Whether origins are likely to be needed. */
    private readonly expectsOrigins = false,
  ) {}

  /** Its namespace; empty if not set. */
  public get namespace(): string {
    return namespaceOf(this.object);
  }

  public get metadata(): ObjectMeta {
    return (this.value.metadata ?? {}) as ObjectMeta;
  }

  /** The spec as the operator sees it; it matches the schema, so its types hold. */
  public get spec(): SeldonDeploymentSpec {
    // The schema does not require a spec.
    return (this.value.spec ?? { predictors: [] }) as unknown as SeldonDeploymentSpec;
  }

  /** What the operator creates; only valid for objects that the webhook accepts. */
  public get expansion(): Expanded {
    return (this.expanded ??= this.expand({ outline: !this.complete, origins: this.expectsOrigins }));
  }

  /** The origins of the expansion; unless they were expected, computed separately, because few rules need them. */
  public get origins(): Origins | undefined {
    this.neededOrigins = true;
    return (this.traced ??= this.expanded?.origins ?? this.expand({ outline: true, origins: true }).origins);
  }

  /** The ports of each predictor's nodes, as this operator assigns them. */
  public get ports(): readonly ReadonlyMap<string, NodePorts>[] {
    const { httpPort, grpcPort } = this.config.units;
    return (this.numbered ??= nodePorts(
      this.spec as unknown as JsonObject,
      Number(httpPort) || undefined,
      Number(grpcPort) || undefined,
    ));
  }

  /** The predictors in order. */
  public get predictors(): readonly PlacedPredictor[] {
    return (this.placed ??= (this.spec.predictors ?? []).map(place));
  }

  /** The nodes of all graphs, parents before children. */
  public nodes(): readonly PlacedNode[] {
    return this.once(allNodes);
  }

  /** The containers of all componentSpecs, in order. */
  public containers(): readonly PlacedContainer[] {
    return this.once(allContainers);
  }

  /**
   * The container that serves a graph node, by its name; undefined if none is written, as for most prepackaged servers.
   */
  public containerOf(placed: PlacedNode): Container | undefined {
    return this.placedContainerOf(placed)?.container;
  }

  /** The same, and its place. */
  public placedContainerOf({ node, predictor }: PlacedNode): PlacedContainer | undefined {
    return this.once(firstContainersByName)[predictor].get(node.name);
  }

  /** The result of a function of this SeldonDeployment, computed on first use. */
  public once<T>(derive: (subject: Subject) => T): T {
    if (!this.derived.has(derive)) {
      this.derived.set(derive, derive(this));
    }
    return this.derived.get(derive) as T;
  }

  /** The SeldonDeployment as the operator sees it. */
  public get value(): JsonObject {
    return this.verdict.value as JsonObject;
  }

  private expand(options: ExpandOptions): Expanded {
    return expand(this.value, this.config, this.surroundings.sources.inNamespace(this.namespace || 'default'), options);
  }
}

function allNodes({ predictors }: Subject): PlacedNode[] {
  return predictors.flatMap(({ nodes }) => nodes);
}

function allContainers({ predictors }: Subject): PlacedContainer[] {
  return predictors.flatMap(({ components }) => components.flatMap(({ containers }) => containers));
}

/** Of each predictor, the first container of each name. */
function firstContainersByName({ predictors }: Subject): ReadonlyMap<unknown, PlacedContainer>[] {
  return predictors.map(({ components }) => {
    const containers = components.flatMap((component) => component.containers);
    return new Map(containers.reverse().map((placed) => [placed.container.name, placed]));
  });
}

function place(predictor: PredictorSpec, index: number): PlacedPredictor {
  const path = `spec.predictors[${index}]`;
  const nodes: PlacedNode[] = [];
  const visit = (node: PredictiveUnit, nodePath: string, upstreamPath: string) => {
    nodes.push({ node, predictor: index, path: nodePath, upstreamPath });
    (node.children ?? []).forEach((child, i) => visit(child, `${nodePath}.children[${i}]`, `${upstreamPath}[${i}]`));
  };
  visit(predictor.graph, `${path}.graph`, `${path}.graph`);
  const components = (predictor.componentSpecs ?? []).map((component, i) => {
    const componentPath = `${path}.componentSpecs[${i}]`;
    const containers = (component.spec?.containers ?? []).map((container, k) => ({
      container,
      predictor: index,
      path: `${componentPath}.spec.containers[${k}]`,
    }));
    return { component, index: i, path: componentPath, containers };
  });
  return { predictor, index, path, nodes, components };
}
