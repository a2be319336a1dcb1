import { formatPath, parsePath, type Segment } from '../../src/private/path';

const WRITTEN: [Segment[], string][] = [
  [[], ''],
  [['spec', 'predictors', 0, 'graph', 'name'], 'spec.predictors[0].graph.name'],
  [['spec', 'graph', 'children', 1, 'children', 0], 'spec.graph.children[1].children[0]'],
  [['metadata', 'annotations', 'seldon.io/x'], 'metadata.annotations[seldon.io/x]'],
  [['seldon.io/x', 'deep'], '[seldon.io/x].deep'],
  [[0, 'kind'], '[0].kind'],
  [['items', 2, 3], 'items[2][3]'],
  [['data', '0'], 'data.0'],
  [['data', ''], 'data[""]'],
  [['data', 'a]b.c'], 'data["a]b.c"]'],
  [['data', 'with space', 'x'], 'data["with space"].x'],
  [['data', 'say "hi"', 'x'], 'data["say \\"hi\\""].x'],
  [['data', "it's"], 'data["it\'s"]'],
  [['__proto__', 'constructor'], '__proto__.constructor'],
  [['app-name', 'k_v$'], 'app-name.k_v$'],
];

describe('the path of a value', () => {
  test.each(WRITTEN)('%j is written %s', (segments, path) => {
    expect(formatPath(segments)).toBe(path);
  });

  test.each(WRITTEN)('%j is read back from %s', (segments, path) => {
    expect(parsePath(path)).toEqual(segments);
  });

  test('a string that is not a path is read as keys, and never throws', () => {
    expect(parsePath('spec[predictors')).toEqual(['spec', '[predictors']);
    expect(parsePath('a..b')).toEqual(['a', 'b']);
    expect(parsePath('["\\x"]')).toEqual(['\\x']);
  });
});
