/** How Seldon's explainer server reads the value of an argument. */
export type ArgumentKind = 'integer' | 'number' | 'boolean' | 'string';

/** The arguments of a type of explainer, by name. */
export type ExplainerArguments = Readonly<Record<string, ArgumentKind>>;

/** What the operator and the explainer servers need to know about a type of explainer. */
export interface ExplainerFacts {
  /** Its name in MLServer's Alibi runtime. */
  readonly alibi: string;
  /** Arguments of Seldon's own explainer server that only this type gets from the operator. */
  readonly arguments?: readonly string[];
  /** The arguments that Seldon's own explainer server accepts; absent if it does not have this type. */
  readonly accepts?: ExplainerArguments;
  /** The file without which Seldon's own explainer server exits. */
  readonly file?: string;
  /**
   * Whether MLServer's Alibi runtime can run this type: the operator accepts more, and for integrated gradients, it
   * passes the URL of the model where the runtime expects its folder.
   */
  readonly isInMlserver?: true;
}

const COMMON: ExplainerArguments = {
  threshold: 'number',
  delta: 'number',
  tau: 'number',
  batch_size: 'integer',
  coverage_samples: 'integer',
  beam_size: 'integer',
  stop_on_first: 'boolean',
  max_anchor_size: 'integer',
  max_samples_start: 'integer',
  n_covered_ex: 'integer',
  binary_cache_size: 'integer',
  cache_margin: 'integer',
  verbose: 'boolean',
  verbose_every: 'integer',
};

const TEXT: ExplainerArguments = {
  use_unk: 'boolean',
  use_similarity_proba: 'boolean',
  sample_proba: 'number',
  top_n: 'integer',
  temperature: 'number',
};

const GRADIENTS: ExplainerArguments = {
  layer: 'integer',
  method: 'string',
  n_steps: 'integer',
  internal_batch_size: 'integer',
};

const TREES: ExplainerArguments = {
  interactions: 'boolean',
  approximate: 'boolean',
  check_additivity: 'boolean',
  tree_limit: 'integer',
  summarise_result: 'boolean',
};

/** A trained explainer, as Alibi saves it: the folder that contains this file. */
const TRAINED = 'explainer.dill';

/**
 * Types of explainers: `explainer.type`.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/mlserver.go
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/components/alibi-explain-server/alibiexplainer/parser.py
 * @see https://github.com/SeldonIO/MLServer/blob/1.3.5/runtimes/alibi-explain/mlserver_alibi_explain/alibi_dependency_reference.py
 */
export const EXPLAINERS: Readonly<Record<string, ExplainerFacts>> = {
  AnchorTabular: { alibi: 'anchor_tabular', accepts: COMMON, file: TRAINED, isInMlserver: true },
  AnchorImages: {
    alibi: 'anchor_image',
    arguments: ['--tf_data_type=float32'],
    accepts: { ...COMMON, p_sample: 'number' },
    file: TRAINED,
    isInMlserver: true,
  },
  AnchorText: { alibi: 'anchor_text', accepts: { ...COMMON, ...TEXT }, isInMlserver: true },
  Counterfactuals: { alibi: 'counterfactuals' },
  Contrastive: { alibi: 'contrastive' },
  KernelShap: { alibi: 'kernel_shap', accepts: COMMON, file: TRAINED, isInMlserver: true },
  IntegratedGradients: {
    alibi: 'integrated_gradients',
    accepts: { ...COMMON, ...GRADIENTS },
    file: 'model.h5',
  },
  ALE: { alibi: 'ALE', accepts: {}, file: TRAINED },
  TreeShap: { alibi: 'tree_shap', accepts: { ...COMMON, ...TREES }, file: TRAINED },
};

/** Their names. */
export const EXPLAINER_TYPES: readonly string[] = Object.keys(EXPLAINERS);
