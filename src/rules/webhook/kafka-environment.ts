import { KAFKA_NEEDED } from '../../api/facts/executor-variables';
import { misnamedForKafka } from '../helpers/kafka-names';
import { answer, webhookRule } from '../helpers/webhook-rule';
import { diff } from '../rule';

export const kafkaEnvironment = webhookRule({
  id: 'SELDON104',
  looksAt: ['serverType'],
  title: 'with server type kafka, every predictor sets broker and topics',
  consequence: 'The webhook rejects the SeldonDeployment. It counts the three variables and ignores their values.',
  example: () => diff`
      spec:
        serverType: kafka
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
          svcOrchSpec:
            env:
            - {name: KAFKA_BROKER, value: 'kafka:9092'}
    +       - {name: KAFKA_INPUT_TOPIC, value: iris-in}
    +       - {name: KAFKA_OUTPUT_TOPIC, value: iris-out}
  `,
  check({ spec, predictors }, report) {
    if (spec.serverType !== 'kafka') {
      return;
    }
    for (const { predictor, path } of predictors) {
      const given = (predictor.svcOrchSpec?.env ?? []).map(({ name }) => name ?? '');
      // Upstream counts entries, so the same name three times is enough.
      if (given.filter((name) => KAFKA_NEEDED.includes(name)).length < KAFKA_NEEDED.length) {
        const missing = KAFKA_NEEDED.filter((name) => !given.includes(name));
        report(
          answer(path, predictor.name, `For kafka please supply svcOrchSpec envs ${KAFKA_NEEDED.join(', ')}`, {
            path: `${path}.svcOrchSpec.env`,
            message: `predictor ${JSON.stringify(predictor.name)} with server type kafka lacks ${missing.join(', ')}`,
            remedy: remedyFor(missing, misnamedForKafka(given)),
          }),
        );
      }
    }
  },
});

function remedyFor(missing: readonly string[], misnamed: ReadonlyMap<string, string>): string {
  const absent = missing.filter((name) => !misnamed.has(name));
  return [
    ...[...misnamed].map(([name, written]) => `rename ${written} to ${name}`),
    ...(absent.length > 0 ? [`set ${absent.join(', ')} in svcOrchSpec.env`] : []),
  ].join('; ');
}
