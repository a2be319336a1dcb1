import { probeThreshold } from '../../../src/rules/pods/probe-threshold';
import { describeRule } from '../describe-rule';

const withProbes = (probes: string) =>
  `predictors: [{name: p, graph: {name: m, type: MODEL}, componentSpecs: [{spec: {containers: [{name: m, image: i, ${probes}}]}}]}]`;

describeRule(probeThreshold, {
  accepts: {
    'several successes for readiness': withProbes('readinessProbe: {tcpSocket: {port: http}, successThreshold: 3}'),
    'one success': withProbes(
      'livenessProbe: {tcpSocket: {port: http}, successThreshold: 1}, startupProbe: {tcpSocket: {port: http}, successThreshold: 0}',
    ),
  },
  rejects: {
    'several successes for liveness and startup': [
      withProbes(
        'livenessProbe: {tcpSocket: {port: http}, successThreshold: 3}, startupProbe: {tcpSocket: {port: http}, successThreshold: 2}',
      ),
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].livenessProbe.successThreshold', '3'],
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].startupProbe.successThreshold', '2'],
    ],
  },
});
