const NO_OAUTH = 'remove it: gateways authenticate clients since the API gateway of Seldon Core is gone';
const BOTH_TRANSPORTS = 'remove it: every model answers REST and gRPC';

/** Values of former charts of model graphs, and where their values are now. */
export const FORMER_KEYS: Readonly<Record<string, string>> = {
  'modela.endpoint': BOTH_TRANSPORTS,
  'modelb.endpoint': BOTH_TRANSPORTS,
  'model.endpoint': BOTH_TRANSPORTS,
  oauth: NO_OAUTH,
  protocol: `${BOTH_TRANSPORTS}; the protocol is seldon`,
};

/** The same for the chart of a single model, which took its image in parts up to 1.1. */
export const FORMER_KEYS_OF_SINGLE_MODEL: Readonly<Record<string, string>> = {
  'engine.env': "remove it: set svcOrchSpec.env of a SeldonDeployment, or executor in the operator's values",
  'engine.resources': "remove it: it is executor.resources in the operator's values",
  'model.annotations': 'it is annotations now',
  'model.image.name': 'write model.image as one string with name and tag',
  'model.image.pullPolicy': "remove it: the kubelet's default applies",
  'model.image.version': 'write model.image as one string with name and tag',
  'model.name': 'remove it: the release names the model',
  name: 'remove it: the release names the model',
  oauth: NO_OAUTH,
  predictor: 'remove it: the predictor is called default',
  predictorLabels: 'remove it: the chart sets no labels of the predictor',
  sdepLabels: 'it is labels now',
  transport: BOTH_TRANSPORTS,
};
