import { yaml } from '../../../src/rules/example';
import { serverParameter } from '../../../src/rules/servers/server-parameter';
import { describeRule, judgeManifests } from '../describe-rule';

const huggingFace = (parameters: string) =>
  `spec: {protocol: v2, predictors: [{name: a, graph: {name: m, implementation: HUGGINGFACE_SERVER, parameters: [${parameters}]}}]}`;

describeRule(serverParameter, {
  accepts: {
    'accepted parameters': yaml`
      spec:
        predictors:
        - name: a
          graph:
            name: m
            implementation: SKLEARN_SERVER
            modelUri: gs://models/m
            parameters: [{name: method, type: STRING, value: predict}]
    `,
    'anything with your own image': yaml`
      spec:
        predictors:
        - name: a
          graph:
            name: m
            implementation: SKLEARN_SERVER
            modelUri: gs://models/m
            parameters: [{name: methods, type: STRING, value: predict}]
          componentSpecs:
          - spec: {containers: [{name: m, image: 'registry.example.com/own:1'}]}
    `,
    'overwritten parameters, which another rule covers': yaml`
      spec:
        predictors:
        - name: a
          graph:
            name: m
            implementation: SKLEARN_SERVER
            modelUri: gs://models/m
            parameters: [{name: model_uri, type: STRING, value: x}]
    `,
    'ignored parameters of MLServer, which another rule covers': yaml`
      spec:
        protocol: v2
        predictors:
        - name: a
          graph:
            name: m
            implementation: SKLEARN_SERVER
            modelUri: gs://models/m
            parameters: [{name: method, type: STRING, value: predict}]
    `,
    'anything for an unknown server': yaml`
      spec:
        protocol: v2
        predictors:
        - name: a
          graph:
            name: m
            implementation: TEMPO_SERVER
            modelUri: gs://models/m
            parameters: [{name: any, type: STRING, value: x}]
    `,
    'settings of Hugging Face': yaml`
      spec:
        protocol: v2
        predictors:
        - name: a
          graph:
            name: m
            implementation: HUGGINGFACE_SERVER
            modelUri: gs://models/m
            parameters:
            - {name: task, type: STRING, value: text-generation}
            - {name: device, type: INT, value: '0'}
    `,
    'a task of Transformers': huggingFace('{name: task, type: STRING, value: text-generation}'),
    'a number as a string': huggingFace(
      "{name: task, type: STRING, value: fill-mask}, {name: device, type: STRING, value: '0'}",
    ),
  },
  rejects: {
    'a pinned image of a release': [
      `spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, parameters: [{name: methods, type: STRING, value: predict}]},
        componentSpecs: [{spec: {containers: [{name: m, image: 'mirror.example.com/seldonio/sklearnserver:1.15.0'}]}}]}]}`,
      ['spec.predictors[0].graph.parameters[0].name', '"methods"'],
    ],
    'another word for a task': [
      huggingFace('{name: task, type: STRING, value: sentiment-analysis}'),
      ['spec.predictors[0].graph.parameters[0].value', '"sentiment-analysis" is not a value of the parameter "task"'],
    ],
    'a device by its name': [
      huggingFace('{name: task, type: STRING, value: fill-mask}, {name: device, type: STRING, value: cuda}'),
      ['spec.predictors[0].graph.parameters[1].value', '"cuda" is not a whole number'],
    ],
    'a model by another name': [
      huggingFace('{name: task, type: STRING, value: fill-mask}, {name: model_id, type: STRING, value: gpt2}'),
      ['spec.predictors[0].graph.parameters[1].name', '"model_id"'],
    ],
    'a misspelled name': [
      yaml`
        spec:
          predictors:
          - name: a
            graph:
              name: m
              implementation: SKLEARN_SERVER
              modelUri: gs://models/m
              parameters: [{name: methods, type: STRING, value: predict}]
        `,
      ['spec.predictors[0].graph.parameters[0].name', 'SKLEARN_SERVER does not accept the parameter "methods"'],
    ],
    'a parameter of a server that has none': [
      yaml`
        spec:
          predictors:
          - name: a
            graph:
              name: m
              implementation: XGBOOST_SERVER
              modelUri: gs://models/m
              parameters: [{name: method, type: STRING, value: predict}]
        `,
      ['spec.predictors[0].graph.parameters[0].name', 'XGBOOST_SERVER does not accept the parameter'],
    ],
    'an unknown setting of Hugging Face': [
      yaml`
        spec:
          protocol: v2
          predictors:
          - name: a
            graph:
              name: m
              implementation: HUGGINGFACE_SERVER
              modelUri: gs://models/m
              parameters: [{name: model, type: STRING, value: gpt2}]
        `,
      ['spec.predictors[0].graph.parameters[0].name', 'HUGGINGFACE_SERVER does not accept the parameter "model"'],
    ],
    'an unknown parameter of the proxy of TensorFlow': [
      yaml`
        spec:
          predictors:
          - name: a
            graph:
              name: m
              implementation: TENSORFLOW_SERVER
              modelUri: gs://models/m
              parameters: [{name: signature, type: STRING, value: s}]
        `,
      ['spec.predictors[0].graph.parameters[0].name', 'TENSORFLOW_SERVER does not accept the parameter "signature"'],
    ],
  },
});

test.each([
  ['{name: task, type: STRING, value: sentiment-analysis}', 'did you mean "text-classification"?'],
  [
    '{name: task, type: STRING, value: translation_en_to_fr}',
    'write translation, and the parameter {name: task_suffix, type: STRING, value: _en_to_fr}',
  ],
  [
    '{name: task, type: STRING, value: fill-mask}, {name: model, type: STRING, value: gpt2}',
    'did you mean "pretrained_model"?',
  ],
])('what is meant by %s', (parameters, remedy) => {
  const found = judgeManifests(huggingFace(parameters)).findings.filter(({ rule }) => rule === 'SELDON312');
  expect(found.map((each) => each.remedy)).toEqual([expect.stringContaining(remedy)]);
});
