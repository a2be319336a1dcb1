/** A variable that sets an option of an rclone remote. */
const RCLONE_KEY = /^RCLONE_CONFIG_([A-Z0-9-]+)_/;

/** The remotes that the keys of a Secret configure, in upper case. */
export function remotesIn(keys: readonly string[]): string[] {
  return [...new Set(keys.flatMap((key) => RCLONE_KEY.exec(key)?.[1] ?? []))];
}
