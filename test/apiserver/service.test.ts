import { LABEL } from './name-formats';
import { answersTo, service } from './objects';
import { type JsonObject } from '../../src/private/json';

describe('a Service', () => {
  test.each<[string, JsonObject, string[]]>([
    [
      'two named ports',
      {
        ports: [
          { name: 'http', port: 8000, targetPort: 8000, protocol: 'TCP' },
          { name: 'grpc', port: 5001, targetPort: 'grpc' },
        ],
      },
      [],
    ],
    ['none', { ports: [] }, ['ports: Required value']],
    ['none without an address', { clusterIP: 'None', ports: [] }, []],
    [
      'two ports, one without a name, of one number',
      { ports: [{ name: 'http', port: 80 }, { port: 80 }] },
      ['ports[1].name: Required value', 'ports[1]: Duplicate value'],
    ],
    [
      'names and numbers that are none',
      {
        ports: [
          { name: 'my_port', port: 0, targetPort: 'x_y', protocol: 'HTTP' },
          { name: 'my_port', port: 70000, targetPort: 70000 },
        ],
      },
      [
        `ports[0].name: Invalid value: "my_port": ${LABEL}`,
        'ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive',
        'ports[0].protocol: Unsupported value: "HTTP": supported values: "SCTP", "TCP", "UDP"',
        'ports[0].targetPort: Invalid value: "x_y": must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)',
        'ports[1].name: Duplicate value: "my_port"',
        `ports[1].name: Invalid value: "my_port": ${LABEL}`,
        'ports[1].port: Invalid value: 70000: must be between 1 and 65535, inclusive',
        'ports[1].targetPort: Invalid value: 70000: must be between 1 and 65535, inclusive',
      ],
    ],
    [
      'the same port for two protocols',
      {
        ports: [
          { name: 'tcp', port: 53 },
          { name: 'udp', port: 53, protocol: 'UDP' },
        ],
      },
      [],
    ],
    [
      'a selector that is none',
      { selector: { 'seldon-app': 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' } },
      [
        'selector: Invalid value: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa": must be no more than 63 characters',
      ],
    ],
  ])('%s', (_, change, answers) => {
    expect(answersTo(service(change), 'spec.')).toEqual(answers);
  });
});
