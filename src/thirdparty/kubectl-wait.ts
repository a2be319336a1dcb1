/** The command that waits up to ten minutes for a state of objects, each as `KIND/NAME`. */
export function kubectlWait(state: string, namespace: string, ...objects: string[]): string {
  return `kubectl wait --for=${state} --timeout=10m -n ${namespace} ${objects.join(' ')}`;
}
