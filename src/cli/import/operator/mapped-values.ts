import { type ApiType, type Assembly, type TypeRef } from '../../../codegen/assembly';
import { valuesOf } from '../../../operator/operator-values';
import { type SeldonOperatorProps } from '../../../operator/seldon-operator-props';
import { InputError } from '../../../private/errors';
import { entryOf, isObject, type Json, type JsonObject } from '../../../private/json';

/** A property of `SeldonOperator` and the value of the chart that it stands for. */
export interface MappedValue {
  /** Names on the way to the property. */
  readonly property: readonly string[];
  readonly type: TypeRef;
  /** Keys on the way to the value. */
  readonly value: readonly string[];
}

/** Properties that become one value as it is: what each of them does to the values shows which. */
export function mappedValues(assembly: Assembly): MappedValue[] {
  return leaves(assembly, assembly.type('SeldonOperatorProps')!, []).flatMap(({ property, type }) => {
    const sample = sampleOf(type);
    const value = sample === undefined ? undefined : pathOf(sample, valuesWith(property, sample));
    return value ? [{ property, type, value }] : [];
  });
}

function leaves(
  assembly: Assembly,
  struct: ApiType,
  path: readonly string[],
): { readonly property: readonly string[]; readonly type: TypeRef }[] {
  return [...struct.properties.values()].flatMap(({ name, type }) => {
    const inner = assembly.resolve(type);
    const property = [...path, name];
    return inner?.kind === 'struct' ? leaves(assembly, inner, property) : [{ property, type }];
  });
}

const SAMPLES = { string: 'a-sample', number: 4_242, boolean: true };

/** A value that no default is equal to. */
function sampleOf(type: TypeRef): Json | undefined {
  if (type.kind === 'primitive') {
    return entryOf(SAMPLES, type.name);
  }
  if (type.kind === 'named' || type.of.kind !== 'primitive') {
    return undefined;
  }
  return type.kind === 'list' ? ['a-sample'] : { 'a-sample': 'a-sample' };
}

function valuesWith(property: readonly string[], sample: Json): JsonObject {
  const props = property.reduceRight<Json>((inner, name) => ({ [name]: inner }), sample);
  try {
    return valuesOf(props as SeldonOperatorProps);
  } catch (error) {
    if (error instanceof InputError) {
      return {};
    }
    throw error;
  }
}

/** Where a sample is in values. */
function pathOf(sample: Json, values: Json): string[] | undefined {
  if (JSON.stringify(values) === JSON.stringify(sample)) {
    return [];
  }
  for (const [key, item] of isObject(values) ? Object.entries(values) : []) {
    const below = pathOf(sample, item);
    if (below) {
      return [key, ...below];
    }
  }
  return undefined;
}
