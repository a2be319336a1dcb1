import { probeHandler } from '../../../src/rules/pods/probe-handler';
import { describeRule } from '../describe-rule';

const withContainer = (container: string) =>
  `predictors: [{name: p, graph: {name: m, type: MODEL}, componentSpecs: [{spec: {containers: [{name: m, image: i, ${container}}]}}]}]`;

describeRule(probeHandler, {
  accepts: {
    'no probe': withContainer('args: []'),
    'one handler each': withContainer(
      'livenessProbe: {tcpSocket: {port: http}}, readinessProbe: {httpGet: {port: 9000}}, startupProbe: {exec: {command: [ls]}}',
    ),
  },
  rejects: {
    'only timings': [
      withContainer('readinessProbe: {periodSeconds: 5}, startupProbe: {}'),
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].readinessProbe', 'the probe has no handler'],
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].startupProbe', 'the probe has no handler'],
    ],
    'two handlers': [
      withContainer('livenessProbe: {tcpSocket: {port: http}, httpGet: {port: http}}'),
      [
        'spec.predictors[0].componentSpecs[0].spec.containers[0].livenessProbe.tcpSocket',
        'the probe has more than one handler',
      ],
    ],
    'a hook without a handler': [
      withContainer('lifecycle: {preStop: {}}'),
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].lifecycle.preStop', 'the hook has no handler'],
    ],
  },
});
