/**
 * Labels of created objects.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/labels.go
 */

/** The Service of the predictor, or of the explainer, that selects the pods. */
export const APP_LABEL = 'seldon-app';
/** The SeldonDeployment that an object belongs to. */
export const DEPLOYMENT_ID_LABEL = 'seldon-deployment-id';
/** On a Deployment whose pods run the service orchestrator. */
export const HAS_ORCHESTRATOR_LABEL = 'seldon-deployment-contains-svcorch';
/** Prefix of the name of a container: the Service of that container. */
export const CONTAINER_LABEL_PREFIX = 'seldon-app-svc-';
/** On the objects of a predictor that gets copies of requests. */
export const SHADOW_LABEL = 'seldon.io/shadow';
/** On the objects of an explainer. */
export const EXPLAINER_LABEL = 'seldon.io/explainer';
/** On a SeldonDeployment or its namespace: the only operator that watches it. */
export const CONTROLLER_ID_LABEL = 'seldon.io/controller-id';
/** The tool that manages an object, by Kubernetes' convention. */
export const MANAGED_BY_LABEL = 'app.kubernetes.io/managed-by';
/** The value of that label. */
export const MANAGED_BY = 'seldon-core';
