import { LABEL_VALUE, QUALIFIED } from './name-formats';
import { answersTo, template } from './objects';
import { type JsonObject } from '../../src/private/json';

describe('the template of a Deployment', () => {
  test.each<[string, JsonObject, string[]]>([
    ['labels and annotations', { metadata: { labels: { app: 'x' }, annotations: { 'Seldon.io/X': 'any text' } } }, []],
    [
      'labels that are none',
      {
        metadata: {
          labels: {
            app: 'x',
            'a b': 'c d',
            '/x': '',
            'x.y/z/w': '',
            looooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooo: '',
          },
        },
      },
      [
        'labels: Invalid value: "/x": prefix part must be non-empty',
        `labels: Invalid value: "a b": name part ${QUALIFIED}`,
        `labels: Invalid value: "c d": ${LABEL_VALUE}`,
        'labels: Invalid value: "looooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooo": name part must be no more than 63 characters',
        `labels: Invalid value: "x.y/z/w": a qualified name ${QUALIFIED}`,
      ],
    ],
    [
      'annotations that are none',
      { metadata: { labels: { app: 'x' }, annotations: { 'a b': 'c' } } },
      [`annotations: Invalid value: "a b": name part ${QUALIFIED}`],
    ],
    [
      'labels that its selector does not choose',
      { metadata: { labels: { app: 'y' } } },
      ['metadata.labels: Invalid value: `selector` does not match template `labels`'],
    ],
    [
      'annotations that Kubernetes reads',
      {
        metadata: {
          labels: { app: 'x' },
          annotations: {
            'kubernetes.io/config.mirror': 'x',
            'controller.kubernetes.io/pod-deletion-cost': '+5',
            'seccomp.security.alpha.kubernetes.io/pod': 'mine',
            'container.apparmor.security.beta.kubernetes.io/other': 'mine',
          },
        },
      },
      [
        'annotations.seccomp.security.alpha.kubernetes.io/pod: Invalid value: "mine": must be a valid seccomp profile',
        'annotations[container.apparmor.security.beta.kubernetes.io/other]: Invalid value: "mine": invalid AppArmor profile name: "mine"',
        'annotations[container.apparmor.security.beta.kubernetes.io/other]: Invalid value: "other": container not found',
        'annotations[controller.kubernetes.io/pod-deletion-cost]: Invalid value: "+5": must be a 32bit integer',
        'annotations[kubernetes.io/config.mirror]: Invalid value: "x": must set spec.nodeName if mirror pod annotation is set',
      ],
    ],
    [
      'tolerations in an annotation',
      {
        metadata: {
          labels: { app: 'x' },
          annotations: { 'scheduler.alpha.kubernetes.io/tolerations': '[{"key":"a","operator":"In"}]' },
        },
      },
      [
        'annotations.scheduler.alpha.kubernetes.io/tolerations[0].operator: Unsupported value: "In": supported values: "Equal", "Exists"',
      ],
    ],
    [
      'a seccomp profile in an annotation and another one in the spec',
      {
        metadata: {
          labels: { app: 'x' },
          annotations: {
            'seccomp.security.alpha.kubernetes.io/pod': 'unconfined',
            'container.seccomp.security.alpha.kubernetes.io/c': 'localhost/a',
          },
        },
        spec: {
          securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
          containers: [
            {
              name: 'c',
              image: 'i',
              securityContext: { seccompProfile: { type: 'Localhost', localhostProfile: 'b' } },
            },
          ],
        },
      },
      [
        'spec.containers[0].securityContext.seccompProfile.localhostProfile: Forbidden: seccomp profile in annotation and field must match',
        'spec.securityContext.seccompProfile.type: Forbidden: seccomp type in annotation and field must match',
      ],
    ],
  ])('%s', (_, change, answers) => {
    expect(answersTo(template(change), 'spec.template.')).toEqual(answers);
  });
});
