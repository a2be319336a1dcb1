import { annotation, ANNOTATIONS, isRead, NO_ENGINE, ENGINE_SEPARATE_POD, ISTIO_HOST, REST_TIMEOUT } from '../../src/api/annotations';

describe('annotations', () => {
  test('each is read on the level where we write it, by all its readers', () => {
    for (const { key, level, readers } of ANNOTATIONS) {
      expect([key, readers.every(({ levels }) => levels.includes(level))]).toEqual([key, true]);
    }
  });

  test('metadata.annotations reach no pod and not every reader of the operator', () => {
    expect(isRead(annotation(ENGINE_SEPARATE_POD)!, 'metadata')).toBe(false);
    expect(isRead(annotation(NO_ENGINE)!, 'spec')).toBe(false);
    expect(isRead(annotation(ISTIO_HOST)!, 'metadata')).toBe(true);
    expect(annotation(REST_TIMEOUT)!.readers.find(({ reader }) => reader === 'executor')!.levels).not.toContain('metadata');
  });

  test('an unknown key has no definition', () => {
    expect(annotation('seldon.io/istio-gateways')).toBeUndefined();
    expect(annotation('constructor')).toBeUndefined();
  });
});
