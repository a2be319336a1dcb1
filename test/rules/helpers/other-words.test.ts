import { meantServer } from '../../../src/rules/helpers/other-words';

const SERVERS = ['MLFLOW_SERVER', 'SKLEARN_SERVER', 'TENSORFLOW_SERVER', 'TRITON_SERVER', 'XGBOOST_SERVER'];

test.each([
  ['SKLEARN_SEVER', 'SKLEARN_SERVER'],
  ['SKLERN_SERVER', 'SKLEARN_SERVER'],
  ['sklearn', 'SKLEARN_SERVER'],
  ['TFServing', 'TENSORFLOW_SERVER'],
])('%s means %s', (word, server) => expect(meantServer(word, SERVERS)).toBe(server));

test.each(['CUSTOM_SERVER', 'MY_SERVER', 'ONNX_SERVER', 'constructor'])('%s means none of them', (word) =>
  expect(meantServer(word, SERVERS)).toBeUndefined(),
);
