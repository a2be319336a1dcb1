import { OPERATOR_CHART_NAME } from '../api/facts/names';
import { chartAdvice, chartDefaults, describeAdvice } from '../charts/render';
import { placing } from '../charts/value-error';
import { operatorFromPieces } from '../expand/operator-chart';
import { type Operator } from '../expand/operators';
import { isOutdated } from '../expand/outdated-configuration';
import { type JsonObject, valueAt } from '../private/json';
import { parsePath } from '../private/path';
import { dataSource, MergedValues, type Source } from '../values/source';
import { toPlain } from '../values/value';

/**
 * The operator that values of its chart install, merged over the defaults as Helm does, and findings about the values.
 * @param pieces additional objects of an operator
 */
export function operatorFromSources(
  sources: readonly Source[],
  pieces: readonly JsonObject[],
): { readonly operator: Operator; readonly warnings: readonly string[] } {
  const given = new MergedValues(sources);
  const merged = new MergedValues(sources, dataSource("the chart's defaults", chartDefaults(OPERATOR_CHART_NAME)));
  const advice =
    sources.length === 0
      ? []
      : placing(given, () => chartAdvice(OPERATOR_CHART_NAME, given.values, merged.values, false));
  const warnings = advice.map((each) => {
    const place = given.place(parsePath(each.path));
    return place === '' ? describeAdvice(each) : `${place}: ${describeAdvice(each)}`;
  });
  return {
    operator: placing(given, () => operatorFromPieces(pieces, toPlain(merged.values))),
    warnings: [...merged.warnings, ...warnings, ...pieces.filter(isOutdated).map(aboutOutdated)],
  };
}

function aboutOutdated(configMap: JsonObject): string {
  const name = JSON.stringify(valueAt(configMap, 'metadata.name'));
  const namespace = valueAt(configMap, 'metadata.namespace');
  return (
    `ConfigMap ${name}${namespace === undefined ? '' : ` in namespace ${JSON.stringify(namespace)}`} is passed over: ` +
    'its predictor_servers have no "protocols", so it belongs to an operator of an earlier release. If the operator ' +
    'reads it, no prepackaged server has an image'
  );
}
