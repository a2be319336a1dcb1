import { fileText } from './file-text';
import { type InputObject } from './objects';
import { OPERATOR_ID, type PlannedOperator } from './operator/planned-operator';
import { commentsFor, isNamed, KEPT, type Planned } from './plan';
import { namespaceOf } from './settings';
import {
  type ComposedApp,
  type ComposedChart,
  type ComposedDeployment,
  type ComposedFile,
  type ComposedOperator,
} from '../../codegen/composed';
import { grouped } from '../../private/grouped';
import { type JsonObject } from '../../private/json';

/** A program's charts, and files with objects as they are, by path in the project. */
export interface Layout {
  readonly app: ComposedApp;
  readonly files: Readonly<Record<string, string>>;
  /** The file of each SeldonDeployment that has one. */
  readonly fileOf: ReadonlyMap<Planned, string>;
}

/** Id of the chart of objects without a namespace. */
const WITHOUT_NAMESPACE = 'models';

/** The folder of what is synthesized. */
export const MANIFESTS = 'manifests';

/** Charts by namespace, and files for what stays as it is. */
export function layOut(
  planned: readonly Planned[],
  kept: readonly InputObject[],
  operators: readonly PlannedOperator[],
  environment?: string,
): Layout {
  const files = new ProjectFiles(environment);
  const charts = new Charts();
  const fileOf = new Map<Planned, string>();
  for (const each of operators) {
    charts.of(each.namespace).operators.push({ id: OPERATOR_ID, comments: operatorComments(each), props: each.props });
  }
  for (const [namespace, objects] of byNamespace(kept)) {
    charts.of(namespace).files.push({ id: KEPT, file: files.addKept(namespace, objects), comments: [] });
  }
  for (const each of planned) {
    const chart = charts.of(namespaceOf(each.sdep));
    if (!each.typed) {
      fileOf.set(each, files.add(each));
    }
    if (!isNamed(each.sdep)) {
      continue;
    }
    const { id, form, typed } = each;
    const comments = commentsFor(each);
    if (form === 'refused') {
      chart.files.push({ id, file: fileOf.get(each)!, comments });
    } else {
      chart.deployments.push({ id, comments, code: typed ?? { file: fileOf.get(each)! } });
    }
  }
  const folder = environment === undefined ? MANIFESTS : `${MANIFESTS}/${environment}`;
  return { app: { name: environment, folder, charts: charts.composed() }, files: files.texts, fileOf };
}

type GrowingChart = ComposedChart & {
  operators: ComposedOperator[];
  deployments: ComposedDeployment[];
  files: ComposedFile[];
};

/** Says how the operator's own objects relate to those of the input. */
function operatorComments({ strict, differences: changes }: PlannedOperator): string[] {
  if (strict) {
    return [
      'With strictParity nothing changes; without it, the manager gets probes, and the CRD outlives the operator.',
    ];
  }
  return changes.length === 0 ? [] : ["The operator's own objects change as the README lists; those of models do not."];
}

/** The charts of a program, one for each namespace. */
class Charts {
  private readonly charts = new Map<string | undefined, GrowingChart>();

  public of(namespace: string | undefined): GrowingChart {
    const chart = this.charts.get(namespace) ?? {
      id: chartId(namespace),
      namespace,
      operators: [],
      deployments: [],
      files: [],
    };
    this.charts.set(namespace, chart);
    return chart;
  }

  public composed(): ComposedChart[] {
    const taken = this.charts.has(WITHOUT_NAMESPACE);
    return [...this.charts.values()].map((chart) =>
      chart.namespace === undefined && taken ? { ...chart, id: `${WITHOUT_NAMESPACE}-2` } : chart,
    );
  }
}

/** The id of the chart of a namespace; constructs take `constructor` for a name that an app has. */
function chartId(namespace: string | undefined): string {
  return namespace === 'constructor' ? `${namespace}-namespace` : (namespace ?? WITHOUT_NAMESPACE);
}

/** Files with objects as they are. */
export class ProjectFiles {
  public readonly texts: Record<string, string> = {};
  private readonly below: string;

  /** @param environment that they are of, if there are several */
  public constructor(environment?: string) {
    this.below = environment === undefined ? '' : `${environment}/`;
  }

  /** The file of a SeldonDeployment that constructs do not say. */
  public add({ form, id, input, sdep }: Planned): string {
    const namespace = namespaceOf(sdep);
    const folder = namespace === undefined ? '' : `${fileName(namespace)}/`;
    return this.write(`${form}/${this.below}${folder}${fileName(id)}.yaml`, [input.object]);
  }

  /** The file of other objects of a namespace. */
  public addKept(namespace: string | undefined, objects: readonly InputObject[]): string {
    const name = namespace === undefined ? 'cluster' : fileName(namespace);
    return this.write(
      `kept/${this.below}${name}.yaml`,
      objects.map(({ object }) => object),
    );
  }

  private write(wanted: string, objects: readonly JsonObject[]): string {
    let file = wanted;
    for (let i = 2; Object.hasOwn(this.texts, file); i++) {
      file = wanted.replace(/\.yaml$/, `-${i}.yaml`);
    }
    this.texts[file] = fileText(objects);
    return file;
  }
}

export function byNamespace(objects: readonly InputObject[]): Map<string | undefined, InputObject[]> {
  return grouped(objects, ({ object }) => namespaceOf(object));
}

/** A name as a part of a path, whatever it holds. */
function fileName(name: string): string {
  return name.replace(/[^A-Za-z0-9.-]+/g, '-').replace(/^\.+|(?<!\.)\.+$/g, '') || 'x';
}
