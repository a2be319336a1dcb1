/** Annotations by which Helm leaves the CRD on uninstall, and Argo CD neither prunes nor deletes it. */
export const KEEP_ANNOTATIONS = {
  'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
  'helm.sh/resource-policy': 'keep',
};
