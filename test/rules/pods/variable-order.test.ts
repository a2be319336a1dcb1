import { variableOrder } from '../../../src/rules/pods/variable-order';
import { describeRule, ownModel } from '../describe-rule';

const ENV = 'spec.predictors[0].componentSpecs[0].spec.containers[0].env';
const model = (env: string, more = '') => ownModel('', '', `env: [${env}]${more}`);

describeRule(variableOrder, {
  accepts: {
    'a variable in a script for a shell': model(
      "{name: PORT, value: '1'}",
      ", command: [sh, -c, 'serve $PORT ${PORT}']",
    ),
    'a variable that the container does not have, in the form of a shell': model("{name: A, value: '${HOME}/x'}"),
    'arguments of a program that may be a script': model("{name: PORT, value: '1'}", ', args: [$PORT]'),
    'a value, or an argument, in which Spring replaces variables': `spec: {predictors: [{name: a, graph: {name: m, type: MODEL}, componentSpecs: [{spec: {containers: [
      {name: m, image: 'i:1', command: [java, -jar, app.jar, '--model.path=\${HOME_DIR}/m'], env: [{name: HOME_DIR, value: /x}, {name: MODEL_PATH, value: 'file:\${HOME_DIR}/m'}]},
      {name: spring, image: 'i:1', env: [{name: A, value: x}, {name: SPRING_DATA_URI, value: 'http://\${A}'}]},
      {name: other, image: 'registry.example.com/iris-java:1', env: [{name: A, value: x}, {name: B, value: '\${A}/y'}]}]}}]}]}`,
    'a command for a shell in arguments that a script may read': model(
      '{name: A, value: x}',
      ', args: [--workers, $(nproc)]',
    ),
    'a command for a shell that runs in one': model(
      '{name: A, value: x}',
      ', command: [bash, -c], args: ["gunicorn -w $(nproc) app"]',
    ),
    'a command with variables that the container has': `spec: {predictors: [{name: a, graph: {name: m, type: MODEL}, componentSpecs: [{spec: {containers: [
      {name: m, image: 'i:1', command: [serve, --port, $(PREDICTIVE_UNIT_HTTP_SERVICE_PORT)], args: [$(LEVEL), $$(LITERAL), $(date), $(KUBERNETES_SERVICE_HOST)], env: [{name: LEVEL, value: info}]},
      {name: other, image: 'i:1', args: [$(ANY)], envFrom: [{secretRef: {name: s}}]}]}}]}]}`,
    'values without references': model('{name: A, value: x}'),
    'an earlier variable': model("{name: A, value: x}, {name: B, value: '$(A)/y'}"),
    'a path of a mount with a variable of the operator': ownModel(
      '',
      '',
      "volumeMounts: [{name: seldon-podinfo, mountPath: /v, subPathExpr: '$(PREDICTIVE_UNIT_ID)'}]",
    ),
    'a probe with a command for a shell': model(
      '{name: A, value: x}',
      ", livenessProbe: {exec: {command: [sh, -c, 'test $(date)']}}",
    ),
    'an escaped reference': model("{name: A, value: '$$(B)'}"),
    'a command for a shell': model("{name: A, value: '$(date)'}"),
    'a name that may come from a Secret': model("{name: A, value: '$(B)'}", ', envFrom: [{secretRef: {name: s}}]'),
    'a name from a ConfigMap, and one with a prefix': `spec: {predictors: [{name: a, graph: {name: m, type: MODEL}, componentSpecs: [{spec: {containers: [
      {name: m, image: 'i:1', args: [$(LEVEL)], env: [{name: A, value: $(LEVEL)/$(S3_BUCKET)}], envFrom: [{configMapRef: {name: c}}, {prefix: S3_, configMapRef: {name: s}}]}]}}]}]}
---
{apiVersion: v1, kind: ConfigMap, metadata: {name: c}, data: {LEVEL: info}}
---
{apiVersion: v1, kind: ConfigMap, metadata: {name: s}, data: {BUCKET: models}}`,
    'a name that a Secret of an ExternalSecret may have': `spec: {predictors: [{name: a, graph: {name: m, type: MODEL}, componentSpecs: [{spec: {containers: [
      {name: m, image: 'i:1', args: [$(TOKEN)], envFrom: [{secretRef: {name: s}}]}]}}]}]}
---
{apiVersion: external-secrets.io/v1, kind: ExternalSecret, metadata: {name: s}, spec: {dataFrom: [{extract: {key: k}}]}}`,
    'the address of a Service': model("{name: A, value: 'http://$(REDIS_SERVICE_HOST):$(REDIS_SERVICE_PORT)'}"),
    'the address of the API server': model("{name: A, value: '$(KUBERNETES_SERVICE_HOST)'}"),
  },
  rejects: {
    'the form of a shell in a value': [
      model("{name: A, value: x}, {name: B, value: 'http://${A}/v1'}"),
      [`${ENV}[1].value`, '${A} is not replaced in container "m": the kubelet replaces $(A) only'],
    ],
    'commands for a shell, without one': [
      model('{name: A, value: x}', ', command: [gunicorn, -w, $(nproc)], args: [--name=$(hostname -i), $$(date)]'),
      [
        'spec.predictors[0].componentSpecs[0].spec.containers[0].command[2]',
        '$(nproc) is not replaced in container "m"',
      ],
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].args[0]', '$(hostname -i) is not replaced'],
    ],
    'the form of a shell in arguments of an image that runs no script': [
      `spec: {predictors: [{name: a, graph: {name: m, type: MODEL}, componentSpecs: [{spec: {containers: [
        {name: m, image: 'nvcr.io/nvidia/tritonserver:23.10-py3', args: [tritonserver, '--log-verbose=\${LEVEL}'], env: [{name: LEVEL, value: '1'}]}]}}]}]}`,
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].args[1]', '${LEVEL} is not replaced'],
    ],
    'the form of a shell without braces, which Spring does not replace': [
      model('{name: PORT, value: "1"}', ', command: [java, -jar, app.jar, --server.port=$PORT]'),
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].command[3]', '$PORT is not replaced'],
    ],
    'the form of a shell in a command': [
      model("{name: PORT, value: '1'}", ', command: [serve, $PORT]'),
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].command[1]', '$PORT is not replaced'],
    ],
    'a path of a mount with a variable that is not set, without which the container is not created': [
      ownModel('', '', "volumeMounts: [{name: seldon-podinfo, mountPath: /v, subPathExpr: '$(POD)'}]"),
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].volumeMounts[0].subPathExpr', '$(POD) in subPathExpr'],
    ],
    'a probe and a hook, in which nothing is replaced': [
      model(
        '{name: PORT, value: "80"}',
        ", livenessProbe: {exec: {command: [curl, 'localhost:$(PORT)']}}, lifecycle: {preStop: {exec: {command: [stop, $(PORT)]}}}",
      ),
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].livenessProbe.exec.command[1]', '$(PORT)'],
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].lifecycle.preStop.exec.command[1]', '$(PORT)'],
    ],
    'a command with a variable that the container does not have': [
      `spec: {predictors: [{name: a, graph: {name: m, type: MODEL}, componentSpecs: [{spec: {
        initContainers: [{name: i, image: 'i:1', command: [fetch, $(MODEL_URL)]}],
        containers: [{name: m, image: 'i:1', args: [--level, $(LEVEL)], env: [{name: LEVELS, value: info}]}]}}]}]}`,
      ['spec.predictors[0].componentSpecs[0].spec.initContainers[0].command[1]', '"MODEL_URL" is not set'],
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].args[1]', '"LEVEL" is not set'],
    ],
    'a name that no source has, if all of them are in the input': [
      `spec: {predictors: [{name: a, graph: {name: m, type: MODEL}, componentSpecs: [{spec: {containers: [
        {name: m, image: 'i:1', args: [$(BUCKET)], env: [{name: A, value: $(BUCKET)}], envFrom: [{prefix: S3_, configMapRef: {name: c}}]}]}}]}]}
---
{apiVersion: v1, kind: ConfigMap, metadata: {name: c}, data: {BUCKET: models}}`,
      [`${ENV}[0].value`, '"BUCKET" is not set'],
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].args[0]', '"BUCKET" is not set'],
    ],
    'a later variable': [
      model("{name: A, value: '$(B)'}, {name: B, value: x}"),
      [`${ENV}[0].value`, 'is set after "A"'],
    ],
    'a variable that refers to itself': [
      model("{name: PATH, value: '/opt:$(PATH)'}"),
      [`${ENV}[0].value`, 'it refers to itself'],
    ],
    'a variable that the operator appends': [
      model("{name: A, value: '$(PREDICTIVE_UNIT_ID)'}"),
      [`${ENV}[0].value`, 'is set after'],
    ],
    'an unknown variable': [
      model("{name: A, value: '$(NONE)/$(A_B)'}"),
      [`${ENV}[0].value`, '"NONE" is not set'],
      [`${ENV}[0].value`, '"A_B" is not set'],
    ],
    'variables of the orchestrator': [
      ownModel('', "svcOrchSpec: {env: [{name: A, value: '$(B)'}, {name: B, value: x}]}"),
      ['spec.predictors[0].svcOrchSpec.env[0].value', '"B" is set after "A"'],
    ],
  },
});
