'use strict';

const ts = require('typescript');

const PLAIN = /^(JsonObject|ValueMap|Fields|Manifest|Callable|Record<string, unknown>|Readonly<Record<string, unknown>>)$/;

/**
 * A look-up by a name that is not known finds own keys alone: `TABLE[name]` and `name in TABLE` find `constructor` and
 * `toString` too, which users write like any other name. Asked before with `has(TABLE, name)` or `Object.hasOwn`, or made
 * for each of `Object.keys(TABLE)` in the same function, it is fine.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
module.exports = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      lookUp: "{{table}}[{{key}}] finds inherited keys such as 'constructor': use entryOf({{table}}, {{key}}), or a ReadonlyMap",
      in: "'in' finds inherited keys such as 'constructor': use has({{table}}, {{key}})",
    },
  },
  create(context) {
    const { sourceCode } = context;
    // Names that users write reach the product alone.
    if (!/[\\/]src[\\/]/.test(context.filename)) {
      return {};
    }
    const services = sourceCode.parserServices;
    const checker = services.program.getTypeChecker();
    const text = (node) => sourceCode.getText(node).replace(/[\s!?]/g, '');

    return {
      MemberExpression(node) {
        if (node.computed && !isWritten(node) && isOpen(services.getTypeAtLocation(node.property)) && isTable(node.object)) {
          report(node, 'lookUp', node.object, node.property);
        }
      },
      BinaryExpression(node) {
        if (node.operator === 'in' && isOpen(services.getTypeAtLocation(node.left))) {
          report(node, 'in', node.right, node.left);
        }
      },
    };

    function report(node, messageId, table, key) {
      if (!isAskedBefore(node, text(table), text(key))) {
        context.report({ node, messageId, data: { table: sourceCode.getText(table), key: sourceCode.getText(key) } });
      }
    }

    /** Any string, rather than one of some words. */
    function isOpen(type) {
      return type.isUnion() ? type.types.some(isOpen) : (type.flags & (ts.TypeFlags.String | ts.TypeFlags.TemplateLiteral)) !== 0;
    }

    /** Neither a list, nor plain data: what is read of that may be anything, and its type is checked. */
    function isTable(node) {
      const type = services.getTypeAtLocation(node);
      return !checker.isArrayType(type) && !checker.isTupleType(type) && !PLAIN.test(checker.typeToString(type));
    }

    function isWritten({ parent, ...node }) {
      return (
        (parent.type === 'AssignmentExpression' && parent.operator === '=' && parent.left.range[0] === node.range[0]) ||
        (parent.type === 'UnaryExpression' && parent.operator === 'delete')
      );
    }

    function isAskedBefore(node, table, key) {
      for (let around = node.parent; around; around = around.parent) {
        if (/Function|MethodDefinition|ForOf|^Program$/.test(around.type)) {
          const code = around.type === 'Program' ? '' : text(around);
          if ([`has(${table},${key})`, `hasOwn(${table},${key})`, `has(${table},String(${key}))`].some((asked) => code.includes(asked)) || iterates(code, table)) {
            return true;
          }
        }
      }
      return false;
    }

    function iterates(code, table) {
      return ['keys', 'entries'].some((way) => code.includes(`Object.${way}(${table})`) || code.includes(`Object.${way}(${table}asconst)`));
    }
  },
};
