import { ANNOTATIONS } from '../../api/facts/settings';
import { writtenAnnotations } from '../helpers/written-annotations';
import { specDiff, trap, upstream } from '../rule';

/** The gateway whose code alone reads an annotation. */
const GATEWAYS: ReadonlyMap<string, 'istio' | 'ambassador'> = new Map(
  ANNOTATIONS.flatMap(({ key, readers }) => {
    const [{ reader }, ...others] = readers;
    return others.length === 0 && (reader === 'istio' || reader === 'ambassador') ? [[key, reader]] : [];
  }),
);

const NAMES = { istio: 'Istio', ambassador: 'Ambassador' };

export const gatewayAnnotation = trap({
  id: 'SELDON412',
  severity: 'info',
  ofOperator: true,
  looksAt: ['annotations'],
  title: 'annotations for a gateway are for the one that the operator configures',
  consequence:
    'The operator reads annotations for Istio only with `istio.enabled`, and those for Ambassador only with ' +
    '`ambassador.enabled`. Otherwise they have no effect.',
  example: () => ({
    ...specDiff`
      - annotations: {seldon.io/ambassador-retries: '3'}
      + annotations: {seldon.io/istio-retries: '3', seldon.io/istio-retries-timeout: '2'}
    `,
    operator: 'istio: {enabled: true}',
  }),
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  check(subject, report) {
    const { istio, ambassador } = subject.config;
    // With neither, the gateway may be somebody else's work.
    if (istio.enabled === ambassador.enabled) {
      return;
    }
    const [on, off] = istio.enabled ? (['istio', 'ambassador'] as const) : (['ambassador', 'istio'] as const);
    const written = writtenAnnotations(subject).filter(({ key }) => GATEWAYS.has(key));
    // With annotations for both, it is for clusters of either kind, as constructs write retries.
    if (written.some(({ key }) => GATEWAYS.get(key) === on)) {
      return;
    }
    for (const { key, path } of written) {
      report({
        path,
        message: `${key} has no effect: the operator configures ${NAMES[on]}, and ${NAMES[off]} is not enabled`,
        remedy: `remove it, or set ${off}.enabled in the operator's values`,
      });
    }
  },
});
