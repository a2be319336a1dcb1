import * as fs from 'node:fs';
import * as path from 'node:path';
import { chartDefaults, renderChart } from '../../../src/charts/render';
import { InputError } from '../../../src/private/errors';
import { clone, isObject, type Json, type JsonObject, type Manifest } from '../../../src/private/json';
import { dataSource, fileSource, MergedValues } from '../../../src/values/source';
import { comparable } from '../../helpers/compare';
import { Dice } from '../../helpers/fuzz';
import { GoProgram } from '../../helpers/go';
import { canonical } from '../../helpers/strings';
import { type Target } from '../target';

/** The folder helm-charts of a checkout of SeldonIO/seldon-core at v1.17.1. */
const FOLDER = process.env.HELM_CHARTS;
const CHARTS = [
  'seldon-core-operator',
  'seldon-single-model',
  'seldon-abtest',
  'seldon-mab',
  'seldon-od-model',
  'seldon-od-transformer',
];
const ROUNDS = 10;
const RELEASE = { release: 'my-release', namespace: 'seldon-system' };

/** Values of a chart of which one to three are changed to others of their type. */
function changed(defaults: JsonObject, dice: Dice): JsonObject {
  const values: JsonObject = {};
  for (let times = 1 + dice.below(3); times > 0; times--) {
    change(defaults, values, dice);
  }
  return values;
}

function change(defaults: JsonObject, values: JsonObject, dice: Dice): void {
  const keys = Object.keys(defaults);
  if (keys.length === 0) {
    return;
  }
  const key = dice.of(keys);
  const value = defaults[key];
  if (isObject(value)) {
    const inner = isObject(values[key]) ? values[key] : {};
    values[key] = inner;
    change(value, inner, dice);
  } else {
    values[key] = other(clone(value), dice);
  }
}

function other(value: Json, dice: Dice): Json {
  switch (typeof value) {
    case 'boolean':
      return !value;
    case 'number':
      return value + 1 + dice.below(5);
    case 'string':
      return dice.of([`${value}x`, 'other', 'a b', '7', 'true', '']);
    default:
      return value;
  }
}

/** Certificates are new on each render, and the schema of the CRD has its own comparison. */
function withoutGenerated(object: Manifest): Manifest {
  if (object.kind === 'CustomResourceDefinition') {
    return { ...object, spec: '...' };
  }
  return JSON.parse(
    JSON.stringify(object, (key, value: unknown) =>
      key === 'caBundle' || (object.kind === 'Secret' && key === 'data') ? '<generated>' : value,
    ),
  ) as Manifest;
}

const sorted = (objects: readonly Manifest[]): string =>
  objects
    .map((object) => canonical(comparable(withoutGenerated(object))))
    .sort()
    .join('\n');

/** What `template` prints is what `helm template` prints. */
export const charts: Target = {
  name: 'charts',
  promise: 'charts are rendered as Helm renders them, and refused where Helm refuses them',
  prepare() {
    if (FOLDER === undefined || !fs.existsSync(path.join(FOLDER, CHARTS[0]))) {
      process.stderr.write('charts: set HELM_CHARTS to the folder helm-charts of seldon-core v1.17.1\n');
      return undefined;
    }
    const helm = GoProgram.build('helm');
    return (
      helm &&
      ((seed) => {
        const dice = new Dice(seed);
        const tried = CHARTS.flatMap((chart) =>
          Array.from({ length: ROUNDS }, () => ({ chart, values: changed(chartDefaults(chart), dice) })),
        );
        const answers = helm.ask(
          tried.map(({ chart, values }) => ({
            chart: path.join(FOLDER, chart),
            ...RELEASE,
            files: [JSON.stringify(values)],
          })),
        );
        const findings = tried.flatMap((each, i) => {
          const { json, error } = answers[i];
          const theirs = error === undefined ? sorted(json as Manifest[]) : 'refused';
          const ours = render(each);
          return ours === theirs ? [] : [{ input: JSON.stringify(each), problem: difference(ours, error ?? theirs) }];
        });
        return { cases: tried.length, findings };
      })
    );
  },
};

function render({ chart, values }: { chart: string; values: JsonObject }): string {
  try {
    const merged = new MergedValues(
      [fileSource('values.yaml', JSON.stringify(values))],
      dataSource(chart, chartDefaults(chart)),
    );
    return sorted(renderChart(chart, merged.values, { ...RELEASE, strictParity: true }));
  } catch (error) {
    if (error instanceof InputError) {
      return 'refused';
    }
    throw error;
  }
}

/** The first line in which two results differ. */
function difference(ours: string, theirs: string): string {
  const [left, right] = [ours.split('\n'), theirs.split('\n')];
  const at = left.findIndex((line, i) => line !== right[i]);
  return `ours ${left[at] ?? 'nothing more'}, Helm's ${right[at] ?? 'nothing more'}`;
}
