import { twinsIn } from '../../src/rules/twins';

const none = () => [];

describe('SeldonDeployments that a file contains twice', () => {
  test('the second of two, and of several next to each other', () => {
    expect(twinsIn(['ml/iris', 'ml/wine', 'ml/iris'], none)).toEqual(['ml/iris']);
    expect(twinsIn(['ml/iris', 'ml/iris', 'ml/wine', 'ml/wine'], none)).toEqual(['ml/iris', 'ml/wine']);
  });

  test('none, if all names differ', () => {
    expect(twinsIn(['ml/iris', 'ml/wine', 'other/iris'], none)).toEqual([]);
  });

  test('none in a stream that repeats a whole set, also if one environment has more', () => {
    expect(twinsIn(['ml/iris', 'ml/wine', 'ml/iris', 'ml/wine'], none)).toEqual([]);
    expect(twinsIn(['ml/iris', 'ml/wine', 'ml/extra', 'ml/iris', 'ml/wine', 'ml/iris', 'ml/wine'], none)).toEqual([]);
  });

  test('none in a stream that repeats other objects with it', () => {
    const others = ['Secret/ml/bucket', 'Service/ml/iris', 'Secret/ml/bucket', 'Service/ml/iris'];
    expect(twinsIn(['ml/iris', 'ml/iris'], () => others)).toEqual([]);
    expect(twinsIn(['ml/iris', 'ml/iris'], () => ['Secret/ml/bucket'])).toEqual(['ml/iris']);
  });
});
