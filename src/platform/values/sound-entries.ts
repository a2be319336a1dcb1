import { type ValueReader } from '../../values/reader';
import { isMap } from '../../values/value';

/**
 * Entries of maps in which nothing was wrong, noted while the values of one platform are checked: most of them are the
 * same object in all environments, and are checked once.
 */
export class SoundEntries {
  private readonly byBasis = new Map<unknown, WeakSet<object>>();

  /**
   * Checks an entry, unless nothing was wrong with the same values on the same basis.
   * @param basis all else that the check depends on
   */
  public check(basis: unknown, entry: ValueReader, check: () => void): void {
    const values = entry.value('');
    if (!isMap(values)) {
      check();
      return;
    }
    const sound = this.byBasis.get(basis) ?? new WeakSet();
    this.byBasis.set(basis, sound);
    if (!sound.has(values) && entry.isSound(check)) {
      sound.add(values);
    }
  }
}
