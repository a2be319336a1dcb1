import { QUALIFIED, SUBDOMAIN } from './name-formats';
import { answersTo, container } from './objects';
import { type JsonObject } from '../../src/private/json';

describe('environment variables', () => {
  test.each<[string, JsonObject, string[]]>([
    [
      'of any printable name',
      {
        env: [
          { name: 'my.var/1', value: 'x' },
          { name: '1', value: '' },
        ],
      },
      [],
    ],
    ['without a name', { env: [{ name: '', value: 'x' }] }, ['env[0].name: Required value']],
    [
      'with a name that holds = or is not ASCII',
      { env: [{ name: 'a=b' }, { name: 'ä' }] },
      [
        'env[0].name: Invalid value: "a=b": a valid environment variable name must consist only of printable ASCII characters other than \'=\'',
        'env[1].name: Invalid value: "ä": a valid environment variable name must consist only of printable ASCII characters other than \'=\'',
      ],
    ],
    [
      'from a field, a resource, a ConfigMap, a Secret',
      {
        env: [
          { name: 'A', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
          { name: 'B', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '1m' } } },
          { name: 'C', valueFrom: { configMapKeyRef: { name: 'c', key: 'k' } } },
          { name: 'D', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } },
        ],
      },
      [],
    ],
    [
      'from nothing',
      { env: [{ name: 'A', valueFrom: {} }] },
      [
        'env[0].valueFrom: Invalid value: "": must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`',
      ],
    ],
    [
      'from two sources',
      {
        env: [
          { name: 'A', valueFrom: { configMapKeyRef: { name: 'c', key: 'k' }, secretKeyRef: { name: 's', key: 'k' } } },
        ],
      },
      ['env[0].valueFrom: Invalid value: "": may not have more than one field specified at a time'],
    ],
    [
      'with a value and a source',
      { env: [{ name: 'A', value: 'x', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } }] },
      ['env[0].valueFrom: Invalid value: "": may not be specified when `value` is not empty'],
    ],
    [
      'from a Secret whose name or key cannot be',
      {
        env: [
          { name: 'A', valueFrom: { secretKeyRef: { name: 'My_Secret', key: '' } } },
          { name: 'B', valueFrom: { secretKeyRef: { name: 's', key: '../k' } } },
        ],
      },
      [
        'env[0].valueFrom.secretKeyRef.key: Required value',
        `env[0].valueFrom.secretKeyRef.name: Invalid value: "My_Secret": ${SUBDOMAIN}`,
        "env[1].valueFrom.secretKeyRef.key: Invalid value: \"../k\": a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
        'env[1].valueFrom.secretKeyRef.key: Invalid value: "../k": must not start with \'..\'',
      ],
    ],
    [
      'from fields that are none',
      {
        env: [
          { name: 'A', valueFrom: { fieldRef: { fieldPath: 'spec.replicas' } } },
          { name: 'B', valueFrom: { fieldRef: { fieldPath: 'status.phase' } } },
          { name: 'C', valueFrom: { fieldRef: { fieldPath: "metadata.labels['a b']" } } },
          { name: 'D', valueFrom: { fieldRef: { fieldPath: "spec['x']" } } },
          { name: 'E', valueFrom: { fieldRef: { apiVersion: 'v2', fieldPath: 'metadata.name' } } },
        ],
      },
      [
        'env[0].valueFrom.fieldRef.fieldPath: Invalid value: "spec.replicas": error converting fieldPath: field label not supported: spec.replicas',
        'env[1].valueFrom.fieldRef.fieldPath: Unsupported value: "status.phase": supported values: "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName", "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs"',
        `env[2].valueFrom.fieldRef: Invalid value: "a b": name part ${QUALIFIED}`,
        "env[3].valueFrom.fieldRef.fieldPath: Invalid value: \"spec['x']\": error converting fieldPath: field label does not support subscript: spec['x']",
        'env[4].valueFrom.fieldRef.fieldPath: Invalid value: "metadata.name": error converting fieldPath: unsupported pod version: v2',
      ],
    ],
    [
      'from resources that are none',
      {
        env: [
          { name: 'A', valueFrom: { resourceFieldRef: { resource: 'limits.gpu' } } },
          { name: 'B', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '2' } } },
          { name: 'C', valueFrom: { resourceFieldRef: { resource: 'requests.memory', divisor: '3Mi' } } },
        ],
      },
      [
        'env[0].valueFrom.resourceFieldRef.resource: Unsupported value: "limits.gpu": supported values: "limits.cpu", "limits.ephemeral-storage", "limits.memory", "requests.cpu", "requests.ephemeral-storage", "requests.memory"',
        'env[1].valueFrom.resourceFieldRef.divisor: Invalid value: "limits.cpu": only divisor\'s values 1m and 1 are supported with the cpu resource',
        'env[2].valueFrom.resourceFieldRef.divisor: Invalid value: "requests.memory": only divisor\'s values 1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, 1Ti, 1Pi, 1Ei are supported with the memory resource',
      ],
    ],
    [
      'all of a ConfigMap or a Secret',
      { envFrom: [{ prefix: 'P_', configMapRef: { name: 'c' } }, { secretRef: { name: 's' } }] },
      [],
    ],
    [
      'all of nothing, of two things, of names that are none',
      {
        envFrom: [
          {},
          { configMapRef: { name: 'c' }, secretRef: { name: 's' } },
          { secretRef: { name: '' } },
          { secretRef: { name: 'S' } },
        ],
      },
      [
        'envFrom: Invalid value: "": may not have more than one field specified at a time',
        'envFrom: Invalid value: "": must specify one of: `configMapRef` or `secretRef`',
        'envFrom[2].secretRef.name: Required value',
        `envFrom[3].secretRef.name: Invalid value: "S": ${SUBDOMAIN}`,
      ],
    ],
  ])('%s', (_, change, answers) => {
    expect(answersTo(container(change), 'spec.template.spec.containers[0].')).toEqual(answers);
  });
});
