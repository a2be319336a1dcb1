import { isMap, putValue, type Value, type ValueMap } from './value';

/** Values with the keys of all maps sorted, as Go and thus Helm prints them. */
export function sorted(value: Value): Value {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  if (!isMap(value)) {
    return value;
  }
  const map: ValueMap = {};
  for (const key of Object.keys(value).sort()) {
    putValue(map, key, sorted(value[key]));
  }
  return map;
}

/** Values as JSON, indented by two spaces; integers keep all their digits. */
export function printJson(value: Value, indent = ''): string {
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    return brackets(
      '[',
      value.map((item) => printJson(item, inner)),
      ']',
      indent,
    );
  }
  if (isMap(value)) {
    return brackets(
      '{',
      Object.keys(value).map((key) => `${JSON.stringify(key)}: ${printJson(value[key], inner)}`),
      '}',
      indent,
    );
  }
  return typeof value === 'bigint' ? String(value) : JSON.stringify(value);
}

function brackets(open: string, items: string[], close: string, indent: string): string {
  return items.length === 0
    ? `${open}${close}`
    : `${open}\n${items.map((item) => `${indent}  ${item}`).join(',\n')}\n${indent}${close}`;
}
