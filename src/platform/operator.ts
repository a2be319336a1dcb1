import { App, Chart } from 'cdk8s';
import { type PlatformParts } from './platform-parts';
import { receiverDefaults } from './request-logging';
import { OLDEST_FOR_OPERATOR } from '../api/facts/kubernetes';
import { OPERATOR_NAMESPACE } from '../api/facts/names';
import { DEFAULT_VERSION } from '../api/facts/release';
import { isOriginal } from '../expand/operator-chart';
import { Values } from '../input/values';
import { SeldonOperator } from '../operator/seldon-operator';
import { type SeldonOperatorProps } from '../operator/seldon-operator-props';
import { InputError } from '../private/errors';
import { isObject, type JsonObject } from '../private/json';
import { mergeValues } from '../values/merge';
import { toPlain, type ValueMap } from '../values/value';
import { OPERATOR_KEYS, type PlatformValues } from './values/sections/platform';

/** Adds what the operator's chart installs, from the chart's values unchanged. */
export function addOperator(platform: PlatformParts, values: PlatformValues): void {
  platform.addOperator(operatorProps(values));
}

/** @throws InputError for a cluster without the kinds that the operator creates */
export function checkCluster({ kubernetesVersion: version }: PlatformValues): void {
  const minor = (text: string): number => Number(/^v?1\.(\d+)/.exec(text)?.[1]);
  if (version !== undefined && minor(version) < minor(OLDEST_FOR_OPERATOR)) {
    throw new InputError(
      `seldon-core-operator ${DEFAULT_VERSION} supports Kubernetes from ${OLDEST_FOR_OPERATOR}, not ${version}: ` +
        'upgrade the cluster',
    );
  }
}

/**
 * An operator that somebody else has installed with the original chart, as its values describe it: models are judged by
 * it, and nothing of it is written. Undefined if the values do not describe one.
 */
export function existingOperator(values: PlatformValues): SeldonOperator | undefined {
  const { enabled: _, ...said } = values.operator ?? {};
  return Object.keys(said).length === 0
    ? undefined
    : new SeldonOperator(new Chart(new App(), 'existing'), 'operator', {
        namespace: OPERATOR_NAMESPACE,
        ...operatorProps(values),
        // It has a certificate, whichever that is.
        values: Values.of(mergeValues(operatorValues(values), { certManager: { enabled: true } })),
        strictParity: isOriginal(chartValues(values)),
      });
}

function operatorProps(values: PlatformValues): SeldonOperatorProps {
  const { namespace, release } = values.operator ?? {};
  return { ...(namespace !== undefined && { namespace }), release, values: Values.of(operatorValues(values)) };
}

/** What the values say to the operator's chart, as plain data. */
export function chartValues(values: PlatformValues): JsonObject {
  return toPlain(operatorValues(values));
}

/** The chart's values: those under `values`, and those next to the platform's own keys. */
function operatorValues(values: PlatformValues): ValueMap {
  const { operator = {}, images } = values;
  const beside = Object.fromEntries(
    Object.entries(operator).filter(([key]) => !OPERATOR_KEYS.includes(key)),
  ) as JsonObject;
  const mirror: JsonObject = images?.mirror === undefined ? {} : { imageMirror: images.mirror };
  return [beside, isObject(operator.values) ? operator.values : {}].reduce<ValueMap>(
    (all, some) => mergeValues(all, some),
    mergeValues(mirror, receiverDefaults(values)),
  );
}
