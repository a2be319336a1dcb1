import { type SeldonDeployment } from '../../../src/expand/model';
import { Recorder } from '../../../src/expand/origins/recorder';

function recorded(): { sdep: SeldonDeployment; recorder: Recorder } {
  const sdep: SeldonDeployment = {
    metadata: { name: 'iris', namespace: 'default', labels: { team: 'churn' }, annotations: {} },
    spec: { predictors: [{ name: 'default', graph: { name: 'm', implementation: 'SKLEARN_SERVER' } }] },
  };
  return { sdep, recorder: new Recorder(sdep) };
}

describe('what is recorded of the work of the operator', () => {
  test('is understood by what was recorded before it', () => {
    const { sdep, recorder } = recorded();
    const [{ graph }] = sdep.spec.predictors;
    const container = { image: 'seldonio/sklearnserver:1.17.1' };
    recorder.make(container, [graph]);
    recorder.set(container, 'image', [graph, 'implementation']);
    recorder.set(container, 'image', [container, 'image'], 'registry');
    expect(recorder.sources.of(container, ['image'])).toEqual({
      ways: [['spec', 'predictors', 0, 'graph', 'implementation']],
      settings: ['registry'],
      copied: false,
    });
  });

  test('holds for entries of a map that were assigned, and for no others', () => {
    const { sdep, recorder } = recorded();
    const { labels } = sdep.metadata;
    const made = { ...labels, app: 'iris' };
    recorder.make(made, [sdep, 'metadata', 'name']);
    recorder.assign(made, sdep.metadata, 'labels', labels);
    expect(recorder.sources.of(made, ['team'])).toEqual({
      ways: [['metadata', 'labels', 'team']],
      settings: [],
      copied: true,
    });
    expect(recorder.sources.of(made, ['app']).ways).toEqual([['metadata', 'name']]);
  });

  test('goes over to an object that replaces another one', () => {
    const { sdep, recorder } = recorded();
    const [old, merged] = [{ replicas: 2 }, { replicas: 2 }];
    recorder.make(old, [sdep, 'spec']);
    recorder.set(old, 'replicas', [sdep.spec, 'replicas']);
    recorder.replace(old, merged);
    const { sources } = recorder;
    expect(sources.of(merged, [])).toEqual(sources.of(old, []));
    expect(sources.of(merged, ['replicas'])).toEqual(sources.of(old, ['replicas']));
  });

  test('leads to the whole SeldonDeployment where there is nothing', () => {
    const { recorder } = recorded();
    expect(recorder.sources.of({ replicas: 1 }, ['replicas']).ways).toEqual([[]]);
  });
});
