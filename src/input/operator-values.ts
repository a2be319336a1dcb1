import { chartDefaults } from '../charts/render';
import { configFromValues, type OperatorConfig } from '../expand/operator-config';
import { toPlain } from '../values/number';
import { dataSource, MergedValues, type Source } from '../values/source';

/** The configuration that values of the operator's chart give, merged over its defaults as Helm does. */
export function configFromSources(sources: readonly Source[]): OperatorConfig {
  const defaults = dataSource("the chart's defaults", chartDefaults('seldon-core-operator'));
  return configFromValues(toPlain(new MergedValues(sources, defaults).values));
}
