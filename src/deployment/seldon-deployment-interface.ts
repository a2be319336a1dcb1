import { type IConstruct } from 'constructs';

/** A `SeldonDeployment` of this app, or one that is already in the cluster. */
export interface ISeldonDeployment extends IConstruct {
  /** The name of the object. */
  readonly deploymentName: string;
}
