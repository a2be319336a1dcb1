import { type Field, type FieldType, type Section } from './field';
import { PLATFORM_FILE } from './sections/platform';
import { isMap, type Value, type ValueMap } from '../../values/value';
import { toYaml } from '../../yaml/write';

/**
 * Values of a platform as YAML, with the description of each key above it.
 * @param all whether keys without a value are shown, too, as comments
 */
export function commentedValues(values: ValueMap, all: boolean): string {
  const head = all
    ? ['# Every key, with its default or its possible values. A key that several sections have is shown once.', '']
    : [];
  return `${[...head, ...new Printer(all).section(PLATFORM_FILE, values)].join('\n')}\n`;
}

class Printer {
  /** Each field is shown once: canaries and predictors have the keys of models. */
  private readonly shown = new Set<Field<unknown>>();

  public constructor(private readonly all: boolean) {}

  public section({ fields, beside, open }: Section, values: ValueMap): string[] {
    const given = Object.entries(fields).flatMap(([key, field]) => {
      if (Object.hasOwn(values, key) && values[key] !== null) {
        return this.given(key, field, values[key]);
      }
      return this.all ? commented(this.possible(key, field)) : [];
    });
    const others = Object.entries(values).filter(([key]) => !Object.hasOwn(fields, key));
    const kin = this.all && (open || beside) ? [`# Other keys are those of ${beside?.type ?? 'the chart'}.`] : [];
    return [...given, ...kin, ...others.flatMap(([key, value]) => plain(key, value))];
  }

  private given(key: string, field: Field<unknown>, value: Value): string[] {
    this.shown.add(field);
    const { type, about } = field;
    const empty = isMap(value) && Object.keys(value).length === 0;
    const inner = empty && this.all ? commented(this.below(type)) : this.values(type, value);
    return [
      `# ${about}`,
      ...(inner.length === 0 ? plain(key, value) : [empty ? `${key}: {}` : `${key}:`, ...indented(inner)]),
    ];
  }

  /** The lines of a map whose keys are known or named by the user. */
  private values(type: FieldType, value: Value): string[] {
    if (!isMap(value)) {
      return [];
    }
    switch (type.kind) {
      case 'section':
        return this.section(type.section(), value);
      case 'map':
        return Object.entries(value).flatMap(([name, entry]) => {
          const inner = this.values(type.values.type, entry);
          return inner.length === 0 ? plain(name, entry) : [`${name}:`, ...indented(inner)];
        });
      case 'either':
        return this.values(type.long, value);
      default:
        return [];
    }
  }

  /** A key that has no value: its default, or its possible values. */
  private possible(key: string, field: Field<unknown>): string[] {
    if (this.shown.has(field)) {
      return [];
    }
    this.shown.add(field);
    const { about, type, fallback = null } = field;
    const inner = fallback === null ? this.below(type) : [];
    const usual = typeof fallback === 'string' ? fallback : JSON.stringify(fallback);
    const shown = fallback === null ? placeholder(type) : usual;
    return [`# ${about}`, ...(inner.length > 0 ? [`${key}:`, ...indented(inner)] : [`${key}: ${shown}`])];
  }

  /** What may be below a key that has no value. */
  private below(type: FieldType): string[] {
    switch (type.kind) {
      case 'section':
        return Object.entries(type.section().fields).flatMap(([key, field]) => this.possible(key, field));
      case 'map': {
        const inner = this.below(type.values.type);
        return inner.length > 0 ? ['NAME:', ...indented(inner)] : [`NAME: ${placeholder(type.values.type)}`];
      }
      case 'list':
        return this.below(type.items.type).map((line, i) => `${i === 0 ? '-' : ' '} ${line}`);
      default:
        return [];
    }
  }
}

function plain(key: string, value: Value): string[] {
  return toYaml({ [key]: value })
    .trimEnd()
    .split('\n');
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

function commented(lines: readonly string[]): string[] {
  return lines.map((line) => `# ${line}`);
}

/** The possible values, if there is no value to show. */
function placeholder(type: FieldType): string {
  switch (type.kind) {
    case 'text':
      return type.words?.join(' | ') ?? type.examples?.join(' | ') ?? 'STRING';
    case 'boolean':
      return 'true | false';
    case 'integer':
    case 'number':
      return 'NUMBER';
    case 'quantity':
      return 'QUANTITY';
    case 'any':
    case 'scalar':
      return 'VALUE';
    case 'list':
      return `[${placeholder(type.items.type)}, ...]`;
    case 'either':
      return placeholder(type.short);
    case 'api':
      return type.notation.replace(/(?<!\w)(\w+)\[\]/, '[$1, ...]');
    default:
      return '{}';
  }
}
