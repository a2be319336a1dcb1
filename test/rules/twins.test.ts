import { twinsAcross, twinsIn } from '../../src/rules/twins';

const none = () => [];
const named = (key: string) => ({ namespace: key.split('/')[0], name: key.split('/')[1] });
const keysIn = (keys: string[], others: () => readonly string[] = none) =>
  twinsIn(keys.map(named), others).map(([key]) => key);
const keysAcross = (...files: [file: string, keys: string[], others?: string[]][]) =>
  twinsAcross(
    files.map(([file, keys, others = []]) => ({ file, deployments: keys.map(named), others: () => others })),
  ).map(([key]) => key);

describe('SeldonDeployments that a file contains twice', () => {
  test('the second of two, and of several next to each other', () => {
    expect(keysIn(['ml/iris', 'ml/wine', 'ml/iris'])).toEqual(['ml/iris']);
    expect(keysIn(['ml/iris', 'ml/iris', 'ml/wine', 'ml/wine'])).toEqual(['ml/iris', 'ml/wine']);
  });

  test('one without a namespace is in default, and differs from one in another namespace', () => {
    expect(keysIn(['default/iris', '/iris'])).toEqual(['default/iris', '/iris']);
    expect(keysIn(['ml/iris', '/iris'])).toEqual([]);
  });

  test('are none if all names differ', () => {
    expect(keysIn(['ml/iris', 'ml/wine', 'other/iris'])).toEqual([]);
  });

  test('are none in a stream that repeats a whole set, even if one environment has more', () => {
    expect(keysIn(['ml/iris', 'ml/wine', 'ml/iris', 'ml/wine'])).toEqual([]);
    expect(keysIn(['ml/iris', 'ml/wine', 'ml/extra', 'ml/iris', 'ml/wine', 'ml/iris', 'ml/wine'])).toEqual([]);
  });

  test('are none in a stream that repeats other objects with it', () => {
    const others = ['Secret/ml/bucket', 'Service/ml/iris', 'Secret/ml/bucket', 'Service/ml/iris'];
    expect(keysIn(['ml/iris', 'ml/iris'], () => others)).toEqual([]);
    expect(keysIn(['ml/iris', 'ml/iris'], () => ['Secret/ml/bucket'])).toEqual(['ml/iris']);
  });
});

describe('SeldonDeployments that several files of a folder contain', () => {
  test('are reported with their namespaces and files', () => {
    const found = twinsAcross(
      ['m/a.yaml', 'm/b.yaml', 'm/c.yaml'].map((file, index) => ({
        file,
        deployments: [named(index === 1 ? '/iris' : 'default/iris')],
        others: none,
      })),
    );
    const twin = { namespaces: new Set(['default', '']), files: ['m/a.yaml', 'm/b.yaml', 'm/c.yaml'] };
    expect(found).toEqual([
      ['default/iris', twin],
      ['/iris', twin],
    ]);
  });

  test('are reported without the files for another cluster', () => {
    const found = twinsAcross(
      ['dev-a.yaml', 'dev-b.yaml', 'dev-c.yaml', 'prod.yaml'].map((file) => ({
        file,
        deployments: [named('ml/iris')],
        others: none,
      })),
    );
    expect(found).toEqual([
      ['ml/iris', { namespaces: new Set(['ml']), files: ['dev-a.yaml', 'dev-b.yaml', 'dev-c.yaml'] }],
    ]);
  });

  test('are reported once if the other file has more', () => {
    expect(keysAcross(['all.yaml', ['ml/iris', 'ml/wine']], ['iris.yaml', ['ml/iris']])).toEqual(['ml/iris']);
  });

  test.each<[string, [string, string[], string[]?], [string, string[], string[]?]]>([
    ['with other names', ['a.yaml', ['ml/iris']], ['b.yaml', ['ml/wine']]],
    ['in other namespaces', ['a.yaml', ['ml/iris']], ['b.yaml', ['other/iris']]],
    ['for the clusters that their names say', ['x/dev.yaml', ['ml/iris']], ['x/prod.k8s.yaml', ['ml/iris']]],
    ['of which one is for an environment', ['iris.yaml', ['ml/iris']], ['iris-staging.yaml', ['ml/iris']]],
    ['with the same set', ['eu.yaml', ['ml/iris', 'ml/wine']], ['us.yaml', ['ml/wine', 'ml/iris']]],
    [
      'with the same other objects',
      ['eu.yaml', ['ml/iris'], ['Secret/ml/s']],
      ['us.yaml', ['ml/iris'], ['Secret/ml/s']],
    ],
  ])('are none in two files %s', (_, one, two) => {
    expect(keysAcross(one, two)).toEqual([]);
  });
});
