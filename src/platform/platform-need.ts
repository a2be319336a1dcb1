/** Something that a platform refers to but does not contain: it must exist before the platform can work. */
export interface PlatformNeed {
  /**
   * The kind of the object, such as `Secret`, `StorageClass` or `Namespace`; `Controller` for something that provides
   * its own kinds, such as cert-manager; `Host` for a name that DNS must resolve.
   */
  readonly kind: string;

  /** Its name. */
  readonly name: string;

  /**
   * Its namespace.
   * @default - it is cluster-scoped
   */
  readonly namespace?: string;

  /** Keys that a Secret or ConfigMap must have, as far as they are known, in alphabetical order. */
  readonly keys: string[];

  /** Objects that need it, such as `Certificate seldon-system/seldon-serving-cert`, in alphabetical order. */
  readonly because: string[];
}
