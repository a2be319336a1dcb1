import { refusals } from '../../src/apiserver/apiserver';
import { describeRefusal } from '../../src/apiserver/refusal';
import { type JsonObject, type Manifest } from '../../src/private/json';

// Objects that a kube-apiserver accepts, each with a change.

export function deployment(change: JsonObject): Manifest {
  const spec = { selector: { matchLabels: { app: 'x' } }, template: podTemplate({}), ...change };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'd', namespace: 'n' }, spec };
}

export function template(change: JsonObject): Manifest {
  return deployment({ template: podTemplate(change) });
}

export function pod(change: JsonObject): Manifest {
  return template({ spec: { containers: [{ name: 'c', image: 'i' }], ...change } });
}

export function container(change: JsonObject): Manifest {
  return pod({ containers: [{ name: 'c', image: 'i', ...change }] });
}

export function service(change: JsonObject): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 's', namespace: 'n' },
    spec: { ports: [{ port: 80 }], ...change },
  };
}

export function autoscaler(spec: JsonObject): Manifest {
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'h', namespace: 'n' },
    spec,
  };
}

export function disruptionBudget(spec: JsonObject): Manifest {
  return { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name: 'p', namespace: 'n' }, spec };
}

function podTemplate(change: JsonObject): JsonObject {
  return { metadata: { labels: { app: 'x' } }, spec: { containers: [{ name: 'c', image: 'i' }] }, ...change };
}

/**
 * What the API server answers to an object, one line for each error, in alphabetical order.
 * Lines leave out where the changed part begins, the regular expressions, and values that are structures.
 */
export function answersTo(object: Manifest, part: string): string[] {
  return refusals(object)
    .map((refusal) =>
      describeRefusal(refusal)
        .replace(part, '')
        .replace(/ \(e\.g\. '.*regex used for validation is '.*'\)/, '')
        .replace(/(value): [[{].*[\]}](?=: |$)/, '$1'),
    )
    .sort();
}
