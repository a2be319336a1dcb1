import { answersTo, container } from './objects';
import { type JsonObject } from '../../src/private/json';

describe('container ports', () => {
  test.each<[string, JsonObject, string[]]>([
    [
      'a named one',
      {
        ports: [
          { name: 'http', containerPort: 9000 },
          { name: 'grpc', containerPort: 9500, protocol: 'TCP' },
        ],
      },
      [],
    ],
    ['the same number twice, which is allowed', { ports: [{ containerPort: 9000 }, { containerPort: 9000 }] }, []],
    [
      'two of one name',
      {
        ports: [
          { name: 'http', containerPort: 1 },
          { name: 'http', containerPort: 2 },
        ],
      },
      ['ports[1].name: Duplicate value: "http"'],
    ],
    [
      'names that are none',
      {
        ports: [
          { name: 'my_port', containerPort: 1 },
          { name: 'a-very-long-port-name', containerPort: 2 },
          { name: '80', containerPort: 3 },
          { name: '-a--', containerPort: 4 },
        ],
      },
      [
        'ports[0].name: Invalid value: "my_port": must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)',
        'ports[1].name: Invalid value: "a-very-long-port-name": must be no more than 15 characters',
        'ports[2].name: Invalid value: "80": must contain at least one letter (a-z)',
        'ports[3].name: Invalid value: "-a--": must not begin or end with a hyphen',
        'ports[3].name: Invalid value: "-a--": must not contain consecutive hyphens',
      ],
    ],
    [
      'numbers that are none',
      { ports: [{ containerPort: 0 }, { containerPort: 65536 }, { containerPort: 1, hostPort: -1 }] },
      [
        'ports[0].containerPort: Required value',
        'ports[1].containerPort: Invalid value: 65536: must be between 1 and 65535, inclusive',
        'ports[2].hostPort: Invalid value: -1: must be between 1 and 65535, inclusive',
      ],
    ],
    [
      'an unknown protocol',
      { ports: [{ containerPort: 1, protocol: 'HTTP' }] },
      ['ports[0].protocol: Unsupported value: "HTTP": supported values: "SCTP", "TCP", "UDP"'],
    ],
    [
      'one port of the host twice',
      {
        ports: [
          { containerPort: 1, hostPort: 80 },
          { containerPort: 2, hostPort: 80, protocol: 'TCP' },
          { containerPort: 3, hostPort: 80, protocol: 'UDP' },
        ],
      },
      ['ports[1].hostPort: Duplicate value: "TCP//80"'],
    ],
  ])('%s', (_, change, answers) => {
    expect(answersTo(container(change), 'spec.template.spec.containers[0].')).toEqual(answers);
  });
});
