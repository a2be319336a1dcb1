/** A value in an external secret manager. */
export interface RemoteSecret {
  /** The key in the secret manager, such as a path in Vault or a name in AWS Secrets Manager. */
  readonly key: string;

  /**
   * The part of the value to use if it is a map.
   * @default - the whole value
   */
  readonly property?: string;

  /**
   * The version of the value.
   * @default - the newest
   */
  readonly version?: string;
}
