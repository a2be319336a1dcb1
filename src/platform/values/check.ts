import { checkApi, checkDeployment } from './check-api';
import { type FieldType, meantBy, type Section } from './field';
import { type SoundEntries } from './sound-entries';
import { fieldsOfType, shapeOfType } from '../../api/schema/shape';
import { asText, type Json } from '../../private/json';
import { LABEL_NAME } from '../../private/name-shapes';
import { hasCredentials } from '../../private/redact';
import { kindAndSize } from '../../private/shown-value';
import { didYouMean, suggest } from '../../private/suggest';
import { describe, type ValueReader } from '../../values/reader';
import { isMap } from '../../values/value';

/** How strictly values are checked. */
export interface CheckOptions {
  /** Whether required keys may be missing, as in the values of an environment, which only change others. */
  readonly partial: boolean;
  /** Entries of maps that need not be checked again. */
  readonly sound?: SoundEntries;
}

/** Notes every unknown key, wrong type and contradiction below a reader; the reader's `finish` throws them together. */
export function checkSection(section: Section, reader: ValueReader, options: CheckOptions): void {
  const values = reader.map('');
  if (values === undefined) {
    return;
  }
  const given = Object.keys(values).filter((key) => values[key] !== null);
  for (const key of given.filter((name) => !Object.hasOwn(section.fields, name))) {
    checkOther(section, reader, key);
  }
  for (const [key, field] of Object.entries(section.fields)) {
    if (given.includes(key)) {
      checkField(field.type, reader.at(quoted(key)), options);
    } else if (field.required && !options.partial) {
      reader.problem(quoted(key), `is missing: ${lowerFirst(field.about)}`);
    }
  }
  for (const ways of section.oneOf ?? []) {
    const [first, second] = ways
      .map((way) => way.split(' ').find((key) => given.includes(key)))
      .filter((key) => key !== undefined);
    if (second !== undefined) {
      reader.problem(
        quoted(second),
        `cannot be combined with '${first}': keep one of them, or remove the other with null`,
      );
    }
  }
}

/** A key that the section does not describe itself. */
function checkOther(section: Section, reader: ValueReader, key: string): void {
  const beside = section.beside && fieldsOfType(section.beside.type);
  const field = section.beside?.but.includes(key) ? undefined : beside?.get(key);
  if (field) {
    checkApi(field.shape, reader.at(quoted(key)));
  } else if (section.open !== true) {
    reader.problem(quoted(key), `is unknown${remedyFor(section, key)}`);
  }
}

function remedyFor(section: Section, key: string): string {
  const beside = section.beside && [...fieldsOfType(section.beside.type).keys()];
  if (section.beside?.but.includes(key)) {
    return key === 'name' ? ': the container is named like its node' : ': write it next to this map, not in it';
  }
  const others = beside?.filter((name) => !section.beside?.but.includes(name)) ?? [];
  const meant =
    section.upstream && Object.hasOwn(section.upstream, key)
      ? section.upstream[key]
      : (suggest(key, [...Object.keys(section.fields), ...others]) ??
        below(section, key) ??
        upstreamNear(section, key));
  return meant === undefined ? '' : `, ${didYouMean(meant)}`;
}

/** What is here for a misspelt name of what has another name or another place upstream. */
function upstreamNear({ upstream = {} }: Section, key: string): string | undefined {
  const near = suggest(key, Object.keys(upstream));
  return near && upstream[near];
}

/** The same key one level further down. */
function below(section: Section, key: string): string | undefined {
  const inner = Object.entries(section.fields).find(
    ([, { type }]) => type.kind === 'section' && Object.hasOwn(type.section().fields, key),
  );
  return inner && `${inner[0]}.${key}`;
}

function checkField(type: FieldType, reader: ValueReader, options: CheckOptions): void {
  switch (type.kind) {
    case 'text':
      return checkText(type, reader);
    case 'boolean':
      return void reader.boolean('');
    case 'number':
      return void reader.number('');
    case 'integer':
      return checkInteger(type, reader);
    case 'quantity':
      return checkQuantity(type, reader);
    case 'scalar':
      return checkOneOf(reader, ['string', 'number', 'bigint', 'boolean'], 'a string, a number, true or false');
    case 'any':
      return;
    case 'free':
      return void reader.map('');
    case 'list':
      return reader.items('').forEach((item) => checkItem(type.items.type, item, options));
    case 'map':
      return reader.entries('').forEach(([key, value]) => checkEntry(type, key, value, options));
    case 'section':
      return checkSection(type.section(), reader, type.change ? { partial: true } : options);
    case 'either':
      return checkField(isMap(reader.value('')) ? type.long : type.short, reader, options);
    case 'api':
      return checkApi(shapeOfType(type.notation), reader);
    case 'deployment':
      return checkDeployment(reader);
  }
}

/** An environment's list replaces another one: what is in it must be whole. */
function checkItem(type: FieldType, item: ValueReader, options: CheckOptions): void {
  if (item.has('')) {
    checkField(type, item, { ...options, partial: false });
  } else {
    item.problem('', 'must not be empty');
  }
}

function checkEntry(
  type: Extract<FieldType, { kind: 'map' }>,
  key: string,
  value: ValueReader,
  options: CheckOptions,
): void {
  if (key === 'true' || key === 'false') {
    value.problem('', `is named ${key}, ${readFrom(key === 'true')}: put the name in quotes, or use another`);
  }
  if (type.keys !== undefined && !LABEL_NAME.test(key)) {
    const noun = `${/^[aeiou]/.test(type.keys) ? 'an' : 'a'} ${type.keys}`;
    value.problem(
      '',
      `the name of ${noun} must consist of lower-case letters, digits and dashes, 63 at most, got ${JSON.stringify(key)}`,
    );
  }
  if (value.has('')) {
    const { type: inner } = type.values;
    const check = () => checkField(inner, value, options);
    if (options.sound) {
      options.sound.check(inner, value, check);
    } else {
      check();
    }
  }
}

function checkText(type: Extract<FieldType, { kind: 'text' }>, reader: ValueReader): void {
  const { pattern, hint, words: known } = type;
  const raw = reader.value('');
  if (typeof raw === 'number' || typeof raw === 'bigint' || typeof raw === 'boolean') {
    if (typeof raw !== 'boolean' && pattern !== undefined && !new RegExp(pattern).test(String(raw))) {
      // It would be invalid in quotes, too.
      reader.problem('', `must be ${hint}, got ${describe(raw, reader.segments())}${meantBy(type, raw)}`);
      return;
    }
    const why = typeof raw === 'boolean' ? `, ${readFrom(raw)}` : '';
    reader.problem('', `must be a string, got ${kindAndSize(raw)}${why}: put it in quotes`);
    return;
  }
  if (known) {
    reader.oneOf('', known);
    return;
  }
  const value = reader.string('');
  if (value !== undefined && hasCredentials(value)) {
    reader.problem('', 'must not contain a user name or a password: anybody who can read the manifests sees them');
  } else if (value === '' && !type.empty) {
    reader.problem('', 'must not be empty: write something, or leave it out');
  } else if (value !== undefined && type.expression && !isExpression(value)) {
    reader.problem('', `must be a regular expression of RE2, got ${describe(value, reader.segments())}`);
  } else if (value !== undefined && pattern !== undefined && !new RegExp(pattern).test(value)) {
    reader.problem('', `must be ${hint}, got ${describe(value, reader.segments())}${meantBy(type, value)}`);
  } else if (value !== undefined && type.examples && !type.examples.includes(value)) {
    const meant = type.examples.find((example) => example.toLowerCase() === value.toLowerCase());
    if (meant !== undefined) {
      reader.problem('', `is unknown, got ${describe(value, reader.segments())}, ${didYouMean(meant)}`);
    }
  }
}

/** Why a value is a boolean: users who wrote `no` did not mean false. */
function readFrom(value: boolean): string {
  return `which YAML also reads from ${value ? 'y, yes and on' : 'n, no and off'}`;
}

/** RE2 has flags at the front, and no looking around. */
function isExpression(text: string): boolean {
  try {
    return new RegExp(text.replace(/^\(\?[imsU]+\)/, '')) && !/\(\?(=|!|<=|<!)/.test(text);
  } catch {
    return false;
  }
}

function checkQuantity(type: Extract<FieldType, { kind: 'quantity' }>, reader: ValueReader): void {
  const { pattern, hint = 'a number or a string such as 500m, 1Gi or 25%' } = type;
  const value = reader.value('');
  checkOneOf(reader, ['string', 'number', 'bigint'], hint);
  if (
    ['string', 'number', 'bigint'].includes(typeof value) &&
    pattern !== undefined &&
    !new RegExp(pattern).test(asText(value))
  ) {
    reader.problem('', `must be ${hint}, got ${describe(value!, reader.segments())}${meantBy(type, value)}`);
  }
}

function checkInteger({ least, most }: Extract<FieldType, { kind: 'integer' }>, reader: ValueReader): void {
  const value = reader.integer('');
  if (value !== undefined && ((least !== undefined && value < least) || (most !== undefined && value > most))) {
    reader.problem('', `must be ${most === undefined ? `${least} or more` : `from ${least} to ${most}`}, got ${value}`);
  }
}

function checkOneOf(reader: ValueReader, types: readonly string[], wanted: string): void {
  const value = reader.value('');
  if (value !== undefined && !types.includes(typeof value)) {
    reader.problem('', `must be ${wanted}, got ${kindAndSize(value as Json | bigint)}`);
  }
}

/** A key as one segment of a path, whatever is in it. */
export function quoted(key: string): string {
  return /^[A-Za-z_][-\w]*$/.test(key) ? key : `[${JSON.stringify(key)}]`;
}

function lowerFirst(text: string): string {
  // URL and ARN stay as they are.
  return text.replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase()).replace(/\.$/, '');
}
