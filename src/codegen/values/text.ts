import { isObject, type Json, type JsonObject } from '../../private/json';
import { quoteKey, quoteValue } from '../../yaml/quote';
import { commentLine } from '../print/quote';

/** Longest line of a map that is written on one. */
const WIDTH = 110;

/** Comments above the entry of a path such as `models/iris`. */
export type Comments = ReadonlyMap<string, readonly string[]>;

/** Values as YAML: small maps on one line, the entries of `models` never. */
export function valuesText(values: JsonObject, comments: Comments): string {
  return Object.entries(values)
    .map(([key, section]) => `${key}:${sectionText(key, section, comments)}`)
    .join('\n');
}

function sectionText(name: string, section: Json, comments: Comments): string {
  if (!isObject(section)) {
    return `${valueText(section, '', 0)}\n`;
  }
  switch (name) {
    case 'models':
      return modelsText(section, { comments, path: name, indent: '', isLong: true });
    case 'environments':
      return `\n${Object.entries(section)
        .map(([environment, changes]) => environmentText(environment, isObject(changes) ? changes : {}, comments))
        .join('')}`;
    default:
      return `${valueText(section, '', name.length + 1)}\n`;
  }
}

/** What is particular to an environment. */
function environmentText(name: string, changes: JsonObject, comments: Comments): string {
  const indent = '    ';
  const head = `  ${quoteKey(name, false)}:`;
  const sections = Object.entries(changes).map(([key, section]) => {
    const start = `${indent}${quoteKey(key, false)}:`;
    const path = `environments/${name}/${key}`;
    return key === 'models' && isObject(section)
      ? `${start}${modelsText(section, { comments, path, indent, isLong: false })}`
      : `${start}${valueText(section, indent, start.length)}\n`;
  });
  return sections.length === 0 ? `${head} {}\n` : `${head}\n${sections.join('')}`;
}

interface ModelsPlace {
  readonly comments: Comments;
  /** Path of the section in the comments. */
  readonly path: string;
  readonly indent: string;
  /** Whether each entry has separate lines, even if it fits on one. */
  readonly isLong: boolean;
}

function modelsText(models: JsonObject, { comments, path, indent, isLong }: ModelsPlace): string {
  const inner = `${indent}  `;
  return `\n${Object.entries(models)
    .map(([key, entry]) => {
      const above = (comments.get(`${path}/${key}`) ?? [])
        .map((line) => `${inner}# ${commentLine(line)}`.trimEnd() + '\n')
        .join('');
      const head = `${inner}${quoteKey(key, false)}:`;
      return `${above}${head}${isLong ? blockText(entry, inner) : valueText(entry, inner, head.length)}\n`;
    })
    .join('')}`;
}

/** What follows the colon of a key; a map or a list that fits on the line is put there. */
function valueText(json: Json, indent: string, used: number): string {
  const flat = flatText(json);
  if (flat !== undefined && used + flat.length + 1 <= WIDTH) {
    return ` ${flat}`;
  }
  return blockText(json, indent);
}

function blockText(json: Json, indent: string): string {
  const inner = `${indent}  `;
  if (Array.isArray(json)) {
    return json.map((item) => `\n${inner}-${itemText(item, inner)}`).join('');
  }
  if (typeof json === 'object' && json !== null) {
    return Object.entries(json)
      .map(([key, item]) => {
        const head = `${inner}${quoteKey(key, false)}:`;
        return `\n${head}${valueText(item, inner, head.length)}`;
      })
      .join('');
  }
  return ` ${scalarText(json, indent)}`;
}

/** An item of a list: its first line follows the dash. */
function itemText(json: Json, indent: string): string {
  const text = valueText(json, indent, indent.length + 1);
  return text.startsWith('\n') ? ` ${text.slice(1).trimStart()}` : text;
}

function scalarText(json: Json, indent: string): string {
  return typeof json === 'string' ? quoteValue(json, `${indent}  `) : JSON.stringify(json);
}

/** On one line; undefined if it would be hard to read. */
function flatText(json: Json): string | undefined {
  if (Array.isArray(json)) {
    return joined(json.map(flatText), (texts) => `[${texts.join(', ')}]`);
  }
  if (typeof json !== 'object' || json === null) {
    return typeof json === 'string' ? flatString(json) : JSON.stringify(json);
  }
  const entries = Object.entries(json);
  return joined(
    entries.map(([, item]) => flatText(item)),
    (texts) =>
      texts.length === 0 ? '{}' : `{ ${texts.map((text, i) => `${flatKey(entries[i][0])}: ${text}`).join(', ')} }`,
  );
}

function joined(
  texts: readonly (string | undefined)[],
  join: (texts: readonly string[]) => string,
): string | undefined {
  return texts.includes(undefined) ? undefined : join(texts as readonly string[]);
}

/** Inside brackets more characters have a meaning: strings with them are quoted. */
function flatString(text: string): string | undefined {
  const written = quoteValue(text, '');
  if (written.includes('\n')) {
    return undefined;
  }
  return written === text && !/^[A-Za-z0-9/][A-Za-z0-9_./:@=+-]*$/.test(text) ? JSON.stringify(text) : written;
}

function flatKey(key: string): string {
  const written = quoteKey(key, false);
  return written === key && !/^[A-Za-z0-9_][A-Za-z0-9_./-]*$/.test(key) ? JSON.stringify(key) : written;
}
