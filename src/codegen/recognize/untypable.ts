/** Data that no typed construct writes: the object is kept as it is. */
export class Untypable extends Error {
  /** @param path where it is, below `spec` or the object */
  public constructor(
    public readonly path: string,
    public readonly reason: string,
  ) {
    super(`${path}: ${reason}`);
    this.name = 'Untypable';
  }
}
