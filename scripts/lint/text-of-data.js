'use strict';

const ts = require('typescript');

const { TypeFlags } = ts;
const SCALAR =
  TypeFlags.StringLike |
  TypeFlags.NumberLike |
  TypeFlags.BooleanLike |
  TypeFlags.BigIntLike |
  TypeFlags.EnumLike |
  TypeFlags.Null |
  TypeFlags.Undefined |
  TypeFlags.Void |
  TypeFlags.Never;
const HELPERS = { String: 'asText', Number: 'asNumber' };

/**
 * Data that users write is never turned into text or a number by `String`, `Number`, `${}` or `join`: a map with a key
 * named `toString` makes these throw.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
module.exports = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { data: '{{what}} of {{type}} throws for a map with a key named toString: use {{helper}}' },
  },
  create(context) {
    const { sourceCode } = context;
    if (!/[\\/]src[\\/]/.test(context.filename) || /[\\/]src[\\/]private[\\/]json\.ts$/.test(context.filename)) {
      return {};
    }
    const services = sourceCode.parserServices;
    const checker = services.program.getTypeChecker();

    return {
      CallExpression({ callee, arguments: [first] }) {
        if (callee.type === 'Identifier' && Object.hasOwn(HELPERS, callee.name) && first !== undefined) {
          report(first, services.getTypeAtLocation(first), callee.name, HELPERS[callee.name]);
        } else if (callee.type === 'MemberExpression' && callee.property.name === 'join') {
          report(callee.object, itemOf(callee.object), 'join', 'map(asText) before');
        } else if (
          callee.type === 'MemberExpression' &&
          callee.property.name === 'map' &&
          Object.hasOwn(HELPERS, first?.name ?? '')
        ) {
          report(callee.object, itemOf(callee.object), first.name, HELPERS[first.name]);
        }
      },
      TemplateLiteral({ parent, expressions }) {
        if (parent.type !== 'TaggedTemplateExpression') {
          expressions.forEach((each) => report(each, services.getTypeAtLocation(each), '${}', 'asText'));
        }
      },
      "BinaryExpression[operator='+']"({ left, right }) {
        [left, right].forEach((each) => report(each, services.getTypeAtLocation(each), '+', 'asText'));
      },
    };

    function report(node, type, what, helper) {
      if (type !== undefined && isData(type)) {
        context.report({ node, messageId: 'data', data: { what, helper, type: checker.typeToString(type) } });
      }
    }

    /** The type of the items of a list. */
    function itemOf(node) {
      return services.getTypeAtLocation(node).getNumberIndexType();
    }

    /** Whether a type may be a map or a list, which has no text of its own. */
    function isData(type) {
      if (type.isUnion()) {
        return type.types.some(isData);
      }
      if (type.isIntersection()) {
        return type.types.every(isData);
      }
      if ((type.flags & TypeFlags.TypeParameter) !== 0) {
        const constraint = checker.getBaseConstraintOfType(type);
        return constraint === undefined || isData(constraint);
      }
      return (type.flags & SCALAR) === 0 && !hasText(type);
    }

    /** Whether the class of a type says what its text is. */
    function hasText(type) {
      const declarations = type.getProperty('toString')?.declarations ?? [];
      return declarations.some((each) => !services.program.isSourceFileDefaultLibrary(each.getSourceFile()));
    }
  },
};
