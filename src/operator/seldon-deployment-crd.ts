import { Construct } from 'constructs';
import { seldonDeploymentCrd } from '../api/crd';
import { KEEP_ANNOTATIONS } from '../api/crd-keep';
import { CRD_NAME } from '../api/facts/group';
import { ManifestObject } from '../shell/manifest-object';

/** Properties of `SeldonDeploymentCrd`. */
export interface SeldonDeploymentCrdProps {
  /**
   * Labels of the CustomResourceDefinition.
   * @default - none
   */
  readonly labels?: Record<string, string>;

  /**
   * Annotations of the CustomResourceDefinition, in addition to those that prevent its deletion.
   * @default - none
   */
  readonly annotations?: Record<string, string>;

  /**
   * Whether Helm keeps it on uninstall and Argo CD does not prune it.
   * @default true
   */
  readonly keep?: boolean;
}

/**
 * The CustomResourceDefinition of the SeldonDeployment on its own, for clusters where an administrator applies it
 * before any operator. It is small enough for a client-side apply, and has the fields, types and defaults of the
 * release in all three versions, without descriptions.
 *
 * Deleting it deletes every SeldonDeployment in the cluster, so it is kept when a release or an Application is deleted.
 *
 * @example
 *
 * new SeldonDeploymentCrd(chart, 'crd', { keep: true });
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/
 */
export class SeldonDeploymentCrd extends Construct {
  /** Its name in the cluster. */
  public readonly crdName: string = CRD_NAME;

  /**
   * @param scope the parent, such as a chart
   * @param id its name, unique below the parent
   * @param props its settings
   */
  public constructor(scope: Construct, id: string, props: SeldonDeploymentCrdProps = {}) {
    super(scope, id);
    const { metadata, ...crd } = seldonDeploymentCrd();
    const annotations = { ...(props.keep === false ? {} : KEEP_ANNOTATIONS), ...props.annotations };
    new ManifestObject(this, 'Resource', {
      ...crd,
      metadata: { ...metadata, annotations, ...(props.labels && { labels: { ...props.labels } }) },
    });
  }
}
