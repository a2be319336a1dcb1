import { requiredParameter } from '../../../src/rules/servers/required-parameter';
import { describeRule } from '../describe-rule';

/** A node of Hugging Face's server with more of the node, and with variables of its container. */
function huggingFace(node: string, container = ''): string {
  return `spec:
  protocol: v2
  predictors:
  - name: a
    graph: {name: m, implementation: HUGGINGFACE_SERVER, ${node}}
    componentSpecs: [{spec: {containers: [{name: m, ${container}}]}}]
`;
}

const MODEL = 'parameters: [{name: pretrained_model, type: STRING, value: gpt2}]';
const FOUND: [string, string] = [
  'spec.predictors[0].graph.parameters',
  'HUGGINGFACE_SERVER of node "m" cannot start without the parameter "task"',
];

describeRule(requiredParameter, {
  accepts: {
    'a task': huggingFace('parameters: [{name: task, type: STRING, value: text-generation}]'),
    'a task in a variable': huggingFace(
      MODEL,
      'env: [{name: MLSERVER_MODEL_HUGGINGFACE_TASK, value: text-generation}]',
    ),
    'variables from elsewhere': huggingFace(MODEL, 'envFrom: [{configMapRef: {name: settings}}]'),
    'settings in the folder of the model': huggingFace('modelUri: gs://models/gpt2'),
    'your own image': huggingFace(MODEL, "image: 'registry.example.com/gpt2:1'"),
    'a server that needs none':
      'predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/m}}]',
  },
  rejects: {
    'a model without a task': [huggingFace(MODEL), FOUND],
    'a model from a bucket with other parameters': [huggingFace(`modelUri: gs://models/gpt2, ${MODEL}`), FOUND],
    'a task in a variable alone, which the server then does not read': [
      huggingFace('type: MODEL', 'env: [{name: MLSERVER_MODEL_HUGGINGFACE_TASK, value: text-generation}]'),
      FOUND,
    ],
    'no parameters at all': [huggingFace('type: MODEL'), FOUND],
    'variables that say nothing of it': [huggingFace(MODEL, 'env: [{name: HF_HOME, value: /tmp}]'), FOUND],
  },
});
