/** A flag's value, read from left to right. */
export class Scan {
  private position = 0;

  public constructor(
    private readonly text: string,
    private readonly escapes: boolean,
  ) {}

  public get atEnd(): boolean {
    return this.position >= this.text.length;
  }

  /** Reads up to and including one of the stops; `stop` is empty at the end of the string. */
  public until(stops: string): { word: string; stop: string } {
    let word = '';
    while (!this.atEnd) {
      const c = this.text[this.position++];
      if (stops.includes(c)) {
        return { word, stop: c };
      }
      if (c !== '\\' || !this.escapes) {
        word += c;
      } else if (!this.atEnd) {
        word += this.text[this.position++];
      }
    }
    return { word, stop: '' };
  }

  /** Skips a character if it is next. */
  public skip(c: string): boolean {
    const next = this.text[this.position] === c;
    this.position += next ? 1 : 0;
    return next;
  }

  /** Skips white space and a comma after it; returns whether there was nothing else. */
  public skipBlank(): boolean {
    while (/\s/.test(this.text[this.position] ?? '')) {
      this.position++;
    }
    return this.atEnd || this.skip(',');
  }

  /** What is left, without taking it. */
  public left(): string {
    return this.text.slice(this.position);
  }

  public take(length: number): void {
    this.position += length;
  }

  public rest(): string {
    const rest = this.left();
    this.position = this.text.length;
    return rest;
  }
}
