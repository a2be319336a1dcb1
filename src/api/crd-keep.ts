/**
 * How Argo CD syncs a CRD: it neither prunes nor deletes it, and applies it on the server, because it is too large for
 * the annotation of a client-side apply.
 */
export const CRD_SYNC_OPTIONS = 'Prune=false,Delete=false,ServerSideApply=true';

/** Annotations by which Helm leaves the CRD on uninstall, and Argo CD neither prunes nor deletes it. */
export const KEEP_ANNOTATIONS = {
  'argocd.argoproj.io/sync-options': CRD_SYNC_OPTIONS,
  'helm.sh/resource-policy': 'keep',
};
