import { fieldOf, type Pods } from './pods';
import { asText, maps } from '../../private/json';
import { type Subject } from '../subject';

/** A Secret with credentials for a registry, which the kubelet uses to pull the images of some pods. */
export interface PullSecret {
  readonly name: string;
  /** The ServiceAccount that refers to it; undefined if the pods do. */
  readonly account?: string;
  /** Finds the field of the SeldonDeployment that leads to it. */
  readonly path: () => string;
}

/**
 * The pull secrets of some pods: their own, or else those of their ServiceAccount.
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#add-imagepullsecrets-to-a-service-account
 */
export function pullSecretsOf(subject: Subject, pods: Pods): PullSecret[] {
  const own = maps(pods.spec.imagePullSecrets);
  if (own.length > 0) {
    return own.map(({ name }, index) => ({
      name: asText(name),
      path: () => fieldOf(subject, pods, `imagePullSecrets[${index}].name`),
    }));
  }
  const account = asText(pods.spec.serviceAccountName ?? '') || 'default';
  const found = subject.surroundings.find('ServiceAccount', subject.namespace, account);
  return maps(found?.imagePullSecrets).map(({ name }) => ({
    name: asText(name),
    account,
    path: () => (pods.spec.serviceAccountName ? fieldOf(subject, pods, 'serviceAccountName') : 'spec'),
  }));
}
