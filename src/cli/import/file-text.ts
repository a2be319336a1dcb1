import { differences } from './promise';
import { type Json, type JsonObject } from '../../private/json';
import { eachDocument } from '../../yaml/read';
import { toYaml } from '../../yaml/write';

/** Objects as a file: YAML, or JSON (which is YAML too) if the text would be read as something else. */
export function fileText(objects: readonly JsonObject[]): string {
  return objects.map(objectText).join('---\n');
}

function objectText(object: JsonObject): string {
  const yaml = toYaml(object);
  return isReadAs(yaml, object) ? yaml : `${JSON.stringify(object, undefined, 2).replace(UNUSUAL, escaped)}\n`;
}

function isReadAs(text: string, object: Json): boolean {
  const [document, more] = [...eachDocument(text, '')];
  return more === undefined && document !== undefined && differences(document.value, object).length === 0;
}

const UNUSUAL = /[\p{Cf}\p{Zl}\p{Zp}\p{Cs}\x7F-\x9F\uFFFE\uFFFF]/gu;

/** As YAML spells it in double quotes, beyond 16 bits too. */
function escaped(character: string): string {
  const point = character.codePointAt(0)!;
  return point > 0xffff ? `\\U${point.toString(16).padStart(8, '0')}` : `\\u${point.toString(16).padStart(4, '0')}`;
}
