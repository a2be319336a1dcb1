import { probeTimes } from '../../../src/rules/pods/probe-times';
import { describeRule, ownModel } from '../describe-rule';

const READINESS = 'spec.predictors[0].componentSpecs[0].spec.containers[0].readinessProbe.initialDelaySeconds';
const asks = (more: string) => `{tcpSocket: {port: http}, ${more}}`;

describeRule(probeTimes, {
  accepts: {
    'the probes of the operator': ownModel(),
    'a delay within the time of the liveness probe': ownModel(
      '',
      '',
      `readinessProbe: ${asks('initialDelaySeconds: 75')}`,
    ),
    'a liveness probe that waits as long': ownModel(
      '',
      '',
      `readinessProbe: ${asks('initialDelaySeconds: 300')}, livenessProbe: ${asks('initialDelaySeconds: 300')}`,
    ),
    'a startup probe that allows for the delay': ownModel(
      '',
      '',
      `readinessProbe: ${asks('initialDelaySeconds: 300')}, startupProbe: ${asks('failureThreshold: 30')}`,
    ),
  },
  rejects: {
    "a delay beyond the operator's liveness probe": [
      ownModel('', '', `readinessProbe: ${asks('initialDelaySeconds: 120')}`),
      [READINESS, 'its livenessProbe restarts it after 75 s'],
    ],
    'a delay beyond your own liveness probe': [
      ownModel(
        '',
        '',
        `readinessProbe: ${asks('initialDelaySeconds: 60')}, livenessProbe: ${asks('periodSeconds: 5')}`,
      ),
      [READINESS, 'its livenessProbe restarts it after 15 s'],
    ],
    'a delay beyond the startup probe': [
      ownModel(
        '',
        '',
        `readinessProbe: ${asks('initialDelaySeconds: 300')}, startupProbe: ${asks('failureThreshold: 10')}`,
      ),
      [READINESS, 'its startupProbe restarts it after 100 s'],
    ],
    "a server of Seldon's": [
      `predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m},
          componentSpecs: [{spec: {containers: [{name: m, readinessProbe: {initialDelaySeconds: 200}}]}}]}]`,
      [READINESS, 'restarts it after 75 s'],
    ],
  },
});
