/** What an upgrade to a release requires. */
interface UpgradeNote {
  /** The release that introduced it, as `major.minor`. */
  readonly since: string;
  readonly note: string;
}

const NOTES: readonly UpgradeNote[] = [
  {
    since: '1.6',
    note:
      'delete the MutatingWebhookConfiguration seldon-mutating-webhook-configuration-<namespace> of releases before ' +
      '1.6: ' +
      'nothing serves it any more, and requests fail on its certificate ' +
      '(https://github.com/SeldonIO/seldon-core/issues/3005)',
  },
  {
    since: '1.8',
    note:
      'models are loaded by rclone: it ignores the AWS_* keys of secrets and needs RCLONE_CONFIG_* keys ' +
      '(https://docs.seldon.io/projects/seldon-core/en/latest/reference/upgrading.html)',
  },
  {
    since: '1.14',
    note:
      'the CRD is of apiextensions.k8s.io/v1 only: over one that was installed as v1beta1 it needs ' +
      'preserveUnknownFields: false ' +
      '(https://github.com/SeldonIO/seldon-core/issues/3393)',
  },
  {
    since: '1.15',
    note:
      'labels in selectors of models changed: every Deployment of a model is replaced, so plan for the time without ' +
      'models',
  },
  {
    since: '1.16',
    note:
      'HorizontalPodAutoscalers and PodDisruptionBudgets are of autoscaling/v2 and policy/v1: Kubernetes 1.23 or ' +
      'later is needed',
  },
];

/** What to do and to know before an operator of one release is replaced by one of another, oldest release first. */
export function upgradeNotes(from: string, to: string): string[] {
  const [after, upTo] = [number(from), number(to)];
  const passed = NOTES.filter(({ since }) => number(since) > after && number(since) <= upTo);
  const sequence = 'upgrade one minor release after another, as Seldon requires';
  return [...passed.map(({ since, note }) => `${since}: ${note}`), ...(upTo - after > 1 ? [sequence] : [])];
}

/** `1.14.1` as 1014: releases in order. */
function number(version: string): number {
  const match = /^v?(\d+)\.(\d+)/.exec(version);
  return match ? Number(match[1]) * 1000 + Number(match[2]) : NaN;
}
