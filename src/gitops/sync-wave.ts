import { ApiObject } from 'cdk8s';
import { type IConstruct } from 'constructs';
import { CRD_SYNC_OPTIONS } from '../api/crd-keep';
import { GROUP, KIND } from '../api/facts/group';
import { entryOf } from '../private/json';
import { given } from '../private/kind';

const ANNOTATION = 'argocd.argoproj.io/sync-wave';

/**
 * When Argo CD applies an object: all objects of a wave are healthy before the next one starts. The order follows the
 * dependencies, so no wave waits for something that a later one creates.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/
 */
export class SyncWave {
  /** Projects that Applications belong to. */
  public static readonly PROJECTS = new SyncWave(-60);
  /** Namespaces. */
  public static readonly NAMESPACES = new SyncWave(-50);
  /** Third-party charts: Istio, cert-manager, KEDA, ... */
  public static readonly INSTALLS = new SyncWave(-45);
  /** Custom resource definitions. */
  public static readonly CRDS = new SyncWave(-40);
  /** Service accounts, roles, Secrets, ConfigMaps and claims: what pods use. */
  public static readonly ACCESS = new SyncWave(-30);
  /** Issuers and certificates. */
  public static readonly CERTIFICATES = new SyncWave(-20);
  /** Deployments and Services: the operator. */
  public static readonly OPERATOR = new SyncWave(-10);
  /** Admission webhooks, which reject everything until the operator answers. */
  public static readonly WEBHOOKS = new SyncWave(0);
  /** Gateways, hosts and routes. */
  public static readonly GATEWAYS = new SyncWave(10);
  /** SeldonDeployments. */
  public static readonly MODELS = new SyncWave(20);
  /**
   * Monitors, rules and dashboards: together with models, so that a cluster without the CRDs of monitors gets its
   * models, and models that do not start block nothing. Argo CD does not wait for health after the last wave.
   */
  public static readonly MONITORING = new SyncWave(20);
  /** Smoke tests. */
  public static readonly CHECKS = new SyncWave(40);

  /**
   * Any other wave; lower ones come first.
   * @param order an integer: lower waves are synced first
   */
  public static of(order: number): SyncWave {
    return new SyncWave(order);
  }

  /**
   * The wave of an object of some kind.
   * @param apiVersion group and version, such as `apps/v1`
   * @param kind such as `Deployment`
   */
  public static ofKind(apiVersion: string, kind: string): SyncWave {
    const group = given('an API version', apiVersion, ['trim', 'a string such as "apps/v1"']).includes('/')
      ? apiVersion.split('/')[0]
      : '';
    return WAVES.get(`${group}/${kind}`) ?? WAVES.get(`${group}/*`) ?? SyncWave.WEBHOOKS;
  }

  /**
   * Gives every object below a construct the wave of its kind, and SeldonDeployments the option that lets Argo CD plan
   * a sync before their CRD exists. Existing annotations are kept. Call it at the end of the program.
   * @param scope the construct whose objects get waves
   */
  public static assign(scope: IConstruct): void {
    for (const construct of scope.node.findAll()) {
      if (ApiObject.isApiObject(construct)) {
        const { annotations } = construct.metadata.toJson() as { annotations?: Record<string, string> };
        const wanted = {
          [ANNOTATION]: String(SyncWave.ofKind(construct.apiVersion, construct.kind).order),
          ...optionsOf(construct),
        };
        for (const [key, value] of Object.entries(wanted)) {
          if (entryOf(annotations, key) === undefined) {
            construct.metadata.addAnnotation(key, value);
          }
        }
      }
    }
  }

  private constructor(
    /** The number of the wave. */
    public readonly order: number,
  ) {}

  /**
   * Puts an object into this wave.
   * @param object the object to annotate
   */
  public place(object: ApiObject): void {
    object.metadata.addAnnotation(ANNOTATION, String(this.order));
  }
}

const GROUPS: readonly (readonly [wave: SyncWave, kinds: string])[] = [
  [SyncWave.PROJECTS, 'argoproj.io/AppProject'],
  [SyncWave.NAMESPACES, '/Namespace'],
  [
    SyncWave.INSTALLS,
    'argoproj.io/* helm.toolkit.fluxcd.io/* source.toolkit.fluxcd.io/* kustomize.toolkit.fluxcd.io/* helm.cattle.io/*',
  ],
  [SyncWave.CRDS, 'apiextensions.k8s.io/CustomResourceDefinition'],
  [
    SyncWave.ACCESS,
    '/ServiceAccount /Secret /ConfigMap /PersistentVolumeClaim /ResourceQuota /LimitRange ' +
      'rbac.authorization.k8s.io/* ' +
      'external-secrets.io/* bitnami.com/SealedSecret scheduling.k8s.io/PriorityClass',
  ],
  [SyncWave.CERTIFICATES, 'cert-manager.io/*'],
  [SyncWave.OPERATOR, '/Service apps/* autoscaling/* policy/* networking.k8s.io/*'],
  [SyncWave.WEBHOOKS, 'admissionregistration.k8s.io/*'],
  [SyncWave.GATEWAYS, 'networking.istio.io/* security.istio.io/* getambassador.io/* keda.sh/*'],
  [SyncWave.MODELS, `${GROUP}/*`],
  [SyncWave.MONITORING, 'monitoring.coreos.com/*'],
  [SyncWave.CHECKS, 'batch/*'],
];

const WAVES = new Map(GROUPS.flatMap(([wave, kinds]) => kinds.split(' ').map((kind) => [kind, wave] as const)));

/** What Git no longer has and is kept nevertheless makes an Application no different from Git. */
const KEPT = { 'argocd.argoproj.io/compare-options': 'IgnoreExtraneous' };

/** Sync options without which Argo CD would fail or harm. */
function optionsOf({ kind }: ApiObject): Record<string, string> {
  switch (kind) {
    case KIND:
      return { 'argocd.argoproj.io/sync-options': 'SkipDryRunOnMissingResource=true' };
    // With a definition go all objects of its kind, with a namespace all that is in it.
    case 'CustomResourceDefinition':
      return { 'argocd.argoproj.io/sync-options': CRD_SYNC_OPTIONS, ...KEPT };
    // Annotations are part of a Deployment's generation, that of a client-side apply included, which Argo CD changes at
    // each sync that sends back ignored fields.
    case 'Deployment':
      return { 'argocd.argoproj.io/sync-options': 'ServerSideApply=true' };
    case 'Namespace':
      return { 'argocd.argoproj.io/sync-options': 'Prune=false', ...KEPT };
    default:
      return {};
  }
}
