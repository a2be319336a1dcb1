/** What operators of one app must know of each other. */
export interface Installed {
  readonly path: string;
  readonly namespace: string;
  readonly controllerId: string;
  readonly singleNamespace: boolean;
  readonly installsCrd: boolean;
}

/** What keeps an operator from running next to the others of its app. */
export function conflicts(own: Installed, all: readonly Installed[]): string[] {
  return all
    .filter((other) => other !== own)
    .flatMap((other) => {
      const found: string[] = [];
      if (own.namespace === other.namespace) {
        found.push(
          `installs into the namespace "${own.namespace}" like ${other.path}: their objects have the same names, so ` +
            'give each its own namespace',
        );
      }
      if (own.installsCrd && other.installsCrd) {
        found.push(`installs the CRD like ${other.path}: set 'installCrd' to false on all but one`);
      }
      if (!own.singleNamespace && !other.singleNamespace && own.controllerId === other.controllerId) {
        found.push(
          own.controllerId === ''
            ? `watches all namespaces like ${other.path}: give one of them another mode, such as ` +
                'OperatorMode.controllerId("team-a")'
            : `has the controller id "${own.controllerId}" like ${other.path}: give each its own`,
        );
      }
      return found;
    });
}
