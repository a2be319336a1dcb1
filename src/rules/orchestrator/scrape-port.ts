import { ORCHESTRATOR_HTTP_PORT } from '../../api/facts/ports';
import { ENGINE_SEPARATE_POD } from '../../api/facts/settings';
import { SCRAPE } from '../../api/facts/third-party-keys';
import { writtenAnnotations } from '../helpers/written-annotations';
import { diff, trap, upstream } from '../rule';

export const scrapePort = trap({
  id: 'SELDON383',
  looksAt: [SCRAPE.port],
  title: 'Prometheus is not sent to the orchestrator in pods without one',
  consequence:
    'An orchestrator in its own pod gets none of the annotations, so Prometheus tries all of its ports, gRPC among ' +
    'them. The pods of the nodes get them, and nothing listens on that port there: no metrics of the models.',
  example: () => diff`
      spec:
        annotations: {seldon.io/engine-separate-pod: 'true'}
        predictors:
        - name: default
    -     annotations: {prometheus.io/port: '8000'}
          graph: {name: classifier, type: MODEL}
          componentSpecs:
          - spec: {containers: [{name: classifier, image: 'registry.example.com/iris:1'}]}
  `,
  source: upstream('operator/controllers/seldondeployment_engine.go'),
  check(subject, report) {
    if (subject.spec.annotations?.[ENGINE_SEPARATE_POD]?.toLowerCase() !== 'true') {
      return;
    }
    for (const { key, value, level, path } of writtenAnnotations(subject)) {
      if (key === SCRAPE.port && level !== 'metadata' && value === String(ORCHESTRATOR_HTTP_PORT)) {
        report({
          path,
          message: `${SCRAPE.port} ${value} reaches the pods of the nodes only, and the orchestrator that listens on it is in another pod`,
          remedy: 'remove it, and scrape ports by the name "metrics", as a PodMonitor does',
        });
      }
    }
  },
});
