/** Expressions that have no common form. */
export class Differing extends Error {
  public constructor(path: readonly string[]) {
    super(`no common form: ${path.join('.')}`);
    this.name = 'Differing';
  }
}
