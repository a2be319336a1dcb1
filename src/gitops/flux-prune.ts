import { ApiObject } from 'cdk8s';
import { type IConstruct } from 'constructs';

/** What Flux never deletes because Git no longer has it. */
export class FluxPrune {
  /**
   * Keeps CustomResourceDefinitions and Namespaces below a construct when Git no longer has them: with the one go all
   * objects of its kind, with the other all that is in it. Call it when the program is complete.
   *
   * @param scope the construct whose objects are protected
   * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#prune
   */
  public static protect(scope: IConstruct): void {
    for (const construct of scope.node.findAll()) {
      if (ApiObject.isApiObject(construct) && ['CustomResourceDefinition', 'Namespace'].includes(construct.kind)) {
        construct.metadata.addAnnotation('kustomize.toolkit.fluxcd.io/prune', 'disabled');
      }
    }
  }

  private constructor() {}
}
