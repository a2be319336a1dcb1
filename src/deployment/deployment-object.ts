import { App, Lazy } from 'cdk8s';
import { type Construct } from 'constructs';
import { type SilencedRule } from './silence';
import { isObject, put, type Json, type JsonObject, type Manifest } from '../private/json';
import { isPlainData } from '../private/plain-data';
import { SILENCE_ANNOTATION, writeSilence } from '../rules/silence';
import { ManifestObject } from '../shell/manifest-object';
import { heldMetadata, writtenMetadata } from '../shell/settle';
import { settledNow } from '../shell/settled-now';
import { type Unchanged } from '../shell/unchanged';
import { hasUsualResolvers } from '../shell/usual-resolvers';

/** The object at one moment, without what was added to its predictors. */
interface CurrentState {
  readonly name: string;
  /** Not a string if there is none, or if it cannot be resolved yet. */
  readonly namespace: unknown;
  readonly metadata: JsonObject;
  readonly spec: JsonObject;
}

/** The object of a SeldonDeployment in the app: its own data, and the entries of its predictors. */
export class DeploymentObject {
  /** The object in the tree of constructs. */
  public readonly apiObject: ManifestObject;
  private readonly silenced: SilencedRule[] = [];
  /** How often the construct itself changed it. */
  private version = 0;
  private isPatching = false;
  private plain?: { readonly version: number; readonly isPlain: boolean };

  public constructor(
    scope: Construct,
    private readonly base: Manifest,
    private readonly predictors: () => Json[],
    /** Whether the data came from outside, where cdk8s may have something to resolve. */
    private readonly isImported: boolean,
  ) {
    this.apiObject = new ManifestObject(scope, 'Resource', {
      ...base,
      spec: Lazy.any({ produce: () => this.spec }) as Json,
    });
  }

  /** The name as it is written; the one that it was given if a patch removes it. */
  public get name(): string {
    return this.current.name;
  }

  /** The namespace as it is written, if it has one. */
  public get namespace(): string | undefined {
    return this.current.namespace as string | undefined;
  }

  /** Its current state: with annotations that were added, and patched. */
  public get current(): CurrentState {
    const { metadata, spec } = this.patched() ?? {
      metadata: heldMetadata(this.apiObject.metadata),
      spec: this.baseSpec,
    };
    const name = typeof metadata.name === 'string' ? metadata.name : this.apiObject.name;
    return { name, namespace: settledNow(metadata.namespace), metadata, spec };
  }

  /** The spec without what was added to its predictors. */
  public get baseSpec(): JsonObject {
    return this.base.spec as JsonObject;
  }

  /** The spec as it is written. */
  public get spec(): JsonObject {
    return { ...this.baseSpec, predictors: this.predictors() };
  }

  /** Must be called after each change of the predictors. */
  public changed(): void {
    this.version++;
  }

  /** Sets an annotation of `spec`. */
  public annotate(key: string, value: string): void {
    const annotations = isObject(this.baseSpec.annotations) ? this.baseSpec.annotations : {};
    put(annotations, key, value);
    this.baseSpec.annotations = annotations;
    this.changed();
  }

  /** Writes silenced rules into the annotation, after those that are already in it. */
  public silence(rules: readonly SilencedRule[]): void {
    if (rules.length > 0) {
      const { annotations } = this.base.metadata;
      const own = isObject(annotations) ? annotations[SILENCE_ANNOTATION] : undefined;
      this.silenced.push(...rules);
      const lines = writeSilence(this.silenced.map(({ rule, reason }) => ({ id: rule, reason })));
      this.apiObject.metadata.addAnnotation(SILENCE_ANNOTATION, typeof own === 'string' ? `${own}\n${lines}` : lines);
    }
  }

  /** A function that returns whether it is still the same. */
  public unchanged(): Unchanged {
    const { version } = this;
    return this.isPlain() ? this.apiObject._unchanged(() => this.version === version) : this.apiObject._unchanged();
  }

  /** The object as it is written. */
  public toManifest(): Manifest {
    const { spec } = this;
    if (this.isImported || !this.isPlain() || !hasUsualResolvers(App.of(this.apiObject))) {
      return this.apiObject.toJson();
    }
    // Cdk8s has nothing to resolve in plain data, which takes it as long as judging does.
    const metadata = writtenMetadata(this.apiObject.metadata);
    return { apiVersion: this.base.apiVersion, kind: this.base.kind, metadata, spec };
  }

  /** What patches make of it; undefined if there are none, or if they cannot be applied, or not yet. */
  private patched(): { metadata: JsonObject; spec: JsonObject } | undefined {
    if (!this.apiObject.isPatched || this.isPatching) {
      return undefined;
    }
    this.isPatching = true; // what is resolved on the way may contain its own name or URL
    try {
      const { metadata, spec } = this.apiObject.toJson();
      return isObject(metadata) && isObject(spec) ? { metadata, spec } : undefined;
    } catch {
      return undefined; // synthesis reports the patch
    } finally {
      this.isPatching = false;
    }
  }

  /** Whether the spec is plain data that only the construct itself can change. */
  private isPlain(): boolean {
    if (this.plain?.version !== this.version) {
      this.plain = { version: this.version, isPlain: isPlainData(this.spec) };
    }
    return this.plain.isPlain && !this.apiObject.isPatched;
  }
}
