import { type Chart } from 'cdk8s';
import { type Construct, type IConstruct } from 'constructs';
import { type PlatformMonitoringOptions, type PlatformNamespaceOptions } from './seldon-platform-props';
import { type AmbassadorGateway, type AmbassadorGatewayProps } from '../gateway/ambassador-gateway';
import { type IstioGateway, type IstioGatewayProps } from '../gateway/istio-gateway';
import { type RequestLogReceiverProps } from '../monitoring/request-log-receiver';
import { type SeldonOperatorProps } from '../operator/seldon-operator-props';
import { type ThirdParty } from '../thirdparty/third-party';
import { type ThirdPartyChartOptions } from '../thirdparty/third-party-chart';

/** The calls of a platform that values are turned into; see `SeldonPlatform`. */
export interface PlatformParts extends IConstruct {
  readonly storage: Chart;
  readonly extra: Chart;
  /** @internal */
  readonly _extraCrds: Chart;
  /** @internal */
  readonly _smokeTests: Chart;
  /** @internal */
  readonly _monitoring: Chart;
  addNamespace(name: string, options: PlatformNamespaceOptions): void;
  addInstall(part: ThirdParty, options?: ThirdPartyChartOptions): Construct;
  addOperator(props: SeldonOperatorProps): Construct;
  addIstioGateway(id: string, props: IstioGatewayProps): IstioGateway;
  addAmbassadorGateway(id: string, props: AmbassadorGatewayProps): AmbassadorGateway;
  addRequestLogging(props: RequestLogReceiverProps): Construct;
  addMonitoring(options: PlatformMonitoringOptions): void;
  models(namespace: string): Chart;
  /** @internal */
  _needNamespace(name: string): void;
}
