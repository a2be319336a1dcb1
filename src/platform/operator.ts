import { type Construct } from 'constructs';
import { OPERATOR_KEYS, type PlatformValues } from './values/sections';
import { chartDefaults, renderChart } from '../charts/render';
import { isObject, type JsonObject } from '../private/json';
import { ManifestObject } from '../shell/manifest-object';
import { coalesce, mergeValues } from '../values/merge';
import { type ValueMap } from '../values/number';

/** Namespace of the operator where values name none. */
export const OPERATOR_NAMESPACE = 'seldon-system';

const CHART = 'seldon-core-operator';

/** Values that hold where nobody says otherwise: certificates that no run makes anew. */
const PREFERRED: JsonObject = { certManager: { enabled: true } };

/** Writes what the operator's chart installs, from the chart's values unchanged. */
export function addOperator(scope: Construct, values: PlatformValues): void {
  const { namespace = OPERATOR_NAMESPACE, release = CHART } = values.operator ?? {};
  const merged = coalesce(mergeValues(PREFERRED, operatorValues(values)), chartDefaults(CHART)).values;
  for (const manifest of renderChart(CHART, merged, { release, namespace })) {
    new ManifestObject(scope, `${manifest.kind}-${String(manifest.metadata.name)}`, manifest);
  }
}

/** The chart's values: those under `values`, and those beside the platform's own keys. */
function operatorValues({ operator = {}, images }: PlatformValues): ValueMap {
  const beside = Object.fromEntries(Object.entries(operator).filter(([key]) => !OPERATOR_KEYS.includes(key))) as JsonObject;
  const mirror: JsonObject = images?.mirror === undefined ? {} : { imageMirror: images.mirror };
  return [beside, isObject(operator.values) ? operator.values : {}].reduce<ValueMap>((all, some) => mergeValues(all, some), mirror);
}
