import { type OperatorScope } from './scope';
import { type Manifest } from '../../private/json';

const NAME = 'seldon-spartakus-volunteer';
const CONFIG = 'seldon-spartakus-config';
const NAMESPACE = 'kube-system';

/** Spartakus, which once reported usage to Seldon; its collector is gone, its image is still pulled. */
export interface UsageMetrics {
  readonly clusterRole: Manifest[];
  readonly clusterRoleBinding: Manifest[];
  readonly configMap: Manifest[];
  readonly deployment: Manifest[];
  readonly serviceAccount: Manifest[];
}

export function usageMetrics(scope: OperatorScope): UsageMetrics {
  if (!scope.values.isTrue('usageMetrics.enabled')) {
    return { clusterRole: [], clusterRoleBinding: [], configMap: [], deployment: [], serviceAccount: [] };
  }
  const clusterName = scope.clusterName(NAME);
  return {
    clusterRole: [
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRole',
        metadata: { name: clusterName },
        rules: [{ apiGroups: [''], resources: ['nodes'], verbs: ['list'] }],
      },
    ],
    clusterRoleBinding: [
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRoleBinding',
        metadata: { name: clusterName },
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: clusterName },
        subjects: [{ kind: 'ServiceAccount', name: NAME, namespace: NAMESPACE }],
      },
    ],
    configMap: [
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: CONFIG, namespace: NAMESPACE },
        data: { 'version.properties': 'spartakus_volunteer_extensions=\'{"seldon-core-version":"0.5"}\'' },
      },
    ],
    deployment: [deployment()],
    serviceAccount: [{ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: NAME, namespace: NAMESPACE } }],
  };
}

function deployment(): Manifest {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: NAME, namespace: NAMESPACE },
    spec: {
      replicas: 1,
      selector: { matchLabels: { app: NAME } },
      template: {
        metadata: { labels: { app: NAME } },
        spec: {
          containers: [
            {
              args: [
                '-c',
                '/spartakus volunteer --cluster-id=$(cat /proc/sys/kernel/random/uuid) --database=http://seldon-core-stats.seldon.io' +
                  ' --extensions=/etc/config/spartakus_volunteer_extensions',
              ],
              command: ['/bin/sh'],
              image: 'gcr.io/google_containers/spartakus-amd64:v1.1.0',
              name: NAME,
              volumeMounts: [{ mountPath: '/etc/config', name: `${CONFIG}-volume` }],
            },
          ],
          serviceAccountName: NAME,
          volumes: [{ configMap: { name: CONFIG }, name: `${CONFIG}-volume` }],
        },
      },
    },
  };
}
