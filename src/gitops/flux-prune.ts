import { ApiObject } from 'cdk8s';
import { type IConstruct } from 'constructs';

const KEPT: readonly string[] = ['CustomResourceDefinition', 'Namespace', 'HelmRelease'];

/** Protects objects from Flux's pruning. */
export class FluxPrune {
  /**
   * Keeps CustomResourceDefinitions, Namespaces and HelmReleases below a construct when they are no longer in Git:
   * deleting a CRD deletes all objects of its kind, deleting a Namespace everything in it, and deleting a HelmRelease
   * uninstalls the chart, often with its CRDs. Call it at the end of the program.
   *
   * @param scope the construct whose objects are protected
   * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#prune
   */
  public static protect(scope: IConstruct): void {
    for (const construct of scope.node.findAll()) {
      if (ApiObject.isApiObject(construct) && KEPT.includes(construct.kind)) {
        construct.metadata.addAnnotation('kustomize.toolkit.fluxcd.io/prune', 'disabled');
      }
    }
  }

  private constructor() {}
}
