import { yaml } from '../../../src/rules/example';
import { modelFile } from '../../../src/rules/storage/model-file';
import { describeRule, judgeManifests } from '../describe-rule';

describeRule(modelFile, {
  accepts: {
    'a folder': yaml`
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/iris-1.0}
    `,
    'the file that the server opens': yaml`
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/model.joblib}
    `,
    'other files with another protocol': yaml`
      spec:
        protocol: v2
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/model.pkl}
    `,
    'the folder that a server opens': yaml`
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: MLFLOW_SERVER, modelUri: gs://models/mlruns/1/artifacts/model}
    `,
    'the folder that contains the versions of a saved model': yaml`
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: TENSORFLOW_SERVER, modelUri: gs://models/mnist-2}
    `,
  },
  rejects: {
    'the weights of a Hugging Face model': [
      `spec: {protocol: v2, predictors: [{name: a, graph: {name: m, implementation: HUGGINGFACE_SERVER, modelUri: gs://m/pytorch_model.bin}}]}`,
      ['spec.predictors[0].graph.modelUri', '"pytorch_model.bin" is part of one'],
    ],
    'an archive': [
      `spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/m.tar.gz}}]}`,
      ['spec.predictors[0].graph.modelUri', 'not "m.tar.gz"'],
    ],
    'a file of another ending': [
      `spec: {predictors: [{name: a, graph: {name: m, implementation: XGBOOST_SERVER, modelUri: gs://models/m/model.xgb}}]}`,
      ['spec.predictors[0].graph.modelUri', 'not "model.xgb"'],
    ],
    'a file of an MLflow model': [
      `spec: {predictors: [{name: a, graph: {name: m, implementation: MLFLOW_SERVER, modelUri: 'gs://models/model/MLmodel'}}]}`,
      ['spec.predictors[0].graph.modelUri', '"MLmodel" is part of one'],
    ],
    'a pickled model in the folder of an MLflow model': [
      `spec: {predictors: [{name: a, graph: {name: m, implementation: MLFLOW_SERVER, modelUri: 'gs://models/model/model.pkl'}}]}`,
      ['spec.predictors[0].graph.modelUri', '"model.pkl" is part of one'],
    ],
    'a version of a saved model, in which TensorFlow Serving finds no versions': [
      `spec: {predictors: [{name: a, graph: {name: m, implementation: TENSORFLOW_SERVER, modelUri: 'gs://models/mnist/1/'}}]}`,
      ['spec.predictors[0].graph.modelUri', '"1" is part of one'],
    ],
    'a saved model itself': [
      `spec: {predictors: [{name: a, graph: {name: m, implementation: TENSORFLOW_SERVER, modelUri: 'gs://models/mnist/1/saved_model.pb'}}]}`,
      ['spec.predictors[0].graph.modelUri', '"saved_model.pb" is part of one'],
    ],
    'an archive, which is not unpacked': [
      `spec: {predictors: [{name: a, graph: {name: m, implementation: TENSORFLOW_SERVER, modelUri: 's3://models/mnist.tar.gz'}}]}`,
      ['spec.predictors[0].graph.modelUri', '"mnist.tar.gz" is part of one'],
    ],
    'a model of a repository': [
      `spec: {protocol: v2, predictors: [{name: a, graph: {name: m, implementation: TRITON_SERVER, modelUri: 'gs://models/repository/resnet/config.pbtxt'}}]}`,
      ['spec.predictors[0].graph.modelUri', '"config.pbtxt" is part of one'],
    ],
    'another file': [
      yaml`
        spec:
          predictors:
          - name: a
            graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/model.pkl}
        `,
      ['spec.predictors[0].graph.modelUri', 'SKLEARN_SERVER opens model.joblib, not "model.pkl"'],
    ],
    'another name': [
      yaml`
        spec:
          protocol: v2
          predictors:
          - name: a
            graph: {name: m, implementation: XGBOOST_SERVER, modelUri: gs://models/booster.json}
        `,
      ['spec.predictors[0].graph.modelUri', 'XGBOOST_SERVER opens model.bst, model.json, model.ubj'],
    ],
  },
});

describeRule(modelFile, {
  accepts: {
    'a repository of Triton':
      'spec: {protocol: v2, predictors: [{name: a, graph: {name: m, implementation: TRITON_SERVER, modelUri: gs://m/20240101}}]}',
  },
  rejects: {
    'a version in a repository of Triton': [
      'spec: {protocol: v2, predictors: [{name: a, graph: {name: m, implementation: TRITON_SERVER, modelUri: gs://m/iris/1/}}]}',
      ['spec.predictors[0].graph.modelUri', '"1" is part of one'],
    ],
  },
});

test.each([
  ['MLFLOW_SERVER', 'gs://m/wine/MLmodel', 'write gs://m/wine'],
  ['MLFLOW_SERVER', 'gs://m/wine.zip', 'unpack it in the store (nothing else does), and write the URI of that folder'],
  ['TENSORFLOW_SERVER', 'gs://m/flowers/1/saved_model.pb', 'write gs://m/flowers'],
  ['TRITON_SERVER', 'gs://m/repository/resnet/1/model.onnx', 'write gs://m/repository'],
  ['TRITON_SERVER', 'gs://m/model.onnx', 'write the URI of the folder that contains it'],
])('%s with %s: %s', (server, uri, remedy) => {
  const manifest = `spec: {protocol: ${server === 'TRITON_SERVER' ? 'v2' : 'seldon'}, predictors: [{name: a, graph: {name: m, implementation: ${server}, modelUri: ${uri}}}]}`;
  expect(judgeManifests(manifest).findings.find(({ rule }) => rule === 'SELDON321')?.remedy).toBe(remedy);
});

describe('versions of one model in several predictors stay different', () => {
  const remediesFor = (server: string, ...uris: readonly string[]): string[] => {
    const predictors = uris.map(
      (uri, i) => `{name: p${i}, traffic: 50, graph: {name: m, implementation: ${server}, modelUri: '${uri}'}}`,
    );
    const protocol = server === 'TRITON_SERVER' ? 'v2' : 'tensorflow';
    return judgeManifests(`spec: {protocol: ${protocol}, predictors: [${predictors.join(', ')}]}`)
      .findings.filter(({ rule }) => rule === modelFile.id)
      .map(({ remedy }) => remedy);
  };

  test('each is to get the folder of its own model', () => {
    expect(remediesFor('TENSORFLOW_SERVER', 'gs://m/flowers/1', 'gs://m/flowers/2/')).toEqual([
      expect.stringContaining('copy the version to gs://m/flowers/v1/1, and write gs://m/flowers/v1:'),
      expect.stringContaining('copy the version to gs://m/flowers/v2/2, and write gs://m/flowers/v2:'),
    ]);
  });

  test('so is the one next to the folder of all versions', () => {
    expect(remediesFor('TENSORFLOW_SERVER', 'gs://m/flowers/', 'gs://m/flowers/2')).toEqual([
      expect.stringContaining('write gs://m/flowers/v2:'),
    ]);
  });

  test('Triton needs a repository for each, outside of the one that others serve', () => {
    expect(remediesFor('TRITON_SERVER', 'gs://m/all/resnet/1', 'gs://m/all')).toEqual([
      expect.stringContaining(
        'copy the version to gs://m/all-v1/resnet/1, with config.pbtxt next to it, and write gs://m/all-v1:',
      ),
    ]);
    expect(remediesFor('TRITON_SERVER', 'gs://m/resnet/1', 'gs://m')).toEqual([
      expect.stringContaining(
        'copy the version to /resnet/1 of another bucket, with config.pbtxt next to it, and write',
      ),
    ]);
    expect(remediesFor('TRITON_SERVER', 'gs://m/all/resnet/1', 'gs://m/all/resnet/2')[1]).toContain(
      'copy the version to gs://m/all-v2/resnet/2,',
    );
  });

  test.each([
    ['the same version', 'gs://m/flowers/1'],
    ['a version of another model', 'gs://m/birds/2'],
  ])('not next to %s', (_, other) => {
    expect(remediesFor('TENSORFLOW_SERVER', 'gs://m/flowers/1', other)[0]).toBe('write gs://m/flowers');
  });
});
