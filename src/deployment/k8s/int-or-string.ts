/** A number, or a string such as the name of a port or a percentage. */
export class IntOrString {
  /**
   * A number, such as the port `9000`.
   * @param value an integer
   */
  public static fromNumber(value: number): IntOrString {
    return new IntOrString(value);
  }

  /**
   * A string, such as the port name `http` or the percentage `25%`.
   * @param value a port name or a percentage
   */
  public static fromString(value: string): IntOrString {
    return new IntOrString(value);
  }

  private constructor(private readonly value: number | string) {}

  /**
   * The bare number or string.
   * @internal
   */
  public _toValue(): number | string {
    return this.value;
  }
}
