import { Construct } from 'constructs';
import { type ArgoApplicationOptions, applicationSpec } from './argo-application';
import { ValidationError } from '../private/errors';
import { type JsonObject } from '../private/json';
import { ManifestObject } from '../shell/manifest-object';

/** One environment or cluster of an `ArgoApplicationSet`. */
export interface ArgoTarget {
  /** Its name, which is part of the Application's name. */
  readonly name: string;

  /** Folder of its manifests in the repository. */
  readonly path: string;

  /**
   * Address of its cluster.
   * @default - that of the set
   */
  readonly server?: string;

  /**
   * Branch, tag or commit.
   * @default - that of the set
   */
  readonly revision?: string;
}

/** Properties of `ArgoApplicationSet`. */
export interface ArgoApplicationSetProps extends ArgoApplicationOptions {
  /** The environments or clusters. */
  readonly targets: ArgoTarget[];

  /**
   * Name of the ApplicationSet, and first part of the names of its Applications.
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * Namespace of Argo CD.
   * @default 'argocd'
   */
  readonly namespace?: string;
}

/**
 * One Argo CD Application per environment or cluster.
 *
 * @example
 *
 * new ArgoApplicationSet(chart, 'models', {
 *   repository: 'https://git.example.com/ml/platform.git',
 *   targets: [
 *     { name: 'dev', path: 'manifests/dev' },
 *     { name: 'prod', path: 'manifests/prod', server: 'https://prod.example.com' },
 *   ],
 * });
 */
export class ArgoApplicationSet extends Construct {
  /**
   * @param scope the parent, such as a chart
   * @param id its name, unique below the parent
   * @param props its settings
   */
  public constructor(scope: Construct, id: string, props: ArgoApplicationSetProps) {
    super(scope, id);
    const name = props.name ?? id;
    const names = props.targets.map((target) => target.name);
    const twice = names.find((target, i) => names.indexOf(target) !== i);
    if (names.length === 0 || twice !== undefined) {
      throw new ValidationError(
        this,
        twice === undefined
          ? "'targets' needs at least one environment or cluster"
          : `two 'targets' are named ${JSON.stringify(twice)}, rename one`,
      );
    }
    const template = applicationSpec(
      this,
      { ...props, server: '{{.server}}', revision: '{{.revision}}' },
      { path: '{{.path}}' },
    );
    const elements: JsonObject[] = props.targets.map((target) => ({
      name: target.name,
      path: target.path,
      server: target.server ?? props.server ?? 'https://kubernetes.default.svc',
      revision: target.revision ?? props.revision ?? 'HEAD',
    }));
    new ManifestObject(this, 'Resource', {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'ApplicationSet',
      metadata: { name, namespace: props.namespace ?? 'argocd' },
      spec: {
        goTemplate: true,
        goTemplateOptions: ['missingkey=error'],
        generators: [{ list: { elements } }],
        template: { metadata: { name: `${name}-{{.name}}` }, spec: template },
      },
    });
  }
}
