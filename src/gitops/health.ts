import { type Construct } from 'constructs';
import { API_VERSION, GROUP, KIND } from '../api/facts/group';
import { type JsonObject } from '../private/json';
import { ManifestObject } from '../shell/manifest-object';

/**
 * Health checks by which Argo CD and Flux know when a SeldonDeployment is available. Argo CD has no built-in check for
 * it, so a model that never starts would be Healthy as soon as it is created.
 */
export class SeldonHealth {
  /** The key of the entry in ConfigMap `argocd-cm`. */
  public static readonly ARGO_CD_KEY = `resource.customizations.health.${GROUP}_${KIND}`;

  /**
   * The check as Lua, the value of that entry. The operator never writes `observedGeneration`, so right after a change
   * the old answer still shows for a moment; the Deployments below have their own checks.
   */
  public static readonly ARGO_CD_LUA = [
    'local health = { status = "Progressing", message = "waiting for the operator" }',
    'if obj.status == nil or obj.status.state == nil then',
    '  return health',
    'end',
    'local description = obj.status.description or ""',
    'if obj.status.state == "Failed" then',
    '  health.status = "Degraded"',
    '  health.message = description ~= "" and description or "the operator failed to reconcile it"',
    '  return health',
    'end',
    'local ready = true',
    'if obj.status.conditions ~= nil then',
    '  for _, condition in ipairs(obj.status.conditions) do',
    '    if condition.type == "Ready" and condition.status ~= "True" then',
    '      ready = false',
    '      description = condition.message or condition.reason or description',
    '    end',
    '  end',
    'end',
    'if obj.status.state == "Available" and ready then',
    '  health.status = "Healthy"',
    '  health.message = "all predictors are available"',
    '  return health',
    'end',
    'health.message = description ~= "" and description or obj.status.state',
    'return health',
    '',
  ].join('\n');

  /**
   * The entries for ConfigMap `argocd-cm`, to be merged into the one that the cluster has: the health of
   * SeldonDeployments, and that of Applications, without which Argo CD does not wait for the charts of one wave before
   * it starts the next.
   *
   * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/health/#argocd-app
   */
  public static argoCdEntries(): Record<string, string> {
    return { [SeldonHealth.ARGO_CD_KEY]: SeldonHealth.ARGO_CD_LUA, [APPLICATION_KEY]: APPLICATION_LUA };
  }

  /**
   * ConfigMap `argocd-cm` with the checks as its only content. It replaces what Argo CD's namespace has under that
   * name: apply it with `--server-side` so that other entries stay, or merge `argoCdEntries()` into your own.
   *
   * @param scope where the ConfigMap belongs
   * @param id the construct's id
   * @param namespace the namespace of Argo CD
   */
  public static argoCdConfigMap(scope: Construct, id: string, namespace: string): void {
    new ManifestObject(scope, id, {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name: 'argocd-cm',
        namespace,
        labels: { 'app.kubernetes.io/name': 'argocd-cm', 'app.kubernetes.io/part-of': 'argocd' },
      },
      data: SeldonHealth.argoCdEntries(),
    });
  }

  /**
   * The same for Flux: an entry of `healthCheckExprs` in a Kustomization.
   * @internal
   */
  public static _fluxExpression(): JsonObject {
    return {
      apiVersion: API_VERSION,
      kind: KIND,
      current: 'has(status.state) && status.state == "Available"',
      inProgress: '!has(status.state) || status.state == "Creating"',
      failed: 'has(status.state) && status.state == "Failed"',
    };
  }

  private constructor() {}
}

const APPLICATION_KEY = 'resource.customizations.health.argoproj.io_Application';

/** An Application is as healthy as its own status, once it has one. */
const APPLICATION_LUA = [
  'local health = { status = "Progressing", message = "" }',
  'if obj.status ~= nil and obj.status.health ~= nil and obj.status.health.status ~= nil then',
  '  health.status = obj.status.health.status',
  '  health.message = obj.status.health.message or ""',
  'end',
  'return health',
  '',
].join('\n');
