import { type ComponentSpec, type Container, type Deployment, type GraphNode, type Predictor, type Spec } from './shape';
import { type JsonObject } from '../private/json';

/** What rules need to know of the operator's configuration. */
export interface OperatorFacts {
  /** The prepackaged servers that the operator knows, by `implementation`. */
  readonly predictorServers: Readonly<Record<string, unknown>>;
}

/** A predictor and where it is. */
export interface PlacedPredictor {
  readonly predictor: Predictor;
  readonly index: number;
  readonly path: string;
  /** The graph's nodes, parents before children. */
  readonly nodes: readonly PlacedNode[];
  readonly components: readonly PlacedComponent[];
}

/** A graph node and where it is. */
export interface PlacedNode {
  readonly node: GraphNode;
  readonly path: string;
  /** The path that the webhook names: it writes children as `graph[0][1]`. */
  readonly upstreamPath: string;
}

/** A component spec and where it is. */
export interface PlacedComponent {
  readonly component: ComponentSpec;
  readonly index: number;
  readonly path: string;
  readonly containers: readonly PlacedContainer[];
}

/** A container and where it is. */
export interface PlacedContainer {
  readonly container: Container;
  readonly path: string;
}

/** One SeldonDeployment under examination; views are computed once, when a rule first asks. */
export class Subject {
  private placed?: readonly PlacedPredictor[];

  public constructor(
    /** As written. */
    public readonly object: JsonObject,
    /** As the operator sees it: unknown fields dropped, defaults filled in. */
    private readonly value: JsonObject,
    public readonly config: OperatorFacts,
  ) {}

  /** The SeldonDeployment as the operator sees it. */
  public get deployment(): Deployment {
    return this.value as unknown as Deployment;
  }

  public get spec(): Spec {
    return this.deployment.spec;
  }

  /** The predictors in order. */
  public get predictors(): readonly PlacedPredictor[] {
    return this.placed ??= (this.spec.predictors ?? []).map(place);
  }
}

/** The container that serves a graph node, or undefined. */
export function containerOf(placed: PlacedPredictor, node: GraphNode): Container | undefined {
  for (const component of placed.components) {
    for (const { container } of component.containers) {
      if (container.name === node.name) {
        return container;
      }
    }
  }
  return undefined;
}

function place(predictor: Predictor, index: number): PlacedPredictor {
  const path = `spec.predictors[${index}]`;
  const nodes: PlacedNode[] = [];
  const visit = (node: GraphNode, nodePath: string, upstreamPath: string) => {
    nodes.push({ node, path: nodePath, upstreamPath });
    (node.children ?? []).forEach((child, i) => visit(child, `${nodePath}.children[${i}]`, `${upstreamPath}[${i}]`));
  };
  visit(predictor.graph, `${path}.graph`, `${path}.graph`);
  const components = (predictor.componentSpecs ?? []).map((component, i) => {
    const componentPath = `${path}.componentSpecs[${i}]`;
    const containers = (component.spec?.containers ?? [])
      .map((container, k) => ({ container, path: `${componentPath}.spec.containers[${k}]` }));
    return { component, index: i, path: componentPath, containers };
  });
  return { predictor, index, path, nodes, components };
}
