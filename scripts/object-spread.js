// Writes `{ ...a, b }` as `extended(extended({}, a), { b })`, with src/private/extended.ts, for lib/ and the bundle. In Node 20, V8
// gives each object of such a literal a hidden class of its own, which takes twenty times as long, and no code that reads
// the object is optimized for its class. Node 22 does not: remove this, and the helper, once Node 20 is not supported
// (docs/decisions/2026-11-28-object-spread.md). Run right after jsii.
const fs = require('node:fs');
const path = require('node:path');
const ts = require('typescript');

const HELPER = 'extended$';
/** What such literals begin with, unless a comment comes first; most files have none, and are not parsed. */
const BEGIN = /\{\s*\.\.\./;

/** The code of a file of src/, with such literals written so. */
exports.sourceWithoutSpread = function sourceWithoutSpread(code, file, folder) {
  return rewritten(code, `import { extended as ${HELPER} } from '${pathOfHelper(file, folder)}';`);
};

/** The code of a file of lib/, with such literals written so. */
exports.moduleWithoutSpread = function moduleWithoutSpread(code, file, folder) {
  return rewritten(code, `const { extended: ${HELPER} } = require('${pathOfHelper(file, folder)}');`);
};

/** What a file names the helper in a folder of sources or of modules. */
function pathOfHelper(file, folder) {
  const found = path.relative(path.dirname(file), path.join(folder, 'private/extended')).replaceAll(path.sep, '/');
  return found.startsWith('.') ? found : `./${found}`;
}

function rewritten(code, loadHelper) {
  if (!BEGIN.test(code)) {
    return code;
  }
  const source = ts.createSourceFile('code.ts', code, ts.ScriptTarget.Latest);
  const found = code.slice(0, source.getStart(source)) + textOf(source);
  return found === code ? code : found.replace(/^("use strict";)?/, (start) => `${start}${loadHelper}`);

  function textOf(node) {
    if (extendsObject(node)) {
      // A word such as `return` may be right in front of it.
      return ` ${partsOf(node).reduce((object, more) => `${HELPER}(${object},${more})`, '{}')}`;
    }
    let [text, at] = ['', node.getStart(source)];
    ts.forEachChild(node, (child) => {
      text += code.slice(at, child.getStart(source)) + textOf(child);
      at = child.end;
    });
    return text + code.slice(at, node.end);
  }

  /** The objects that a literal puts together, in order. */
  function partsOf({ properties }) {
    const parts = [];
    let own = [];
    const endOwn = () => {
      if (own.length > 0) {
        parts.push(`{${own}}`);
      }
      own = [];
    };
    for (const property of properties) {
      if (ts.isSpreadAssignment(property)) {
        endOwn();
        parts.push(textOf(property.expression));
      } else {
        own.push(textOf(property));
      }
    }
    endOwn();
    return parts;
  }
}

/** Whether a node is a literal that begins with another object, and has more. */
function extendsObject(node) {
  return (
    ts.isObjectLiteralExpression(node) &&
    node.properties.length > 1 &&
    ts.isSpreadAssignment(node.properties[0]) &&
    // What these mean depends on the literal that they are in.
    !node.properties.some((property) => ts.isAccessor(property) || property.name?.text === '__proto__')
  );
}

if (require.main === module) {
  const lib = path.resolve(__dirname, '../lib');
  for (const name of fs.readdirSync(lib, { recursive: true })) {
    if (name.endsWith('.js')) {
      const file = path.join(lib, name);
      fs.writeFileSync(file, exports.moduleWithoutSpread(fs.readFileSync(file, 'utf8'), file, lib));
    }
  }
}
