import { gracePeriod } from '../../../src/rules/pods/grace-period';
import { describeRule } from '../describe-rule';

/** A server in pods with a grace period, and more of its container (YAML, in flow). */
function server(pod: string, container = ''): string {
  return `predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}, componentSpecs: [{spec: {${pod}
    containers: [{name: m, ${container}}]}}]}]`;
}

const GRACE = 'spec.predictors[0].componentSpecs[0].spec.terminationGracePeriodSeconds';
const hook = (command: string) => `lifecycle: {preStop: {exec: {command: ${command}}}}`;

describeRule(gracePeriod, {
  accepts: {
    'the defaults': server(''),
    "more than the operator's hook takes": server('terminationGracePeriodSeconds: 11,'),
    'no time, and a hook that needs none': server('terminationGracePeriodSeconds: 1,', hook('[/bin/true]')),
    'a hook that does something else': server('terminationGracePeriodSeconds: 1,', hook('[/bin/sh, -c, /app/drain]')),
  },
  rejects: {
    "exactly what the operator's hook takes": [server('terminationGracePeriodSeconds: 10,'), [GRACE, 'after 10 s']],
    'less than a hook that counts in minutes': [
      server('terminationGracePeriodSeconds: 60,', hook('[sleep, 2m]')),
      [GRACE, 'takes 120 s'],
    ],
    'a liveness probe with its own, shorter grace period': [
      server('', 'livenessProbe: {tcpSocket: {port: http}, terminationGracePeriodSeconds: 5}'),
      [
        'spec.predictors[0].componentSpecs[0].spec.containers[0].livenessProbe.terminationGracePeriodSeconds',
        'killed after 5 s',
      ],
    ],
    "less than the operator's hook takes": [server('terminationGracePeriodSeconds: 1,'), [GRACE, 'takes 10 s']],
    'less than your own hook takes': [
      server('terminationGracePeriodSeconds: 30,', hook('[/bin/sh, -c, "sleep 60; exit"]')),
      [GRACE, 'takes 60 s'],
    ],
    "a hook that takes longer than the operator's grace period": [
      server('', hook('[sleep, "45"]')),
      ['spec.predictors[0].componentSpecs[0].spec', 'killed after 20 s'],
    ],
  },
});
