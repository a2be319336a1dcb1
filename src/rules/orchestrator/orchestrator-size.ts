import { trap, upstream } from '../rule';

const KIBIBYTE = 1024;
/** Linux accepts 128 KiB for one variable; base64 turns 3 bytes into 4 characters. */
const MOST = 96 * KIBIBYTE;

export const orchestratorSize = trap({
  id: 'SELDON289',
  title: 'a predictor fits into one environment variable',
  consequence:
    'The orchestrator gets its predictor as one base64-encoded variable. Linux starts no process with a variable ' +
    'over 128 KiB: the pod never starts.',
  example: () => ({ before: predictorOf(100 * KIBIBYTE), after: predictorOf(30) }),
  fromSize: (MOST * 3) / 4,
  source: upstream('operator/controllers/seldondeployment_engine.go'),
  check({ predictors }, report) {
    for (const { predictor, path } of predictors) {
      const size = Buffer.byteLength(JSON.stringify(predictor));
      if ((size * 4) / 3 > MOST) {
        report({
          path,
          message:
            `${Math.round(size / KIBIBYTE)} KiB of JSON, ${Math.round((size * 4) / 3 / KIBIBYTE)} KiB in the ` +
            "orchestrator's environment",
          remedy: 'move large parameters, annotations and variables into ConfigMaps',
        });
      }
    }
  },
});

function predictorOf(size: number): string {
  return [
    'spec:',
    '  predictors:',
    '  - name: default',
    `    annotations: {note: ${'x'.repeat(size)}}`,
    '    graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}',
  ].join('\n');
}
