import { progressDeadline } from '../../../src/rules/pods/progress-deadline';
import { describeRule, ownModel } from '../describe-rule';

const PATH = 'spec.predictors[0].progressDeadlineSeconds';

describeRule(progressDeadline, {
  accepts: {
    'no deadline': ownModel('', '', 'readinessProbe: {tcpSocket: {port: 9000}, initialDelaySeconds: 900}'),
    'a deadline behind all delays': ownModel('', 'progressDeadlineSeconds: 21'),
    "a probe of one's own without a delay": ownModel(
      '',
      'progressDeadlineSeconds: 25',
      'readinessProbe: {tcpSocket: {port: 9000}}',
    ),
  },
  rejects: {
    "a deadline before the operator's delay": [
      ownModel('', 'progressDeadlineSeconds: 20'),
      [PATH, 'after 20 s at the earliest'],
    ],
    "a deadline before a delay of one's own": [
      ownModel('', 'progressDeadlineSeconds: 60', 'readinessProbe: {tcpSocket: {port: 9000}, initialDelaySeconds: 90}'),
      [PATH, 'after 90 s at the earliest'],
    ],
    'a deadline before that of the startup probe': [
      ownModel('', 'progressDeadlineSeconds: 60', 'startupProbe: {tcpSocket: {port: 9000}, initialDelaySeconds: 120}'),
      [PATH, 'after 120 s'],
    ],
  },
});
