/** Flags of the manager without a value. */
export const MANAGER_SWITCHES: readonly string[] = ['enable-leader-election', 'create-resources', 'debug'];

/**
 * The flags of the manager.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/main.go controller-runtime adds kubeconfig
 */
export const MANAGER_FLAGS: readonly string[] = [
  'metrics-addr',
  ...MANAGER_SWITCHES,
  'leader-election-id',
  'leader-election-resource-lock',
  'leader-election-lease-duration-secs',
  'leader-election-renew-deadline-secs',
  'leader-election-retry-period-secs',
  'webhook-port',
  'namespace',
  'operator-namespace',
  'log-level',
  'kubeconfig',
];
