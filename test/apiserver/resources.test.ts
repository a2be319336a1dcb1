import { QUALIFIED } from './name-formats';
import { answersTo, container } from './objects';
import { type JsonObject } from '../../src/private/json';

describe('resources', () => {
  test.each<[string, JsonObject, string[]]>([
    [
      'less asked for than allowed',
      { resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { cpu: '1', memory: '1Gi' } } },
      [],
    ],
    [
      'more asked for than allowed',
      { resources: { requests: { cpu: '2', memory: '1.5Gi' }, limits: { cpu: '1500m', memory: '1Gi' } } },
      [
        'resources.requests: Invalid value: "1536Mi": must be less than or equal to memory limit of 1Gi',
        'resources.requests: Invalid value: "2": must be less than or equal to cpu limit of 1500m',
      ],
    ],
    [
      'negative ones',
      { resources: { limits: { cpu: '-1' }, requests: { memory: '-1Mi' } } },
      [
        'resources.limits[cpu]: Invalid value: "-1": must be greater than or equal to 0',
        'resources.requests[memory]: Invalid value: "-1Mi": must be greater than or equal to 0',
      ],
    ],
    [
      'names that are none',
      {
        resources: {
          limits: { gpu: '1', storage: '1Gi', 'nvidia.com/gpu/x': '1', 'requests.x/y': '1', 'kubernetes.io/x': '1' },
        },
      },
      [
        'resources.limits[gpu]: Invalid value: "gpu": must be a standard resource for containers',
        'resources.limits[gpu]: Invalid value: "gpu": must be a standard resource type or fully qualified',
        `resources.limits[nvidia.com/gpu/x]: Invalid value: "nvidia.com/gpu/x": a qualified name ${QUALIFIED}`,
        'resources.limits[nvidia.com/gpu/x]: Invalid value: "nvidia.com/gpu/x": doesn\'t follow extended resource name standard',
        'resources.limits[requests.x/y]: Invalid value: "requests.x/y": doesn\'t follow extended resource name standard',
        'resources.limits[storage]: Invalid value: "storage": must be a standard resource for containers',
      ],
    ],
    [
      'GPUs, as many asked for as allowed',
      { resources: { limits: { 'nvidia.com/gpu': '1' }, requests: { 'nvidia.com/gpu': '1' } } },
      [],
    ],
    [
      'GPUs in part, unlimited, or fewer',
      {
        resources: {
          limits: { 'nvidia.com/gpu': '500m', 'amd.com/gpu': '2' },
          requests: { 'intel.com/gpu': '1', 'amd.com/gpu': '1' },
        },
      },
      [
        'resources.limits: Required value: Limit must be set for non overcommitable resources',
        'resources.limits[nvidia.com/gpu]: Invalid value: "500m": must be an integer',
        'resources.requests: Invalid value: "1": must be equal to amd.com/gpu limit of 2',
      ],
    ],
    [
      'huge pages',
      { resources: { limits: { 'hugepages-2Mi': '4Mi', memory: '1Gi' }, requests: { 'hugepages-2Mi': '4Mi' } } },
      [],
    ],
    [
      'huge pages in part and alone',
      { resources: { limits: { 'hugepages-2Mi': '3Mi' } } },
      [
        'resources.limits[hugepages-2Mi]: Invalid value: "3Mi": 3Mi is not positive integer multiple of hugepages-2Mi',
        'resources: Forbidden: HugePages require cpu or memory',
      ],
    ],
    [
      'fractions below a thousandth, which are rounded up first',
      { resources: { requests: { cpu: '100500u' }, limits: { cpu: '100m' } } },
      ['resources.requests: Invalid value: "101m": must be less than or equal to cpu limit of 100m'],
    ],
  ])('%s', (_, change, answers) => {
    expect(answersTo(container(change), 'spec.template.spec.containers[0].')).toEqual(answers);
  });
});
