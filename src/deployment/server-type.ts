import { EnvValue } from './pod/env-value';
import { KAFKA_BROKER, KAFKA_TOPICS } from '../api/facts/executor-variables';
import { given, TEXT } from '../private/kind';

/**
 * Options of `ServerType.kafka`.
 * @see https://docs.seldon.io/projects/seldon-core/en/v1.17.1/streaming/kafka.html
 */
export interface KafkaOptions {
  /** Host and port of a Kafka broker. */
  readonly broker: string;

  /** Topic of the requests. */
  readonly inputTopic: string;

  /** Topic of the responses. */
  readonly outputTopic: string;

  /**
   * The number of requests that are processed concurrently.
   *
   * @default 4
   */
  readonly workers?: number;

  /**
   * Whether several graph nodes are called over Kafka too.
   *
   * @default false
   */
  readonly fullGraph?: boolean;
}

/** Where requests come from. */
export class ServerType {
  /** From a client that waits for the response: REST and gRPC. */
  public static rpc(): ServerType {
    return new ServerType('rpc', {});
  }

  /**
   * From a Kafka topic; responses go to another topic. Sets the variables of every predictor's service orchestrator.
   * @param options broker, topics and workers
   */
  public static kafka(options: KafkaOptions): ServerType {
    for (const name of ['broker', 'inputTopic', 'outputTopic'] as const) {
      given(`'${name}' of a Kafka server`, options[name], TEXT);
    }
    return new ServerType('kafka', {
      [KAFKA_BROKER]: EnvValue.of(options.broker),
      [KAFKA_TOPICS.input]: EnvValue.of(options.inputTopic),
      [KAFKA_TOPICS.output]: EnvValue.of(options.outputTopic),
      ...(options.workers !== undefined && { KAFKA_WORKERS: EnvValue.of(String(options.workers)) }),
      ...(options.fullGraph !== undefined && { KAFKA_FULL_GRAPH: EnvValue.of(String(options.fullGraph)) }),
    });
  }

  private constructor(
    /** The value of `serverType`. */
    public readonly name: string,
    private readonly env: { readonly [name: string]: EnvValue },
  ) {}

  /**
   * The variables of every service orchestrator.
   * @internal
   */
  public _orchestratorEnv(): { readonly [name: string]: EnvValue } {
    return this.env;
  }
}
