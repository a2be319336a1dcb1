/**
 * The id of a construct that bears a name of a user's: to constructs, every scope has a child `constructor` already.
 */
export function constructId(name: string): string {
  // No Kubernetes name ends in a dash: no other construct has this id.
  return Object.hasOwn(Object.prototype, name) ? `${name}-` : name;
}
