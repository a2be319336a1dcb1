import { Assignment, FormError } from './assignment';
import { jsonPrefix } from './json-prefix';
import { type Scan } from './scan';
import { type Value, type ValueMap } from './value';

/** `--set a.b=1,c[0]=x`: numbers, booleans, null, `{lists}` and strings. */
export function applySet(values: ValueMap, text: string): void {
  new Assignment(text, { flag: '--set', escapes: true, read: (scan) => scalarOrList(scan, typed) }).apply(values);
}

/** `--set-string a.b=1`: every value is a string. */
export function applySetString(values: ValueMap, text: string): void {
  new Assignment(text, {
    flag: '--set-string',
    escapes: true,
    read: (scan) => scalarOrList(scan, (word) => word),
  }).apply(values);
}

/** `--set-file a.b=path`: every value is the content of a file, which `content` gives. */
export function applySetFile(values: ValueMap, text: string, content: (path: string) => string): void {
  new Assignment(text, { flag: '--set-file', escapes: true, read: (scan) => scalarOrList(scan, content) }).apply(
    values,
  );
}

/** `--set-json a.b={"c":1}`: every value is JSON; none is null. */
export function applySetJson(values: ValueMap, text: string): void {
  new Assignment(text, { flag: '--set-json', escapes: true, read: json }).apply(values);
}

/** `--set-literal a.b=text, as it is`: one value, to the end. */
export function applySetLiteral(values: ValueMap, text: string): void {
  new Assignment(text, {
    flag: '--set-literal',
    escapes: false,
    read: (scan) => ({ value: scan.rest(), ended: false }),
  }).apply(values);
}

/** `{a,b}` or what reaches to the next comma. */
function scalarOrList(scan: Scan, read: (word: string) => Value): { value: Value; ended: boolean } {
  if (scan.atEnd) {
    return { value: '', ended: true };
  }
  if (!scan.skip('{')) {
    return { value: read(scan.until(',').word), ended: false };
  }
  const list: Value[] = [];
  for (;;) {
    const { word, stop } = scan.until(',}');
    if (stop === '') {
      throw new FormError("has a list without its closing '}'");
    }
    list.push(read(word));
    if (stop === '}') {
      scan.skip(',');
      return { value: list, ended: false };
    }
  }
}

/** A word of `--set`: a string, unless it is `true`, `false`, `null` (in any case) or a decimal 64-bit integer. */
function typed(word: string): Value {
  const lower = word.toLowerCase();
  if (lower === 'true' || lower === 'false') {
    return lower === 'true';
  }
  if (lower === 'null') {
    return null;
  }
  if (/^(?:0|[1-9]\d*|[-+]\d+)$/.test(word) && word.length <= 100) {
    const integer = BigInt(word.replace(/^\+/, ''));
    return BigInt.asIntN(64, integer) === integer ? integer : word;
  }
  return word;
}

function json(scan: Scan): { value: Value; ended: boolean } {
  if (scan.skipBlank()) {
    return { value: null, ended: false };
  }
  const found = jsonPrefix(scan.left());
  if (!found) {
    throw new FormError('needs JSON after its =');
  }
  scan.take(found.length);
  scan.skipBlank();
  return { value: found.value, ended: false };
}
