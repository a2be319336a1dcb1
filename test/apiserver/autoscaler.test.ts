import { LABEL } from './name-formats';
import { answersTo, autoscaler } from './objects';
import { type JsonObject } from '../../src/private/json';

describe('a HorizontalPodAutoscaler', () => {
  test.each<[string, JsonObject, string[]]>([
    [
      'by the use of a resource',
      {
        maxReplicas: 3,
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'd' },
        metrics: [
          { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } } },
        ],
      },
      [],
    ],
    [
      'by each other kind of metric',
      {
        maxReplicas: 3,
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'd' },
        metrics: [
          { type: 'Pods', pods: { metric: { name: 'm' }, target: { type: 'AverageValue', averageValue: '1' } } },
          {
            type: 'Object',
            object: {
              describedObject: { kind: 'Ingress', name: 'i' },
              metric: { name: 'm' },
              target: { type: 'Value', value: '1' },
            },
          },
          { type: 'External', external: { metric: { name: 'm' }, target: { type: 'Value', value: '1' } } },
          {
            type: 'ContainerResource',
            containerResource: {
              name: 'memory',
              container: 'c',
              target: { type: 'AverageValue', averageValue: '1Gi' },
            },
          },
        ],
      },
      [],
    ],
    [
      'no replicas',
      { maxReplicas: 0, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'd' }, metrics: [] },
      [
        'maxReplicas: Invalid value: 0: must be greater than 0',
        'maxReplicas: Invalid value: 0: must be greater than or equal to `minReplicas`',
      ],
    ],
    [
      'more at least than at most',
      {
        maxReplicas: 3,
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'd' },
        metrics: [],
        minReplicas: 4,
      },
      ['maxReplicas: Invalid value: 3: must be greater than or equal to `minReplicas`'],
    ],
    [
      'down to zero',
      {
        maxReplicas: 3,
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'd' },
        metrics: [],
        minReplicas: 0,
      },
      [
        'metrics: Forbidden: must specify at least one Object or External metric to support scaling to zero replicas',
        'minReplicas: Invalid value: 0: must be greater than or equal to 1',
      ],
    ],
    [
      'by no metric',
      {
        maxReplicas: 3,
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'd' },
        metrics: [{ type: 'Resource' }, { type: 'Cpu' }, { type: '' }],
      },
      [
        'metrics[0].resource: Required value: must populate information for the given metric source',
        'metrics[1].type: Unsupported value: "Cpu": supported values: "ContainerResource", "External", "Object", "Pods", "Resource"',
        'metrics[1].type: Unsupported value: "Cpu": supported values: "ContainerResource", "External", "Object", "Pods", "Resource"',
        'metrics[2].type: Required value: must specify a metric source type',
        'metrics[2].type: Unsupported value: "": supported values: "ContainerResource", "External", "Object", "Pods", "Resource"',
        'metrics[2].type: Unsupported value: "": supported values: "ContainerResource", "External", "Object", "Pods", "Resource"',
      ],
    ],
    [
      'by two metrics at once',
      {
        maxReplicas: 3,
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'd' },
        metrics: [
          {
            type: 'Resource',
            resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } },
            pods: { metric: { name: 'm' }, target: { type: 'AverageValue', averageValue: '1' } },
          },
        ],
      },
      ['metrics[0].pods: Forbidden: must populate the given metric source only'],
    ],
    [
      'targets that are none',
      {
        maxReplicas: 3,
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'd' },
        metrics: [
          { type: 'Resource', resource: { name: '', target: { type: 'Utilization', averageUtilization: 0 } } },
          { type: 'Resource', resource: { name: 'cpu', target: { type: '' } } },
          {
            type: 'Resource',
            resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 1, averageValue: '0' } },
          },
        ],
      },
      [
        'metrics[0].resource.name: Required value: must specify a resource name',
        'metrics[0].resource.target.averageUtilization: Invalid value: 0: must be greater than 0',
        'metrics[1].resource.target.averageUtilization: Required value: must set either a target raw value or a target utilization',
        'metrics[1].resource.target.type: Invalid value: "": must be either Utilization, Value, or AverageValue',
        'metrics[1].resource.target.type: Required value: must specify a metric target type',
        'metrics[2].resource.target.averageValue: Forbidden: may not set both a target raw value and a target utilization',
        'metrics[2].resource.target.averageValue: Invalid value: "0": must be positive',
      ],
    ],
    [
      'metrics without a name or a value',
      {
        maxReplicas: 3,
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'd' },
        metrics: [
          { type: 'Pods', pods: { metric: { name: '' }, target: { type: 'Value', value: '-1' } } },
          {
            type: 'External',
            external: { metric: { name: 'a/b' }, target: { type: 'Value', value: '1', averageValue: '1' } },
          },
          {
            type: 'Object',
            object: {
              describedObject: { kind: '', name: 'a/b', apiVersion: 'a/b/c' },
              metric: { name: '..' },
              target: { type: 'Value' },
            },
          },
        ],
      },
      [
        'metrics[0].pods.metric.name: Required value: must specify a metric name',
        'metrics[0].pods.target.averageValue: Required value: must specify a positive target averageValue',
        'metrics[0].pods.target.value: Invalid value: "-1": must be positive',
        'metrics[1].external.metric.name: Invalid value: "a/b": may not contain \'/\'',
        'metrics[1].external.target.value: Forbidden: may not set both a target value for metric and a per-pod target',
        'metrics[2].object.describedObject.apiVersion: Invalid value: "a/b/c": unexpected GroupVersion string: a/b/c',
        'metrics[2].object.describedObject.kind: Required value',
        'metrics[2].object.describedObject.name: Invalid value: "a/b": may not contain \'/\'',
        'metrics[2].object.metric.name: Invalid value: "..": may not be \'..\'',
        'metrics[2].object.target.averageValue: Required value: must set either a target value or averageValue',
      ],
    ],
    [
      'a container that is none',
      {
        maxReplicas: 3,
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'd' },
        metrics: [
          {
            type: 'ContainerResource',
            containerResource: { name: 'gpu', container: 'C', target: { type: 'Utilization', averageUtilization: 1 } },
          },
        ],
      },
      [
        `metrics[0].containerResource.container: Invalid value: "C": ${LABEL}`,
        'metrics[0].containerResource.name: Invalid value: "gpu": must be a standard resource for containers',
        'metrics[0].containerResource.name: Invalid value: "gpu": must be a standard resource type or fully qualified',
      ],
    ],
    [
      'a target without a group',
      { maxReplicas: 3, scaleTargetRef: { apiVersion: 'v1', kind: 'Deployment', name: '' }, metrics: [] },
      [
        'scaleTargetRef.apiVersion: Invalid value: "v1": apiVersion must specify API group',
        'scaleTargetRef.name: Required value',
      ],
    ],
  ])('%s', (_, change, answers) => {
    expect(answersTo(autoscaler(change), 'spec.')).toEqual(answers);
  });
});
