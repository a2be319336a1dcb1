import { type FieldType, type Section } from './field';
import { suggest } from '../../private/suggest';
import { type ValueReader } from '../../values/reader';

/** How strictly values are checked. */
export interface CheckOptions {
  /** Whether required keys may be missing, as in the values of an environment, which only change others. */
  readonly partial: boolean;
}

/** Notes every unknown key, wrong type and contradiction below a reader; the reader's `finish` throws them together. */
export function checkSection(section: Section, reader: ValueReader, options: CheckOptions): void {
  const values = reader.map('');
  if (values === undefined) {
    return;
  }
  const given = Object.keys(values).filter((key) => values[key] !== null);
  if (section.open !== true) {
    given.filter((key) => !Object.hasOwn(section.fields, key)).forEach((key) => unknownKey(section, reader, key));
  }
  for (const [key, field] of Object.entries(section.fields)) {
    if (given.includes(key)) {
      checkField(field.type, reader.at(quoted(key)), options);
    } else if (field.required && !options.partial) {
      reader.problem(quoted(key), `is missing: ${lowerFirst(field.about)}`);
    }
  }
  for (const group of section.oneOf ?? []) {
    const both = group.filter((key) => given.includes(key));
    if (both.length > 1) {
      reader.problem(quoted(both[1]), `cannot stand beside '${both[0]}': keep one of them`);
    }
  }
}

function checkField(type: FieldType, reader: ValueReader, options: CheckOptions): void {
  switch (type.kind) {
    case 'text': return checkText(type, reader);
    case 'boolean': return void reader.boolean('');
    case 'number': return void reader.number('');
    case 'integer': return checkInteger(type, reader);
    case 'quantity': return checkQuantity(reader);
    case 'any': return;
    case 'list': return reader.items('').forEach((item) => checkField(type.items.type, item, options));
    case 'map': return reader.entries('').forEach(([key, value]) => checkEntry(type, key, value, options));
    case 'section': return checkSection(type.section(), reader, type.change ? { partial: true } : options);
    case 'deployment': return void reader.map('');
  }
}

function checkEntry(type: Extract<FieldType, { kind: 'map' }>, key: string, value: ValueReader, options: CheckOptions): void {
  if (type.keys !== undefined && !/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(key)) {
    value.problem('', `the name of a ${type.keys} must be of lower-case letters, digits and dashes, got ${JSON.stringify(key)}`);
  }
  checkField(type.values.type, value, options);
}

function checkText({ pattern, hint, words }: Extract<FieldType, { kind: 'text' }>, reader: ValueReader): void {
  if (words) {
    reader.oneOf('', words);
    return;
  }
  const value = reader.string('');
  if (value !== undefined && pattern !== undefined && !new RegExp(pattern).test(value)) {
    reader.problem('', `must be ${hint}, got ${JSON.stringify(value)}`);
  }
}

function checkInteger({ least, most }: Extract<FieldType, { kind: 'integer' }>, reader: ValueReader): void {
  const value = reader.integer('');
  if (value !== undefined && ((least !== undefined && value < least) || (most !== undefined && value > most))) {
    reader.problem('', `must be ${most === undefined ? `${least} or more` : `from ${least} to ${most}`}, got ${value}`);
  }
}

function checkQuantity(reader: ValueReader): void {
  const value = reader.value('');
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'bigint') {
    reader.problem('', 'must be a number or a text such as 500m, 1Gi or 25%');
  }
}

function unknownKey(section: Section, reader: ValueReader, key: string): void {
  const close = suggest(key, Object.keys(section.fields));
  reader.problem(quoted(key), `is unknown${close === undefined ? '' : `, did you mean '${close}'?`}`);
}

/** A key as one segment of a path, whatever is in it. */
function quoted(key: string): string {
  return /^[A-Za-z_][-\w]*$/.test(key) ? key : `[${key}]`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/, '');
}
