import { remembered } from '../../private/remembered';

/** Images of a release by their names, without registry and tag: a mirror keeps the name. */
export const OPERATOR_IMAGE = 'seldon-core-operator';
export const EXECUTOR_IMAGE = 'seldon-core-executor';
export const STORAGE_INITIALIZER_IMAGE = 'rclone-storage-initializer';
export const EXPLAINER_IMAGE = 'alibiexplainer';
/** The servers under the V2 protocol, and their explainer. */
export const MLSERVER_IMAGE = 'mlserver';
export const TRITON_IMAGE = 'tritonserver';

/** TensorFlow Serving, whose name alone could be that of anything. */
export const TENSORFLOW_SERVING = 'tensorflow/serving';

/** The name of an image without registry and tag. */
export const imageName: (image: string) => string = remembered((image) => {
  const name = image.slice(image.lastIndexOf('/') + 1);
  const end = name.search(/[:@]/);
  return end === -1 ? name : name.slice(0, end);
});
