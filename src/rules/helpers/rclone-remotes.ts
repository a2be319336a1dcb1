/** A variable by which rclone learns an option of a remote. */
export const RCLONE_KEY = /^RCLONE_CONFIG_([A-Z0-9-]+)_/;

/** The remotes that the keys of a Secret describe, in capitals. */
export function remotesIn(keys: readonly string[]): string[] {
  return [...new Set(keys.flatMap((key) => RCLONE_KEY.exec(key)?.[1] ?? []))];
}
