import { type SeldonPlatform } from './seldon-platform';
import { OPERATOR_KEYS, type PlatformValues } from './values/sections';
import { Values } from '../input/values';
import { InputError, ValidationError } from '../private/errors';
import { isObject, type JsonObject } from '../private/json';
import { mergeValues } from '../values/merge';
import { type ValueMap } from '../values/number';

/** Adds what the operator's chart installs, from the chart's values unchanged. */
export function addOperator(platform: SeldonPlatform, values: PlatformValues): void {
  const { namespace, release } = values.operator ?? {};
  try {
    platform.addOperator({ ...namespace !== undefined && { namespace }, release, values: Values.of(operatorValues(values)) });
  } catch (error) {
    // Here the values are a user's input, not a program's argument.
    throw error instanceof ValidationError ? new InputError(error.message.replace(/^\[[^\]]*\] /, 'operator: ')) : error;
  }
}

/** The chart's values: those under `values`, and those beside the platform's own keys. */
function operatorValues({ operator = {}, images }: PlatformValues): ValueMap {
  const beside = Object.fromEntries(Object.entries(operator).filter(([key]) => !OPERATOR_KEYS.includes(key))) as JsonObject;
  const mirror: JsonObject = images?.mirror === undefined ? {} : { imageMirror: images.mirror };
  return [beside, isObject(operator.values) ? operator.values : {}].reduce<ValueMap>((all, some) => mergeValues(all, some), mirror);
}
