import { ApiObject, Chart } from 'cdk8s';
import { type IConstruct } from 'constructs';

/**
 * The charts of an app and the objects of each chart, in the order in which `app.synth()` of cdk8s writes them:
 * dependencies come first. cdk8s walks the whole app once per chart and follows every path between
 * dependencies; this walks each construct once.
 */
export class SynthOrder {
  /** Whether a chart depends on another one, explicitly, by nesting, or through a construct inside it. */
  public readonly hasDependentCharts: boolean;
  private readonly all: IConstruct[];
  private readonly chartOf = new Map<IConstruct, Chart>();
  /** The dependencies of the construct itself, in the order in which they were declared or inferred. */
  private readonly direct = new Map<IConstruct, Set<IConstruct>>();
  /** The same, from construct to construct, numbered: each represents all pairs of objects below its two ends. */
  private readonly inherited = new Map<IConstruct, Dependency[]>();

  public constructor(private readonly root: IConstruct) {
    this.all = root.node.findAll();
    for (const construct of this.all) {
      const parent = construct.node.scope;
      const chart = Chart.isChart(construct) ? construct : parent && this.chartOf.get(parent);
      if (chart) {
        this.chartOf.set(construct, chart);
      }
      const dependencies = construct.node.dependencies;
      if (dependencies.length > 0) {
        this.direct.set(construct, new Set(dependencies));
      }
    }
    this.hasDependentCharts = this.inferChartDependencies();
    this.numberDependencies();
  }

  /** All charts. */
  public charts(): Chart[] {
    return this.sorted(this.root, this.all).filter((construct): construct is Chart => Chart.isChart(construct));
  }

  /** The objects that belong to a chart, without those of charts nested in it. */
  public objects(chart: Chart): ApiObject[] {
    return this.sorted(chart, chart.node.findAll()).filter(
      (construct): construct is ApiObject => ApiObject.isApiObject(construct) && this.chartOf.get(construct) === chart,
    );
  }

  private inferChartDependencies(): boolean {
    const said = [...this.direct].flatMap(([source, targets]) => [...targets].map((target) => ({ source, target })));
    let found = false;
    const depend = (source: IConstruct, target: IConstruct) => {
      found = true;
      const targets = this.direct.get(source) ?? new Set();
      this.direct.set(source, targets.add(target));
    };
    for (const chart of this.all.filter((construct) => Chart.isChart(construct))) {
      for (const nested of chart.node.children.filter((child) => Chart.isChart(child))) {
        depend(chart, nested);
      }
    }
    for (const { source, target } of said) {
      const [from, to] = [this.chartOf.get(source), this.chartOf.get(target)];
      if (from && to && from !== to) {
        depend(from, to);
      }
    }
    return found;
  }

  private numberDependencies(): void {
    let index = 0;
    for (const source of this.all) {
      for (const target of this.direct.get(source) ?? []) {
        const chart = this.chartOf.get(target);
        const objects = target.node
          .findAll()
          .filter((construct) => ApiObject.isApiObject(construct) && this.chartOf.get(construct) === chart);
        const dependency = { index: index++, objects, sourceChart: this.chartOf.get(source) };
        this.inherited.set(source, [...(this.inherited.get(source) ?? []), dependency]);
      }
    }
  }

  /** Depth first from constructs without dependents, each construct after its dependencies. */
  private sorted(root: IConstruct, members: IConstruct[]): IConstruct[] {
    if (this.direct.size === 0) {
      return byPath(members);
    }
    const inside = new Set(members);
    const within = (construct: IConstruct) =>
      this.dependenciesOf(construct, root).filter((target) => inside.has(target) && target !== construct);
    const depended = new Set(members.flatMap(within));
    const state = new Map<IConstruct, 'open' | 'done'>();
    const order: IConstruct[] = [];
    const path: IConstruct[] = [];
    const visit = (construct: IConstruct) => {
      const seen = state.get(construct);
      if (seen === 'done') {
        return;
      }
      path.push(construct);
      if (seen === 'open') {
        const cycle = path.slice(path.indexOf(construct));
        throw new Error(`Dependency cycle detected: ${cycle.map(({ node }) => node.path).join(' => ')}`);
      }
      state.set(construct, 'open');
      within(construct).forEach(visit);
      state.set(construct, 'done');
      order.push(construct);
      path.pop();
    };
    byPath(members)
      .filter((construct) => !depended.has(construct))
      .forEach(visit);
    // Only a cycle leaves constructs unvisited: each of them has a dependent.
    members.filter((construct) => !state.has(construct)).forEach(visit);
    return order;
  }

  private dependenciesOf(construct: IConstruct, root: IConstruct): IConstruct[] {
    const own = [...(this.direct.get(construct) ?? [])];
    if (!ApiObject.isApiObject(construct)) {
      return own;
    }
    const inherited: Dependency[] = [];
    for (let above: IConstruct | undefined = construct; above; above = above === root ? undefined : above.node.scope) {
      inherited.push(
        ...(this.inherited.get(above) ?? []).filter(({ sourceChart }) => sourceChart === this.chartOf.get(construct)),
      );
    }
    inherited.sort((a, b) => a.index - b.index);
    return [...new Set([...own, ...inherited.flatMap(({ objects }) => objects)])];
  }
}

interface Dependency {
  readonly index: number;
  /** The objects below the target that belong to its chart. */
  readonly objects: IConstruct[];
  readonly sourceChart: Chart | undefined;
}

/** The order of a JavaScript map with paths as keys, which is cdk8s's: ids that are whole numbers come first. */
function byPath(constructs: IConstruct[]): IConstruct[] {
  return constructs.some(({ node }) => /^\d+$/.test(node.path))
    ? Object.values(Object.fromEntries(constructs.map((construct) => [construct.node.path, construct])))
    : constructs;
}
