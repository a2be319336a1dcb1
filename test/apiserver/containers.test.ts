import { LABEL } from './name-formats';
import { answersTo, container, pod } from './objects';
import { type JsonObject } from '../../src/private/json';

describe('a container', () => {
  test.each<[string, JsonObject, string[]]>([
    ['all that it needs', {}, []],
    ['a name that is no DNS label', { name: 'My_Model' }, [`name: Invalid value: "My_Model": ${LABEL}`]],
    ['a name with dots', { name: 'my.model' }, ['name: Invalid value: "my.model": must not contain dots']],
    [
      'a name of 64 characters',
      { name: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' },
      [
        'name: Invalid value: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa": must be no more than 63 characters',
      ],
    ],
    ['no name', { name: '' }, ['name: Required value']],
    ['no image', { image: '' }, ['image: Required value']],
    [
      'an unknown pull policy',
      { imagePullPolicy: 'Sometimes' },
      ['imagePullPolicy: Unsupported value: "Sometimes": supported values: "Always", "IfNotPresent", "Never"'],
    ],
    [
      'an unknown termination message policy',
      { terminationMessagePolicy: 'Always' },
      ['terminationMessagePolicy: Unsupported value: "Always": supported values: "File", "FallbackToLogsOnError"'],
    ],
  ])('%s', (_, change, answers) => {
    expect(answersTo(container(change), 'spec.template.spec.containers[0].')).toEqual(answers);
  });
});

describe('the containers of a pod', () => {
  test.each<[string, JsonObject, string[]]>([
    ['none', { containers: [] }, ['containers: Required value']],
    [
      'two of one name',
      {
        containers: [
          { name: 'c', image: 'i' },
          { name: 'c', image: 'i' },
        ],
      },
      ['containers[1].name: Duplicate value: "c"'],
    ],
    [
      "an init container of a container's name",
      { initContainers: [{ name: 'c', image: 'i' }] },
      ['initContainers[0].name: Duplicate value: "c"'],
    ],
    [
      'an init container with a probe',
      {
        initContainers: [
          {
            name: 'i',
            image: 'i',
            readinessProbe: { exec: { command: ['true'] } },
            lifecycle: { preStop: { exec: { command: ['true'] } } },
          },
        ],
      },
      [
        'initContainers[0].lifecycle: Forbidden: may not be set for init containers without restartPolicy=Always',
        'initContainers[0].readinessProbe: Forbidden: may not be set for init containers without restartPolicy=Always',
      ],
    ],
    [
      'an ephemeral container',
      {
        ephemeralContainers: [
          {
            name: 'e',
            image: ' i',
            targetContainerName: 'x',
            ports: [{ containerPort: 1 }],
            volumeMounts: [{ name: 'none', mountPath: '/m', subPath: 's' }],
          },
        ],
      },
      [
        'ephemeralContainers: Forbidden: ephemeral containers not allowed in pod template',
        'ephemeralContainers[0].image: Invalid value: " i": must not have leading or trailing whitespace',
        'ephemeralContainers[0].ports: Forbidden: cannot be set for an Ephemeral Container',
        'ephemeralContainers[0].targetContainerName: Not found: "x"',
        'ephemeralContainers[0].volumeMounts[0].name: Not found: "none"',
        'ephemeralContainers[0].volumeMounts[0].subPath: Forbidden: cannot be set for an Ephemeral Container',
      ],
    ],
  ])('%s', (_, change, answers) => {
    expect(answersTo(pod(change), 'spec.template.spec.')).toEqual(answers);
  });
});
