import { LABEL, LABEL_VALUE, QUALIFIED, SUBDOMAIN } from './name-formats';
import { answersTo, pod } from './objects';
import { type JsonObject } from '../../src/private/json';

const NODE_TERMS = 'affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms';
const POD_TERM = 'affinity.podAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm';

describe('affinity', () => {
  test.each<[string, JsonObject, string[]]>([
    [
      'to nodes',
      {
        affinity: {
          nodeAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: {
              nodeSelectorTerms: [
                {
                  matchExpressions: [
                    { key: 'gpu', operator: 'Exists' },
                    { key: 'n', operator: 'Gt', values: ['1'] },
                  ],
                  matchFields: [{ key: 'metadata.name', operator: 'In', values: ['n'] }],
                },
              ],
            },
            preferredDuringSchedulingIgnoredDuringExecution: [
              { weight: 100, preference: { matchExpressions: [{ key: 'a', operator: 'In', values: ['no label!'] }] } },
            ],
          },
        },
      },
      [],
    ],
    [
      'to no term',
      { affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [] } } } },
      [`${NODE_TERMS}: Required value: must have at least one node selector term`],
    ],
    [
      'to expressions that are none',
      {
        affinity: {
          nodeAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: {
              nodeSelectorTerms: [
                {
                  matchExpressions: [
                    { key: 'a b', operator: 'In' },
                    { key: 'a', operator: 'Exists', values: ['x'] },
                    { key: 'a', operator: 'Gt', values: [] },
                    { key: 'a', operator: 'Has' },
                    { key: 'a', operator: 'In', values: ['a b'] },
                  ],
                },
              ],
            },
          },
        },
      },
      [
        `${NODE_TERMS}[0].matchExpressions[0].key: Invalid value: "a b": name part ${QUALIFIED}`,
        `${NODE_TERMS}[0].matchExpressions[0].values: Required value: must be specified when \`operator\` is 'In' or 'NotIn'`,
        `${NODE_TERMS}[0].matchExpressions[1].values: Forbidden: may not be specified when \`operator\` is 'Exists' or 'DoesNotExist'`,
        `${NODE_TERMS}[0].matchExpressions[2].values: Required value: must be specified single value when \`operator\` is 'Lt' or 'Gt'`,
        `${NODE_TERMS}[0].matchExpressions[3].operator: Invalid value: "Has": not a valid selector operator`,
        `${NODE_TERMS}[0].matchExpressions[4].values[0]: Invalid value: "a b": ${LABEL_VALUE}`,
      ],
    ],
    [
      'to fields that are none',
      {
        affinity: {
          nodeAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: {
              nodeSelectorTerms: [
                {
                  matchFields: [
                    { key: 'metadata.uid', operator: 'Exists' },
                    { key: 'metadata.name', operator: 'In', values: ['A', 'b'] },
                  ],
                },
              ],
            },
          },
        },
      },
      [
        `${NODE_TERMS}[0].matchFields[0].key: Invalid value: "metadata.uid": not a valid field selector key`,
        `${NODE_TERMS}[0].matchFields[0].operator: Invalid value: "Exists": not a valid selector operator`,
        `${NODE_TERMS}[0].matchFields[1].values: Required value: must be only one value when \`operator\` is 'In' or 'NotIn' for node field selector`,
        `${NODE_TERMS}[0].matchFields[1].values[0]: Invalid value: "A": ${SUBDOMAIN}`,
      ],
    ],
    [
      'of a weight out of range',
      {
        affinity: {
          nodeAffinity: {
            preferredDuringSchedulingIgnoredDuringExecution: [
              { weight: 101, preference: {} },
              { weight: 0, preference: {} },
            ],
          },
        },
      },
      [
        'affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight: Invalid value: 101: must be in the range 1-100',
        'affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[1].weight: Invalid value: 0: must be in the range 1-100',
      ],
    ],
    [
      'to pods',
      {
        affinity: {
          podAntiAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: [
              { labelSelector: { matchLabels: { a: 'b' } }, topologyKey: 'kubernetes.io/hostname' },
            ],
          },
        },
      },
      [],
    ],
    [
      'to pods that cannot be',
      {
        affinity: {
          podAffinity: {
            preferredDuringSchedulingIgnoredDuringExecution: [
              {
                weight: 1,
                podAffinityTerm: {
                  topologyKey: '',
                  namespaces: ['N'],
                  labelSelector: { matchLabels: { 'a b': 'c d' } },
                  namespaceSelector: { matchExpressions: [{ key: 'k', operator: 'Gt' }] },
                },
              },
            ],
          },
        },
      },
      [
        `${POD_TERM}.labelSelector.matchLabels: Invalid value: "a b": name part ${QUALIFIED}`,
        `${POD_TERM}.labelSelector.matchLabels: Invalid value: "c d": ${LABEL_VALUE}`,
        `${POD_TERM}.namespace: Invalid value: "N": ${LABEL}`,
        `${POD_TERM}.namespaceSelector.matchExpressions[0].operator: Invalid value: "Gt": not a valid selector operator`,
        `${POD_TERM}.topologyKey: Invalid value: "": name part must be non-empty`,
        `${POD_TERM}.topologyKey: Invalid value: "": name part ${QUALIFIED}`,
        `${POD_TERM}.topologyKey: Required value: can not be empty`,
      ],
    ],
  ])('%s', (_, change, answers) => {
    expect(answersTo(pod(change), 'spec.template.spec.')).toEqual(answers);
  });
});

describe('tolerations', () => {
  test.each<[string, JsonObject, string[]]>([
    [
      'of a taint and of all',
      {
        tolerations: [
          { key: 'gpu', operator: 'Equal', value: 'yes', effect: 'NoSchedule' },
          { operator: 'Exists' },
          { key: 'a', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 5 },
        ],
      },
      [],
    ],
    [
      'that cannot be',
      {
        tolerations: [
          { key: 'a b' },
          { operator: 'Equal', value: 'x' },
          { key: 'a', operator: 'Exists', value: 'x' },
          { key: 'a', operator: 'In' },
          { key: 'a', value: 'x y' },
          { key: 'a', effect: 'NoRun' },
          { key: 'a', effect: 'NoSchedule', tolerationSeconds: 5 },
        ],
      },
      [
        `tolerations[0].key: Invalid value: "a b": name part ${QUALIFIED}`,
        'tolerations[1].operator: Invalid value: "Equal": operator must be Exists when `key` is empty, which means "match all values and all keys"',
        'tolerations[2].operator: Invalid value: "x": value must be empty when `operator` is \'Exists\'',
        'tolerations[3].operator: Unsupported value: "In": supported values: "Equal", "Exists"',
        `tolerations[4].operator: Invalid value: "x y": ${LABEL_VALUE}`,
        'tolerations[5].effect: Unsupported value: "NoRun": supported values: "NoSchedule", "PreferNoSchedule", "NoExecute"',
        'tolerations[6].effect: Invalid value: "NoSchedule": effect must be \'NoExecute\' when `tolerationSeconds` is set',
      ],
    ],
  ])('%s', (_, change, answers) => {
    expect(answersTo(pod(change), 'spec.template.spec.')).toEqual(answers);
  });
});

describe('topology spread', () => {
  test.each<[string, JsonObject, string[]]>([
    [
      'over zones',
      {
        topologySpreadConstraints: [
          { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', minDomains: 2 },
        ],
      },
      [],
    ],
    [
      'that cannot be',
      {
        topologySpreadConstraints: [
          { maxSkew: 0, topologyKey: '', whenUnsatisfiable: 'Ignore' },
          { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'ScheduleAnyway', minDomains: 0 },
          { maxSkew: 2, topologyKey: 'zone', whenUnsatisfiable: 'ScheduleAnyway' },
        ],
      },
      [
        'topologySpreadConstraints[0].maxSkew: Invalid value: 0: must be greater than zero',
        'topologySpreadConstraints[0].topologyKey: Required value: can not be empty',
        'topologySpreadConstraints[0].whenUnsatisfiable: Unsupported value: "Ignore": supported values: "DoNotSchedule", "ScheduleAnyway"',
        'topologySpreadConstraints[1].minDomains: Invalid value: 0: can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ScheduleAnyway',
        'topologySpreadConstraints[1].minDomains: Invalid value: 0: must be greater than zero',
        'topologySpreadConstraints[1].{topologyKey, whenUnsatisfiable}: Duplicate value: "{zone, ScheduleAnyway}"',
      ],
    ],
  ])('%s', (_, change, answers) => {
    expect(answersTo(pod(change), 'spec.template.spec.')).toEqual(answers);
  });
});
