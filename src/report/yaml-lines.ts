import { isObject, type Json } from '../private/json';
import { type Segment } from '../private/path';
import { discreet } from '../private/redact';
import { visible } from '../private/visible';

/** A line of YAML and the path of what is written on it. */
export interface YamlLine {
  readonly text: string;
  readonly path: readonly Segment[];
}

/**
 * An object as lines for readers, each of which knows its path. Strings are shown on one line, however long they are,
 * and URIs without credentials.
 */
export function yamlLines(value: Json): YamlLine[] {
  const lines: YamlLine[] = [];
  add(value, [], '', '', lines);
  return lines;
}

/** @param lead what is on the first line before the value */
function add(value: Json, path: readonly Segment[], indent: string, lead: string, lines: YamlLine[]): void {
  const entries = entriesOf(value);
  if (entries.length === 0) {
    lines.push({ text: `${lead}${scalar(value)}`, path });
    return;
  }
  const isMap = isObject(value);
  const isItem = lead.endsWith('- ');
  if (lead !== '' && !isItem) {
    lines.push({ text: lead.trimEnd(), path });
  }
  entries.forEach(([key, child], i) => {
    // The first entry of a list item is on the item's own line.
    const start = isItem && i === 0 ? lead : indent;
    const below = [...path, key];
    add(child, below, `${indent}  `, isMap ? `${start}${plain(String(key))}: ` : `${start}- `, lines);
  });
}

function entriesOf(value: Json): [Segment, Json][] {
  if (Array.isArray(value)) {
    return value.map((item, index) => [index, item]);
  }
  return isObject(value) ? Object.entries(value) : [];
}

function scalar(value: Json): string {
  if (typeof value === 'string') {
    return plain(value);
  }
  return JSON.stringify(value);
}

/** Names and the like without quotes; whatever else YAML or a reader might take for something different in them. */
function plain(value: string): string {
  const text = discreet(value);
  return /^[A-Za-z_./-][A-Za-z0-9_./-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n|[.-].*)$/i.test(text)
    ? text
    : visible(JSON.stringify(text));
}
