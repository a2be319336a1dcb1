/** What the operator needs to know about a type of explainer. */
export interface ExplainerFacts {
  /** Its name in MLServer's Alibi runtime. */
  readonly alibi: string;
  /** Arguments of Seldon's own explainer server that only this type gets. */
  readonly arguments?: readonly string[];
}

/**
 * Types of explainers: `explainer.type`.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/mlserver.go
 */
export const EXPLAINERS: Readonly<Record<string, ExplainerFacts>> = {
  AnchorTabular: { alibi: 'anchor_tabular' },
  AnchorImages: { alibi: 'anchor_image', arguments: ['--tf_data_type=float32'] },
  AnchorText: { alibi: 'anchor_text' },
  Counterfactuals: { alibi: 'counterfactuals' },
  Contrastive: { alibi: 'contrastive' },
  KernelShap: { alibi: 'kernel_shap' },
  IntegratedGradients: { alibi: 'integrated_gradients' },
  ALE: { alibi: 'ALE' },
  TreeShap: { alibi: 'tree_shap' },
};

/** Their names. */
export const EXPLAINER_TYPES: readonly string[] = Object.keys(EXPLAINERS);
