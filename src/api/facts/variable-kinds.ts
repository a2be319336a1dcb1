/** The type of a variable's value. */
export type VariableKind = 'integer' | 'natural' | 'positive' | 'boolean' | 'number' | 'duration';

/** Each kind in words. */
export const SUCH: Readonly<Record<VariableKind | JsonKind, string>> = {
  integer: 'a whole number such as 1',
  natural: 'a whole number that is not negative, such as 1',
  positive: 'a whole number above 0, such as 1',
  boolean: 'true or false',
  number: 'a number such as 0.1',
  duration: 'a duration such as 1s',
  map: 'an object in JSON, such as {"key": "value"}',
  list: 'a list in JSON, such as ["value"]',
};

/** Settings that are read as JSON. */
export type JsonKind = 'map' | 'list';

/** How programs in Go read each kind. */
export const GO_KINDS: Readonly<Record<VariableKind, RegExp>> = {
  integer: /^[+-]?\d+$/,
  natural: /^(\+?\d+|-0+)$/,
  positive: /^\+?0*[1-9]\d*$/,
  boolean: /^(1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/,
  number: /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i,
  duration: /^[+-]?(0|((\d+(\.\d*)?|\.\d+)(ns|us|\u00b5s|ms|s|m|h))+)$/,
};

/** How Python reads whole numbers. */
export const PYTHON_INTEGERS: Readonly<Record<'integer' | 'natural' | 'positive', RegExp>> = {
  integer: /^\s*[+-]?\d+(_\d+)*\s*$/,
  natural: /^\s*(\+?\d+(_\d+)*|-0+)\s*$/,
  positive: /^\s*\+?[0_]*[1-9]\d*(_\d+)*\s*$/,
};

/** How pydantic reads booleans, numbers and whole numbers. */
export const PYDANTIC_KINDS: Readonly<Record<Exclude<VariableKind, 'duration'>, RegExp>> = {
  ...PYTHON_INTEGERS,
  boolean: /^(0|off|f|false|n|no|1|on|t|true|y|yes)$/i,
  number: /^\s*[+-]?((\d[\d_]*(\.[\d_]*)?|\.\d[\d_]*)(e[+-]?\d+)?|inf|infinity|nan)\s*$/i,
};
