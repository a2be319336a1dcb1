import { commandWord } from '../../../src/rules/pods/command-word';
import { describeRule } from '../describe-rule';

/** A predictor whose container has more fields. */
const container = (fields: string, pod = '') =>
  `predictors: [{name: a, graph: {name: m, type: MODEL}, componentSpecs: [{spec: {${pod}containers: [{name: m, image: 'i:1', ${fields}}]}}]}]`;
const CONTAINER = 'spec.predictors[0].componentSpecs[0].spec.containers[0]';

describeRule(commandWord, {
  accepts: {
    'words of their own': container('command: [python, serve.py]'),
    'a script for a shell': container("command: [sh, -c, 'exec python serve.py --port 9000']"),
    'arguments with blanks': container("command: [echo], args: ['hello world']"),
    'a path with blanks': container("command: ['/opt/My Program/bin/serve']"),
    'a variable': container("command: ['$(PROGRAM)']"),
  },
  rejects: {
    'a program and its file': [
      container("command: ['python serve.py']"),
      [`${CONTAINER}.command[0]`, 'no program is called "python serve.py"'],
    ],
    'a path and options': [
      container("command: ['/usr/bin/serve --port 9000', more]"),
      [`${CONTAINER}.command[0]`, 'no program is called "/usr/bin/serve ..."'],
    ],
    'a path and another': [
      container("command: ['/usr/bin/python /app/serve.py']"),
      [`${CONTAINER}.command[0]`, 'no program is called'],
    ],
    'a line for a shell': [
      container("command: ['cd /app && ./serve']"),
      [`${CONTAINER}.command[0]`, 'no program is called'],
    ],
    'probes and hooks': [
      container(
        "readinessProbe: {exec: {command: ['cat /tmp/ready']}}, lifecycle: {preStop: {exec: {command: ['sleep 5']}}}",
      ),
      [`${CONTAINER}.readinessProbe.exec.command[0]`, 'no program is called "cat ..."'],
      [`${CONTAINER}.lifecycle.preStop.exec.command[0]`, 'no program is called "sleep ..."'],
    ],
    'an initializer': [
      container('', "initContainers: [{name: init, image: 'i:1', command: ['cp -r /a /b']}], "),
      ['spec.predictors[0].componentSpecs[0].spec.initContainers[0].command[0]', 'no program is called "cp ..."'],
    ],
  },
});
