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
} from '../api/types';
import { type SchemaVerdict } from '../api/validation/verdict';
import { expand, type Expanded, type ExpandOptions } from '../expand/expand';
import { type OperatorConfig } from '../expand/operator-config';
import { type Origins } from '../expand/origins/origins';
import { type JsonObject } from '../private/json';

/** A predictor and where it is. */
export interface PlacedPredictor {
  readonly predictor: PredictorSpec;
  readonly index: number;
  readonly path: string;
  /** The graph's nodes, parents before children. */
  readonly nodes: readonly PlacedNode[];
  readonly components: readonly PlacedComponent[];
}

/** A graph node and where it is. */
export interface PlacedNode {
  readonly node: PredictiveUnit;
  /** Index of the predictor. */
  readonly predictor: number;
  readonly path: string;
  /** The path that the webhook names: it writes children as `graph[0][1]`. */
  readonly upstreamPath: string;
}

/** A component spec and where it is. */
export interface PlacedComponent {
  readonly component: SeldonPodSpec;
  readonly index: number;
  readonly path: string;
  readonly containers: readonly PlacedContainer[];
}

/** A container and where it is. */
export interface PlacedContainer {
  readonly container: Container;
  /** Index of the predictor. */
  readonly predictor: number;
  readonly path: string;
}

/** One SeldonDeployment under examination; views are computed once, when a rule first asks. */
export class Subject {
  private placed?: readonly PlacedPredictor[];
  private expanded?: Expanded;
  private traced?: Origins;
  private numbered?: readonly ReadonlyMap<string, NodePorts>[];
  private readonly derived = new Map<unknown, unknown>();

  public constructor(
    /** As written. */
    public readonly object: JsonObject,
    /** What the API server makes of it. */
    public readonly verdict: SchemaVerdict,
    public readonly config: OperatorConfig,
    public readonly surroundings: Surroundings,
    /** What the operator that it was assigned to watches, if it was assigned to one. */
    public readonly watch?: Watch,
    /** Whether somebody reads the expansion besides the rules. */
    private readonly complete = false,
  ) {}

  /** The namespace that it names; empty where it names none. */
  public get namespace(): string {
    return namespaceOf(this.object);
  }

  public get metadata(): ObjectMeta {
    return (this.value.metadata ?? {}) as ObjectMeta;
  }

  /** The spec as the operator sees it; fits the schema, so that its types hold. */
  public get spec(): SeldonDeploymentSpec {
    // The schema asks for no spec.
    return (this.value.spec ?? { predictors: [] }) as unknown as SeldonDeploymentSpec;
  }

  /** What the operator creates; only for what the webhook accepts. */
  public get expansion(): Expanded {
    return (this.expanded ??= this.expand({ outline: !this.complete }));
  }

  /** Where all that comes from; computed anew, because few ask. */
  public get origins(): Origins | undefined {
    return (this.traced ??= this.expand({ outline: true, origins: true }).origins);
  }

  /** The ports of each predictor's nodes, as this operator numbers them. */
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

  /** The containers of all component specs, in order. */
  public containers(): readonly PlacedContainer[] {
    return this.once(allContainers);
  }

  /** The container that serves a graph node, by its name; undefined where a prepackaged server has none written. */
  public containerOf(placed: PlacedNode): Container | undefined {
    return this.placedContainerOf(placed)?.container;
  }

  /** The same, and where it is. */
  public placedContainerOf({ node, predictor }: PlacedNode): PlacedContainer | undefined {
    for (const { containers } of this.predictors[predictor].components) {
      const found = containers.find(({ container }) => container.name === node.name);
      if (found) {
        return found;
      }
    }
    return undefined;
  }

  /** What a function makes of this SeldonDeployment, computed when somebody first asks. */
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
    return expand(this.value, this.config, this.surroundings.inNamespace(this.namespace || 'default'), options);
  }
}

function allNodes({ predictors }: Subject): PlacedNode[] {
  return predictors.flatMap(({ nodes }) => nodes);
}

function allContainers({ predictors }: Subject): PlacedContainer[] {
  return predictors.flatMap(({ components }) => components.flatMap(({ containers }) => containers));
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
