import { answersTo, container } from './objects';
import { type JsonObject } from '../../src/private/json';

describe('probes', () => {
  test.each<[string, JsonObject, string[]]>([
    [
      'each with its handler',
      {
        livenessProbe: { tcpSocket: { port: 'http' } },
        readinessProbe: { httpGet: { port: 80 }, successThreshold: 3 },
        startupProbe: { grpc: { port: 9000 } },
      },
      [],
    ],
    [
      'without a handler',
      { livenessProbe: {}, readinessProbe: { periodSeconds: 5 }, startupProbe: { failureThreshold: 3 } },
      [
        'livenessProbe: Required value: must specify a handler type',
        'readinessProbe: Required value: must specify a handler type',
        'startupProbe: Required value: must specify a handler type',
      ],
    ],
    [
      'with two handlers',
      { livenessProbe: { exec: { command: ['true'] }, tcpSocket: { port: 1 } } },
      ['livenessProbe.tcpSocket: Forbidden: may not specify more than 1 handler type'],
    ],
    [
      'that must succeed more than once',
      {
        livenessProbe: { exec: { command: ['true'] }, successThreshold: 2 },
        readinessProbe: { exec: { command: ['true'] }, successThreshold: 2 },
        startupProbe: { exec: { command: ['true'] }, successThreshold: 2 },
      },
      [
        'livenessProbe.successThreshold: Invalid value: 2: must be 1',
        'startupProbe.successThreshold: Invalid value: 2: must be 1',
      ],
    ],
    [
      'with negative numbers',
      {
        livenessProbe: {
          exec: { command: ['true'] },
          initialDelaySeconds: -1,
          timeoutSeconds: -1,
          periodSeconds: -1,
          failureThreshold: -1,
          successThreshold: -1,
        },
      },
      [
        'livenessProbe.failureThreshold: Invalid value: -1: must be greater than or equal to 0',
        'livenessProbe.initialDelaySeconds: Invalid value: -1: must be greater than or equal to 0',
        'livenessProbe.periodSeconds: Invalid value: -1: must be greater than or equal to 0',
        'livenessProbe.successThreshold: Invalid value: -1: must be 1',
        'livenessProbe.successThreshold: Invalid value: -1: must be greater than or equal to 0',
        'livenessProbe.timeoutSeconds: Invalid value: -1: must be greater than or equal to 0',
      ],
    ],
    [
      'with a grace period',
      {
        livenessProbe: { exec: { command: ['true'] }, terminationGracePeriodSeconds: 0 },
        readinessProbe: { exec: { command: ['true'] }, terminationGracePeriodSeconds: 5 },
      },
      [
        'livenessProbe.terminationGracePeriodSeconds: Invalid value: 0: must be greater than 0',
        'readinessProbe.terminationGracePeriodSeconds: Invalid value: 5: must not be set for readinessProbes',
      ],
    ],
    [
      'that ask wrongly',
      {
        livenessProbe: { exec: {} },
        readinessProbe: { httpGet: { port: 0, scheme: 'http', httpHeaders: [{ name: 'a b', value: '' }] } },
        startupProbe: { tcpSocket: { port: 'my_port' } },
      },
      [
        'livenessProbe.exec.command: Required value',
        'readinessProbe.httpGet.httpHeaders: Invalid value: "a b": a valid HTTP header must consist of alphanumeric characters or \'-\'',
        'readinessProbe.httpGet.port: Invalid value: 0: must be between 1 and 65535, inclusive',
        'readinessProbe.httpGet.scheme: Unsupported value: "http": supported values: "HTTP", "HTTPS"',
        'startupProbe.tcpSocket.port: Invalid value: "my_port": must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)',
      ],
    ],
  ])('%s', (_, change, answers) => {
    expect(answersTo(container(change), 'spec.template.spec.containers[0].')).toEqual(answers);
  });
});

describe('lifecycle hooks', () => {
  test.each<[string, JsonObject, string[]]>([
    [
      'of each kind',
      { lifecycle: { postStart: { exec: { command: ['true'] } }, preStop: { httpGet: { port: 80 } } } },
      [],
    ],
    [
      'without a handler',
      { lifecycle: { postStart: {}, preStop: { exec: { command: [] } } } },
      [
        'lifecycle.postStart: Required value: must specify a handler type',
        'lifecycle.preStop.exec.command: Required value',
      ],
    ],
  ])('%s', (_, change, answers) => {
    expect(answersTo(container(change), 'spec.template.spec.containers[0].')).toEqual(answers);
  });
});
