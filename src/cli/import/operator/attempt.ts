import { ApiObject, App, Chart } from 'cdk8s';
import { OPERATOR_ID, type OperatorSettings, type PlannedOperator } from './planned-operator';
import { operatorProps } from './props';
import { leavesOf } from './remaining-values';
import { withoutFilled } from './served';
import { OPERATOR_CHART_NAME } from '../../../api/facts/names';
import { DEFAULT_VERSION } from '../../../api/facts/release';
import { FoundValues } from '../../../charts/operator/infer/found';
import { inferRelease, type InferredRelease } from '../../../charts/operator/infer/release';
import { chartDefaults, renderChart } from '../../../charts/render';
import { call, construct, data, type Expression, structOrNothing, value, variable } from '../../../codegen/expression';
import { configFromObjects } from '../../../expand/operators';
import { InputError, ValidationError } from '../../../private/errors';
import { isObject, type JsonObject, valueAt } from '../../../private/json';
import { dataSource, MergedValues } from '../../../values/source';
import { toYaml } from '../../../yaml/write';
import { evaluate } from '../evaluate';
import { identity } from '../identity';
import { type InputObject } from '../objects';
import { differences } from '../promise';
import { readers } from '../readers';

/** Properties of a `SeldonOperator`, and the files that they name. */
interface Written {
  readonly props?: Expression;
  readonly files: Readonly<Record<string, string>>;
}

/** What an operator of the input becomes with some properties. */
interface Tried extends Written {
  readonly manifests: readonly JsonObject[];
  readonly parts: readonly InputObject[];
  readonly differences: readonly string[];
}

/** One operator of the input on its way to a `SeldonOperator`. */
export class OperatorAttempt {
  private readonly found: InferredRelease;
  private readonly certManager: boolean;

  /** @param index how many operators of the input come before it */
  public constructor(
    private readonly manager: JsonObject,
    private readonly kept: readonly InputObject[],
    private readonly settings: OperatorSettings,
    private readonly index: number,
  ) {
    this.found = inferRelease(
      manager,
      kept.map(({ object }) => object),
    );
    this.certManager = valueAt(this.found.values, 'certManager.enabled') === true;
  }

  /** What becomes of it, or why it stays as it is. */
  public planned(): PlannedOperator | string {
    const { namespace, values, release } = this.found;
    if (namespace === '') {
      return 'it has no namespace';
    }
    const makesOwn = values.managerCreateResources === true;
    if (!this.certManager && !makesOwn && !valueAt(values, 'webhook.caBundle')) {
      return 'the authority of its webhook is not in the input';
    }
    let reason = '';
    for (const said of this.candidates()) {
      for (const strict of this.settings.canBeStrict && (this.certManager || makesOwn) ? [true, false] : [false]) {
        const own = strict ? said : withoutUsageMetrics(said);
        const tried = this.tried(own, strict);
        const wrong = typeof tried === 'string' ? tried : this.wrongIn(tried, said);
        if (typeof tried !== 'string' && wrong === undefined) {
          return { namespace, release, values: own, strict, ...tried };
        }
        reason = wrong ?? '';
      }
    }
    return this.isOfOtherVersion() ? `${OTHER_VERSION}: ${reason}` : reason;
  }

  private isOfOtherVersion(): boolean {
    const labels = valueAt(this.manager, 'metadata.labels');
    const version = isObject(labels) ? labels['app.kubernetes.io/version'] : undefined;
    return version !== undefined && version !== DEFAULT_VERSION;
  }

  /** Values that the chart may have been given: those that are known, and those that the objects show. */
  private candidates(): JsonObject[] {
    const { values } = this.found;
    const { webhook } = values;
    const own: JsonObject =
      this.certManager || values.managerCreateResources === true ? {} : { certManager: { enabled: false } };
    const given = this.settings.values && changed(this.settings.values);
    return [
      // What signs the webhook is never said to the chart.
      ...(given ? [{ ...given, ...own, ...(isObject(webhook) && { webhook }) }] : []),
      { ...values, ...own },
    ];
  }

  private tried(values: JsonObject, strict: boolean): Tried | string {
    const { namespace } = this.found;
    const written = this.written(values, strict);
    try {
      const chart = new Chart(new App({ outdir: '-' }), 'operator', { namespace });
      const made = construct(
        'SeldonOperator',
        variable('chart'),
        value(OPERATOR_ID),
        ...(written.props ? [written.props] : []),
      );
      evaluate(made, new Map([['chart', chart]]), readers(written.files));
      const manifests = chart.node
        .findAll()
        .filter((each) => ApiObject.isApiObject(each))
        .map((each) => each.toJson() as JsonObject);
      return { ...written, manifests, ...this.compared(manifests) };
    } catch (error) {
      if (error instanceof ValidationError || error instanceof InputError) {
        return error.message;
      }
      throw error;
    }
  }

  private written(values: JsonObject, strict: boolean): Written {
    const { members, rest } = operatorProps(this.settings.assembly, values);
    const isLong = leavesOf(rest).length > MOST_VALUES || valueAt(rest, 'webhook.caBundle') !== undefined;
    const file = `operator-values${this.index === 0 ? '' : `-${this.index + 1}`}.yaml`;
    return {
      files: isLong ? { [file]: toYaml(rest) } : {},
      props: structOrNothing({
        release: this.found.release === OPERATOR_CHART_NAME ? undefined : value(this.found.release),
        ...members,
        ...(strict && this.certManager && { webhookCertificate: call('WebhookCertificate', 'certManager') }),
        ...(Object.keys(rest).length > 0 && {
          values: isLong ? call('Values', 'load', value(file)) : call('Values', 'of', data(rest)),
        }),
        strictParity: strict ? value(true) : undefined,
      }),
    };
  }

  /** The objects of the input that manifests stand for, and where the two differ. */
  private compared(manifests: readonly JsonObject[]): Pick<Tried, 'parts' | 'differences'> {
    const { exact } = this.settings;
    const made = new Map(manifests.map((each) => [identity(each), each]));
    const parts = this.kept.filter(({ object }) => made.has(identity(object)));
    const there = new Set(parts.map(({ object }) => identity(object)));
    return {
      parts,
      differences: [
        ...[...made.keys()].filter((name) => !there.has(name)).map((name) => `${name} would be new`),
        ...parts.flatMap(({ object }) => {
          const other = made.get(identity(object))!;
          const paths = exact ? differences(object, other) : differences(withoutFilled(object), withoutFilled(other));
          return paths
            .filter((path) => !(this.certManager && path.endsWith('.caBundle')))
            .map((path) => `${identity(object)} would change in ${path}`);
        }),
      ],
    };
  }

  /** A difference that is not one of those that this library has on purpose. */
  private wrongIn(tried: Tried, values: JsonObject): string | undefined {
    if (this.settings.exact || tried.differences.length === 0) {
      return tried.differences[0];
    }
    const { namespace, release } = this.found;
    const rendered = (strictParity: boolean): Map<string, JsonObject> => {
      const { values: all } = new MergedValues(
        [dataSource('values', values)],
        dataSource(OPERATOR_CHART_NAME, chartDefaults(OPERATOR_CHART_NAME)),
      );
      const objects = renderChart(OPERATOR_CHART_NAME, all, { release, namespace, strictParity });
      return new Map(objects.map((object) => [identity(object), object]));
    };
    const ours = rendered(false);
    const meant = [...rendered(true)].flatMap(([name, object]) =>
      ours.has(name)
        ? differences(withoutFilled(object), withoutFilled(ours.get(name)!)).map(
            (path) => `${name} would change in ${path}`,
          )
        : [],
    );
    const configs = [this.kept.map(({ object }) => object), tried.manifests].map((objects) =>
      JSON.stringify(configFromObjects(objects)),
    );
    return (
      tried.differences.find((each) => !meant.some((other) => each.startsWith(other))) ??
      (configs[0] === configs[1] ? undefined : 'its configuration would change')
    );
  }
}

/** The library installs no usage metrics; those of the input stay next to the operator. */
function withoutUsageMetrics({ usageMetrics: _, ...values }: JsonObject): JsonObject {
  return values;
}

/** Why operators of other releases stay as they are. */
const OTHER_VERSION = `its chart is not of version ${DEFAULT_VERSION}, whose objects SeldonOperator writes`;

/** More values than these are a file. */
const MOST_VALUES = 6;

/** Values that are not the chart's defaults. */
function changed(values: JsonObject): JsonObject {
  const found = new FoundValues();
  leavesOf(values).forEach(([path, item]) => found.note(path, item));
  return found.values;
}
