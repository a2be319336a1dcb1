import { GROUP, PLURAL } from '../../api/facts/group';
import { type JsonObject } from '../../private/json';

const READ = ['get', 'list', 'watch'];
const WRITE = ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'];
const STATUS = ['get', 'patch', 'update'];

type Grant = [group: string, resource: string, verbs: string[]];

/** What the manager may do with the objects that it creates, in the chart's order. */
const GRANTS: Grant[] = [
  ['', 'events', ['create', 'patch']],
  ['', 'namespaces', READ],
  ['', 'services', WRITE],
  ['apps', 'deployments', WRITE],
  ['apps', 'deployments/status', STATUS],
  ['autoscaling', 'horizontalpodautoscalers', WRITE],
  ['autoscaling', 'horizontalpodautoscalers/status', STATUS],
  ['getambassador.io', 'mappings', WRITE],
  ['getambassador.io', 'mappings/status', STATUS],
  ['getambassador.io', 'tlscontexts', WRITE],
  ['getambassador.io', 'tlscontexts/status', STATUS],
  ['keda.sh', 'scaledobjects', WRITE],
  ['keda.sh', 'scaledobjects/finalizers', WRITE],
  ['keda.sh', 'scaledobjects/status', STATUS],
  [GROUP, PLURAL, WRITE],
  [GROUP, `${PLURAL}/finalizers`, STATUS],
  [GROUP, `${PLURAL}/status`, STATUS],
  ['networking.istio.io', 'destinationrules', WRITE],
  ['networking.istio.io', 'destinationrules/status', STATUS],
  ['networking.istio.io', 'virtualservices', WRITE],
  ['networking.istio.io', 'virtualservices/status', STATUS],
  ['policy', 'poddisruptionbudgets', WRITE],
  ['policy', 'poddisruptionbudgets/status', STATUS],
  ['v1', 'namespaces', READ],
  ['v1', 'services', WRITE],
  ['v1', 'services/status', STATUS],
];

/** Rules of the manager's role; reading namespaces is for a role of the whole cluster alone. */
export function managerRules(wholeCluster: boolean): JsonObject[] {
  return GRANTS.filter(([, resource]) => wholeCluster || resource !== 'namespaces').map(([group, resource, verbs]) => ({
    apiGroups: [group],
    resources: [resource],
    verbs: [...verbs],
  }));
}
