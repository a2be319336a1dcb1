import { filledVolume, volumeGaps } from '../../src/api/volume-gaps';
import { type JsonObject } from '../../src/private/json';

const fieldRef = { fieldPath: 'metadata.labels' };

test.each<[string, JsonObject, JsonObject]>([
  ['a volume without a source', { name: 'v' }, { name: 'v', emptyDir: {} }],
  ['a source that is null', { name: 'v', emptyDir: null }, { name: 'v', emptyDir: {} }],
  [
    'fields of the downward API',
    {
      name: 'v',
      downwardAPI: {
        items: [
          { path: 'l', fieldRef },
          { path: 'm', resourceFieldRef: { resource: 'cpu' } },
        ],
      },
    },
    {
      name: 'v',
      downwardAPI: {
        items: [
          { path: 'l', fieldRef: { ...fieldRef, apiVersion: 'v1' } },
          { path: 'm', resourceFieldRef: { resource: 'cpu' } },
        ],
      },
    },
  ],
  [
    'projected tokens and fields',
    {
      name: 'v',
      projected: {
        sources: [{ serviceAccountToken: { path: 't' } }, { downwardAPI: { items: [{ path: 'l', fieldRef }] } }],
      },
    },
    {
      name: 'v',
      projected: {
        sources: [
          { serviceAccountToken: { path: 't', expirationSeconds: 3600 } },
          { downwardAPI: { items: [{ path: 'l', fieldRef: { ...fieldRef, apiVersion: 'v1' } }] } },
        ],
      },
    },
  ],
])('%s is filled in as the API server does, and has no gap then', (_, volume, expected) => {
  const before = JSON.stringify(volume);
  expect(filledVolume(volume)).toEqual(expected);
  expect(volumeGaps(filledVolume(volume))).toEqual([]);
  expect(JSON.stringify(volume)).toBe(before);
});

test.each<[JsonObject]>([
  [{ name: 'v', secret: { secretName: 's' } }],
  [{ name: 'v', projected: { sources: [{ serviceAccountToken: { path: 't', expirationSeconds: 600 } }] } }],
  [{ name: 'v', downwardAPI: {} }],
])('%j is left as it is', (volume) => {
  expect(filledVolume(volume)).toBe(volume);
});
