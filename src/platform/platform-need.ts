/** Something that a platform refers to and does not bring: it must be there before the platform can work. */
export interface PlatformNeed {
  /**
   * The kind of the object, such as `Secret`, `StorageClass` or `Namespace`; `Controller` for what brings kinds of its
   * own, such as cert-manager; `Host` for a name that DNS must know.
   */
  readonly kind: string;

  /** Its name. */
  readonly name: string;

  /**
   * Its namespace.
   * @default - it belongs to the whole cluster
   */
  readonly namespace?: string;

  /** Keys that a Secret or ConfigMap must have, as far as they are known, in alphabetical order. */
  readonly keys: string[];

  /** Objects that need it, such as `Certificate seldon-system/seldon-serving-cert`, in alphabetical order. */
  readonly because: string[];
}
