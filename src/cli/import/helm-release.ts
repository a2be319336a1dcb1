import { type InputObject } from './objects';
import { OPERATOR_CHART_NAME, OPERATOR_NAMESPACE } from '../../api/facts/names';
import {
  CHART_NAMES,
  chartAdvice,
  chartDefaults,
  describeAdvice,
  ignoredChartKeys,
  renderChart,
} from '../../charts/render';
import { ValueError } from '../../charts/value-error';
import { InputError } from '../../private/errors';
import { isObject, type JsonObject, valueAt } from '../../private/json';
import { parsePath } from '../../private/path';
import { dataSource, MergedValues, type Source } from '../../values/source';
import { isMap, toPlain, type ValueMap } from '../../values/value';
import { toYaml } from '../../yaml/write';

/** A release of one of Seldon's charts, as its values describe it. */
export interface HelmRelease {
  readonly chart: string;
  readonly name: string;
  readonly namespace?: string;
  /** What the chart was given, later ones taking precedence. */
  readonly sources: readonly Source[];
  /** The file that describes it. */
  readonly file: string;
}

/** What a release expands to. */
export interface Released {
  readonly objects: readonly InputObject[];
  /** Values of the operator's chart, each as the content of a file. */
  readonly operatorValues: readonly string[];
  /** What users should know about it, one line each. */
  readonly notes: readonly string[];
}

/** What a release installs. @throws InputError where Helm would fail on the values */
export function released(release: HelmRelease): Released {
  const { chart, name, file } = release;
  const given = new MergedValues(release.sources);
  const merged = new MergedValues(release.sources, dataSource(chart, chartDefaults(chart)));
  const advice = chartAdvice(chart, given.values, merged.values, true).map((each) => {
    const place = given.place(parsePath(each.path));
    return `${place === '' ? file : place}: ${describeAdvice(each)}`;
  });
  const notes = [...merged.warnings, ...advice];
  if (chart !== OPERATOR_CHART_NAME) {
    const about = `${file}: read as values of the chart ${chart}, release ${JSON.stringify(name)}`;
    return { objects: rendered(release, merged), operatorValues: [], notes: [about, ...notes] };
  }
  const operatorValues = [toYaml(toPlain(given.values) as JsonObject)];
  const about = `${file}: read as values of the chart ${chart}`;
  if (!signsItself(merged.values)) {
    const why =
      `${about}: the operator is assumed to be installed, because its certificate is in the cluster only; ` +
      'to import it, too, add the output of helm get manifest';
    return { objects: [], operatorValues, notes: [why, ...notes] };
  }
  return { objects: rendered(release, merged), operatorValues, notes: [about, ...notes] };
}

/** Whether the certificate of the operator's webhook comes from cert-manager or the manager, not from Helm. */
function signsItself(values: ValueMap): boolean {
  const plain = toPlain(values) as JsonObject;
  return valueAt(plain, 'certManager.enabled') === true || plain.managerCreateResources === true;
}

/** The objects that Helm rendered from the values. */
function rendered({ chart, name, namespace = '', file }: HelmRelease, merged: MergedValues): InputObject[] {
  const place = namespace === '' && chart === OPERATOR_CHART_NAME ? OPERATOR_NAMESPACE : namespace;
  try {
    return renderChart(chart, merged.values, { release: name, namespace: place, strictParity: true }).map((object) => ({
      object: inNamespace(object, place),
      file,
      comments: [],
    }));
  } catch (error) {
    const at = error instanceof ValueError ? merged.place(parsePath(error.path)) : '';
    throw error instanceof InputError ? new InputError(`${at === '' ? file : at}: ${error.message}`) : error;
  }
}

/** Helm puts what names no namespace into that of the release. */
function inNamespace(object: JsonObject, namespace: string): JsonObject {
  const { namespace: own, ...metadata } = isObject(object.metadata) ? object.metadata : {};
  if (object.kind !== 'SeldonDeployment') {
    return object;
  }
  return { ...object, metadata: { ...metadata, ...(namespace !== '' && { namespace: own || namespace }) } };
}

/** Keys that values of many charts have, so that they alone do not identify a chart of Seldon's. */
const COMMON_KEYS = ['annotations', 'apiVersion', 'global', 'hpa', 'image', 'labels', 'name', 'protocol', 'replicas'];

/** Whether values have keys that hardly any other chart has. */
export function isTelling(values: JsonObject): boolean {
  return Object.keys(values).some((key) => !COMMON_KEYS.includes(key));
}

/** The charts that values may be for: those that read all keys of the top, and most of the others. */
export function chartsFor(values: JsonObject): string[] {
  const fitting = CHART_NAMES.map((name) => ({ name, ignored: ignoredChartKeys(name, values, true) })).filter(
    ({ ignored }) => ignored.every(({ keys }) => keys.length > 1),
  );
  const fewest = Math.min(...fitting.map(({ ignored }) => ignored.length));
  return Object.keys(values).length === 0 || !isMap(values)
    ? []
    : fitting.filter(({ ignored }) => ignored.length === fewest).map(({ name }) => name);
}

/** Helm's heading above values. */
const BANNER = /^(?:USER-SUPPLIED|COMPUTED) VALUES:[ \t]*\r?\n/;

/** Text without the heading that `helm get values` prints, with an empty line in its place. */
export function withoutBanner(text: string): string {
  return text.replace(BANNER, '\n');
}

/** Whether a string begins with Helm's heading. */
export function hasBanner(text: string): boolean {
  return BANNER.test(text);
}

const LONGEST_RELEASE_NAME = 53;

/** The name of the release that a values file is named for: `iris`, for `iris.values.yaml` and `iris/values.yaml`. */
export function releaseOf(file: string): string | undefined {
  const [base, folder] = file.replace(/\\/g, '/').split('/').reverse();
  const name = base
    .replace(/\.[^.]+$/, '')
    .split(/[._-]/)
    .filter((word) => word !== 'values')
    .join('-');
  const found = name === '' ? folder : name;
  return found !== undefined && found.length <= LONGEST_RELEASE_NAME && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(found)
    ? found
    : undefined;
}
