import { CHART_NAMES, chartDefaults, renderChart } from '../../src/charts/render';
import { isMap, type Value, type ValueMap } from '../../src/values/value';
import { toYaml } from '../../src/yaml/write';

/** Values with each empty map filled, and with each map turned around where that is asked for. */
function filled(value: Value, turned: boolean): Value {
  if (Array.isArray(value)) {
    return value.map((item) => filled(item, turned));
  }
  if (!isMap(value)) {
    return value;
  }
  const entries = Object.entries(Object.keys(value).length === 0 ? { zone: 'z', app: 'a' } : value);
  const inOrder = turned ? entries.reverse() : entries;
  return Object.fromEntries(inOrder.map(([key, item]): [string, Value] => [key, filled(item, turned)]));
}

// Go's templates print maps by key.
const MODEL_CHARTS = CHART_NAMES.filter((name) => name !== 'seldon-core-operator');
test.each(MODEL_CHARTS)('%s gives the same bytes for values in any order', (name) => {
  const text = (turned: boolean) => {
    const values = filled(chartDefaults(name), turned) as ValueMap;
    const objects = renderChart(name, values, { release: 'r', namespace: 'n' });
    return objects.map((object) => toYaml(object)).join('---\n');
  };
  expect(text(true)).toBe(text(false));
});
