import { DEFAULT_VERSION } from '../../src/api/facts/release';
import { imagesOf, VERSIONS, versionWarning } from '../../src/api/versions';

describe('images of a release', () => {
  test('are those of 1.17.1 by default', () => {
    const images = imagesOf(DEFAULT_VERSION)!;
    expect(images.operator).toBe('docker.io/seldonio/seldon-core-operator:1.17.1');
    expect(images.executor).toBe('docker.io/seldonio/seldon-core-executor:1.17.1');
    expect(images.servers.SKLEARN_SERVER.seldon).toEqual({
      image: 'seldonio/sklearnserver',
      defaultImageVersion: '1.17.1',
    });
    expect(images.explainerV2).toBe('seldonio/mlserver:1.3.5-alibi-explain');
  });

  test('exist from 1.12 to 1.17', () => {
    expect(VERSIONS[0]).toBe('1.12.0');
    expect(VERSIONS[VERSIONS.length - 1]).toBe('1.17.1');
    expect(imagesOf('1.11.0')).toBeUndefined();
    expect(imagesOf('constructor')).toBeUndefined();
  });

  test('before 1.14 there is no HuggingFace server, and 1.12 writes kfserving for V2', () => {
    expect(imagesOf('1.13.1')!.servers.HUGGINGFACE_SERVER).toBeUndefined();
    expect(imagesOf('1.14.0')!.servers.HUGGINGFACE_SERVER.v2.defaultImageVersion).toBe('1.1.0-huggingface');
    expect(Object.keys(imagesOf('1.12.0')!.servers.TRITON_SERVER)).toEqual(['kfserving']);
  });
});

describe('the warning about a release', () => {
  test('is absent for the releases under the Apache License', () => {
    expect(VERSIONS.map(versionWarning).filter(Boolean)).toEqual([]);
  });

  test.each(['1.18.0', '1.18.2', '1.19.0-rc.1', '2.0.0'])('names the licence of %s', (version) => {
    expect(versionWarning(version)).toMatch(/Business Source License/);
  });

  test.each(['1.11.0', 'latest'])('lists the known releases for %s', (version) => {
    expect(versionWarning(version)).toMatch(/no images are known .* 1\.17\.1/);
  });
});
