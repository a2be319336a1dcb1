import { Chart, Testing } from 'cdk8s';
import { ManifestObject } from '../../src/shell/manifest-object';

const chart = (namespace?: string) => new Chart(Testing.app(), 'chart', { namespace });

function metadata(apiVersion: string, kind: string, namespace?: string): object {
  const object = new ManifestObject(chart('models'), 'x', {
    apiVersion,
    kind,
    metadata: { name: 'x', ...(namespace ? { namespace } : {}) },
  });
  return object.toJson().metadata as object;
}

test.each([
  ['v1', 'Namespace'],
  ['rbac.authorization.k8s.io/v1', 'ClusterRole'],
  ['apiextensions.k8s.io/v1', 'CustomResourceDefinition'],
  ['admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration'],
  ['cert-manager.io/v1', 'ClusterIssuer'],
])('%s %s has no namespace', (apiVersion, kind) => {
  expect(metadata(apiVersion, kind)).toEqual({ name: 'x' });
});

test.each([
  ['v1', 'Secret', undefined, 'models'],
  ['cert-manager.io/v1', 'Issuer', undefined, 'models'],
  ['example.com/v1', 'Namespace', undefined, 'models'],
  ['v1', 'Secret', 'other', 'other'],
])('%s %s with namespace %s is in %s', (apiVersion, kind, given, expected) => {
  expect(metadata(apiVersion, kind, given)).toEqual({ name: 'x', namespace: expected });
});

test('fields other than metadata stay as they are', () => {
  const object = new ManifestObject(chart(), 'x', {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'x' },
    data: { 'a.json': '{}' },
  });
  expect(object.toJson()).toEqual({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'x' },
    data: { 'a.json': '{}' },
  });
});

test('an object without a name is rejected, with its place in the app', () => {
  expect(() => new ManifestObject(chart(), 'config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: {} })).toThrow(
    '[chart] ConfigMap "config" needs metadata.name',
  );
});
