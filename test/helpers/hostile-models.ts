import { type JsonObject } from '../../src/private/json';

/** Keywords, and names that programs import or declare. */
const NAMES = [
  'class',
  'app',
  'chart',
  'main',
  'seldon-deployment',
  'lambda',
  'k8s',
  'none',
  'json-patch',
  'models',
  'constructor',
  'match',
  'type',
  'prototype',
];

/** Strings that a program must not take for code, nor change. */
export const HOSTILE_TEXTS = [
  'class',
  '\'quoted\' and "quoted"',
  'back`tick ${process.exit(1)}',
  'end */ of comment',
  'line\nbreak',
  'tab\t\\n',
  '\u202e\u{e0001}',
  'été 模型 🙂',
  '"""triple""" \'\'\'quotes\'\'\' {name} %s',
  '*/ process.exit(1); /*',
  'line\u2028separator and paragraph\u2029separator',
  'a backslash at the end \\',
  '{{ name }} {0} %(name)s \\N{BULLET} \\x41 \\u0041',
  "'''\" + exec(\"1\") + \"'''",
];

/** SeldonDeployments with such names and strings wherever they may be. */
export const HOSTILE: readonly JsonObject[] = HOSTILE_TEXTS.map((text, i) => ({
  apiVersion: 'machinelearning.seldon.io/v1',
  kind: 'SeldonDeployment',
  metadata: { name: NAMES[i], annotations: { [`example.com/${i}`]: text } },
  spec: {
    annotations: { note: text },
    predictors: [
      {
        name: 'return',
        graph: {
          name: 'delete',
          type: 'ROUTER',
          parameters: [text, 'constructor', 'toString', 'from'].map((name) => ({ name, type: 'STRING', value: text })),
          children: [
            { name: 'import', type: 'MODEL' },
            { name: 'lambda', type: 'MODEL' },
          ],
        },
        componentSpecs: [
          {
            spec: {
              containers: ['lambda', 'import', 'delete'].map((name) => ({
                name,
                image: 'a:1',
                env: [{ name: 'TEXT', value: text }],
              })),
            },
          },
        ],
      },
    ],
  },
}));
