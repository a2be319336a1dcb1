import { LABEL, LABEL_VALUE, QUALIFIED, SUBDOMAIN, UNDERSCORE_SUBDOMAIN } from './name-formats';
import { answersTo, pod } from './objects';
import { type JsonObject } from '../../src/private/json';

describe('the spec of a pod', () => {
  test.each<[string, JsonObject, string[]]>([
    [
      'names of all kinds',
      {
        serviceAccountName: 'my.account',
        nodeName: 'n',
        hostname: 'h',
        subdomain: 's',
        priorityClassName: 'p',
        runtimeClassName: 'r',
        preemptionPolicy: 'Never',
        nodeSelector: { gpu: 'true' },
        readinessGates: [{ conditionType: 'x.y/z' }],
        overhead: { cpu: '1m' },
        imagePullSecrets: [{ name: '' }],
      },
      [],
    ],
    [
      'names that are none',
      {
        serviceAccountName: 'My_Account',
        nodeName: 'N',
        hostname: 'a.b',
        subdomain: 'S',
        priorityClassName: 'P',
        runtimeClassName: '',
      },
      [
        'hostname: Invalid value: "a.b": must not contain dots',
        `nodeName: Invalid value: "N": ${SUBDOMAIN}`,
        `priorityClassName: Invalid value: "P": ${SUBDOMAIN}`,
        `runtimeClassName: Invalid value: "": ${SUBDOMAIN}`,
        `serviceAccountName: Invalid value: "My_Account": ${SUBDOMAIN}`,
        `subdomain: Invalid value: "S": ${LABEL}`,
      ],
    ],
    [
      'selectors, gates and classes that are none',
      {
        nodeSelector: { 'a b': 'c d' },
        readinessGates: [{ conditionType: 'a/b/c' }],
        preemptionPolicy: 'Always',
        overhead: { gpu: '1' },
      },
      [
        `nodeSelector: Invalid value: "a b": name part ${QUALIFIED}`,
        `nodeSelector: Invalid value: "c d": ${LABEL_VALUE}`,
        'overhead.limits[gpu]: Invalid value: "gpu": must be a standard resource for containers',
        'overhead.limits[gpu]: Invalid value: "gpu": must be a standard resource type or fully qualified',
        'preemptionPolicy: Unsupported value: "Always": supported values: "PreemptLowerPriority", "Never"',
        `readinessGates[0].conditionType: Invalid value: "a/b/c": a qualified name ${QUALIFIED}`,
      ],
    ],
    [
      'a pod that ends',
      { restartPolicy: 'Never', activeDeadlineSeconds: 0 },
      [
        'activeDeadlineSeconds: Forbidden: activeDeadlineSeconds in ReplicaSet is not Supported',
        'activeDeadlineSeconds: Invalid value: 0: must be between 1 and 2147483647, inclusive',
        'restartPolicy: Unsupported value: "Never": supported values: "Always"',
      ],
    ],
    [
      'an unknown restart policy',
      { restartPolicy: 'Sometimes' },
      [
        'restartPolicy: Unsupported value: "Sometimes": supported values: "Always"',
        'restartPolicy: Unsupported value: "Sometimes": supported values: "Always", "OnFailure", "Never"',
      ],
    ],
    [
      "a port of the host's network that is not its own",
      { hostNetwork: true, containers: [{ name: 'c', image: 'i', ports: [{ containerPort: 80, hostPort: 81 }] }] },
      ['containers[0].ports[0].hostPort: Invalid value: 81: must match `containerPort` when `hostNetwork` is true'],
    ],
  ])('%s', (_, change, answers) => {
    expect(answersTo(pod(change), 'spec.template.spec.')).toEqual(answers);
  });
});

describe('names that a pod resolves', () => {
  test.each<[string, JsonObject, string[]]>([
    [
      'its own servers',
      {
        dnsPolicy: 'None',
        dnsConfig: {
          nameservers: ['1.2.3.4', '2001:db8::1', '::ffff:1.2.3.4'],
          searches: ['.', 'a.b.', '_x.y'],
          options: [{ name: 'ndots', value: '2' }],
        },
        hostAliases: [{ ip: '010.0.0.1', hostnames: ['a.b'] }],
      },
      [],
    ],
    [
      'no servers',
      { dnsPolicy: 'None' },
      ['dnsConfig: Required value: must provide `dnsConfig` when `dnsPolicy` is None'],
    ],
    [
      'servers that are none',
      { dnsPolicy: 'None', dnsConfig: { searches: ['A'] } },
      ['dnsConfig.nameservers: Required value: must provide at least one DNS nameserver when `dnsPolicy` is None'],
    ],
    [
      'addresses, searches and options that are none',
      {
        dnsPolicy: 'First',
        dnsConfig: {
          nameservers: ['1.2.3', '1:2', '1::2::3', '1.2.3.256'],
          searches: ['A'],
          options: [{ value: 'x' }],
        },
        hostAliases: [{ ip: '', hostnames: ['A'] }],
      },
      [
        'dnsConfig.nameservers: Invalid value: must not have more than 3 nameservers',
        'dnsConfig.nameservers[0]: Invalid value: "1.2.3": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
        'dnsConfig.nameservers[1]: Invalid value: "1:2": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
        'dnsConfig.nameservers[2]: Invalid value: "1::2::3": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
        'dnsConfig.nameservers[3]: Invalid value: "1.2.3.256": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
        'dnsConfig.options[0]: Required value: must not be empty',
        `dnsConfig.searches[0]: Invalid value: "A": ${UNDERSCORE_SUBDOMAIN}`,
        'dnsPolicy: Unsupported value: "First": supported values: "ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"',
        `hostAliases[0].hostnames[0]: Invalid value: "A": ${SUBDOMAIN}`,
        'hostAliases[0].ip: Invalid value: "": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
      ],
    ],
  ])('%s', (_, change, answers) => {
    expect(answersTo(pod(change), 'spec.template.spec.')).toEqual(answers);
  });
});
