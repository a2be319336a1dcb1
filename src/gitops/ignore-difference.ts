import { GROUP, KIND } from '../api/facts/group';
import { CHANGED_IN_CRDS } from '../api/facts/kubernetes';
import { WEBHOOK_SECRET } from '../api/facts/names';
import { type JsonObject } from '../private/json';

/**
 * Fields that controllers write into objects from Git; without these entries Argo CD always shows them as a difference.
 */
export class IgnoreDifference {
  /** The CA bundle that cert-manager or the manager writes into the webhook. */
  public static readonly WEBHOOK_CA = new IgnoreDifference(
    'admissionregistration.k8s.io',
    'ValidatingWebhookConfiguration',
    ['.webhooks[]?.clientConfig.caBundle'],
  );

  /**
   * The CA bundle that cert-manager writes into the CRD, and `preserveUnknownFields: false` in it, which the API server
   * accepts but does not store.
   */
  public static readonly CRD_CA = new IgnoreDifference(
    'apiextensions.k8s.io',
    'CustomResourceDefinition',
    CHANGED_IN_CRDS,
  );

  /** The certificate that the manager writes into its Secret when it creates its own (`managerCreateResources`). */
  public static readonly WEBHOOK_SECRET = new IgnoreDifference('', 'Secret', ['.data'], WEBHOOK_SECRET);

  /** Replicas of SeldonDeployments, which `kubectl scale` and autoscalers write. */
  public static readonly MODEL_REPLICAS = new IgnoreDifference(GROUP, KIND, [
    '.spec.replicas',
    '.spec.predictors[]?.replicas',
  ]);

  /**
   * Another field.
   * @param group API group, empty for the core group
   * @param kind such as `Deployment`
   * @param paths jq paths of the fields
   */
  public static of(group: string, kind: string, ...paths: string[]): IgnoreDifference {
    return new IgnoreDifference(group, kind, paths);
  }

  private constructor(
    private readonly group: string,
    private readonly kind: string,
    private readonly paths: readonly string[],
    private readonly name?: string,
  ) {}

  /**
   * As values write it.
   * @internal
   */
  public _toValues(): { group: string; kind: string; paths: readonly string[] } {
    return { group: this.group, kind: this.kind, paths: this.paths };
  }

  /** @internal */
  public _toManifest(): JsonObject {
    return {
      ...(this.group === '' ? {} : { group: this.group }),
      kind: this.kind,
      ...(this.name === undefined ? {} : { name: this.name }),
      jqPathExpressions: [...this.paths],
    };
  }
}
