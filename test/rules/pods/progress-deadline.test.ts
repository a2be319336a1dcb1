import { progressDeadline } from '../../../src/rules/pods/progress-deadline';
import { describeRule, ownModel } from '../describe-rule';

const PATH = 'spec.predictors[0].progressDeadlineSeconds';

describeRule(progressDeadline, {
  accepts: {
    'a delay below the default deadline': ownModel(
      '',
      '',
      'readinessProbe: {tcpSocket: {port: 9000}, initialDelaySeconds: 599}',
    ),
    'a startup probe that allows for exactly as much': ownModel(
      '',
      '',
      'startupProbe: {tcpSocket: {port: 9000}, failureThreshold: 60}',
    ),
    'a deadline after all delays': ownModel('', 'progressDeadlineSeconds: 21'),
    'your own probe without a delay': ownModel(
      '',
      'progressDeadlineSeconds: 25',
      'readinessProbe: {tcpSocket: {port: 9000}}',
    ),
  },
  rejects: {
    'a delay of more than 10 minutes without a deadline': [
      ownModel('', '', 'readinessProbe: {tcpSocket: {port: 9000}, initialDelaySeconds: 900}'),
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].readinessProbe', 'count as failed after 600 s'],
    ],
    'a startup probe that allows for more': [
      ownModel('', 'progressDeadlineSeconds: 300', 'startupProbe: {tcpSocket: {port: 9000}, failureThreshold: 61}'),
      [PATH, 'may start for 610 s'],
    ],
    'a readiness probe that must succeed several times': [
      ownModel(
        '',
        'progressDeadlineSeconds: 100',
        'readinessProbe: {tcpSocket: {port: 9000}, initialDelaySeconds: 60, periodSeconds: 30, successThreshold: 3}',
      ),
      [PATH, 'at the earliest after 120 s'],
    ],
    "a deadline before the operator's delay": [
      ownModel('', 'progressDeadlineSeconds: 20'),
      [PATH, 'at the earliest after 20 s'],
    ],
    'a deadline before your own delay': [
      ownModel('', 'progressDeadlineSeconds: 60', 'readinessProbe: {tcpSocket: {port: 9000}, initialDelaySeconds: 90}'),
      [PATH, 'at the earliest after 90 s'],
    ],
    'a deadline before that of the startup probe': [
      ownModel('', 'progressDeadlineSeconds: 60', 'startupProbe: {tcpSocket: {port: 9000}, initialDelaySeconds: 120}'),
      [PATH, 'may start for 150 s'],
    ],
  },
});
