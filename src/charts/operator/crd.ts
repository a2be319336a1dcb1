import { type OperatorScope } from './scope';
import type * as crd from '../../api/crd';
import { CRD_NAME } from '../../api/facts/group';
import { LEAST_CRD_MINOR } from '../../api/facts/kubernetes';
import { type Manifest } from '../../private/json';
import { ValueError } from '../value-error';

/** The CustomResourceDefinition of SeldonDeployments. */
export function seldonDeploymentDefinition(scope: OperatorScope): Manifest[] {
  const { values, release } = scope;
  if (!values.isTrue('crd.create')) {
    return [];
  }
  if (release.kubernetes.minor < LEAST_CRD_MINOR && !values.isTrue('crd.forcev1')) {
    throw new ValueError(
      'crd.create',
      `there is no CRD for Kubernetes 1.${release.kubernetes.minor}: ` +
        `1.${LEAST_CRD_MINOR} is the first that accepts it; set it to false`,
    );
  }
  return [
    {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: {
        annotations: {
          'cert-manager.io/inject-ca-from': `${scope.namespace}/seldon-serving-cert`,
          'controller-gen.kubebuilder.io/version': 'v0.9.2',
          ...values.map('crd.annotations'),
        },
        labels: scope.labels(),
        name: CRD_NAME,
      },
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- the schema is large, and many installs leave the CRD out
      spec: (require('../../api/crd') as typeof crd).crdSpec(),
    },
  ];
}
