/**
 * The parts of the protocols' gRPC interfaces that a prediction needs, as `.proto` files by protocol. Orchestrators
 * describe themselves (server reflection) for Seldon's own protocol only, so clients need the description.
 *
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/executor/cmd/executor/main.go
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/proto/prediction.proto
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/executor/api/grpc/kfserving/inference/grpc_service.proto
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/executor/proto/tensorflow_serving/apis/predict.proto
 */
export const PROTOS = {
  seldon: `syntax = "proto3";
package seldon.protos;

import "google/protobuf/any.proto";
import "google/protobuf/struct.proto";

service Seldon {
  rpc Predict(SeldonMessage) returns (SeldonMessage);
}

message SeldonMessage {
  Status status = 1;
  Meta meta = 2;
  oneof data_oneof {
    DefaultData data = 3;
    bytes binData = 4;
    string strData = 5;
    google.protobuf.Value jsonData = 6;
    google.protobuf.Any customData = 7;
  }
}

message DefaultData {
  repeated string names = 1;
  oneof data_oneof {
    Tensor tensor = 2;
    google.protobuf.ListValue ndarray = 3;
  }
}

message Tensor {
  repeated int32 shape = 1;
  repeated double values = 2;
}

message Meta {
  string puid = 1;
  map<string, google.protobuf.Value> tags = 2;
  map<string, int32> routing = 3;
  map<string, string> requestPath = 4;
}

message Status {
  enum StatusFlag {
    SUCCESS = 0;
    FAILURE = 1;
  }
  int32 code = 1;
  string info = 2;
  string reason = 3;
  StatusFlag status = 4;
}
`,
  v2: `syntax = "proto3";
package inference;

service GRPCInferenceService {
  rpc ModelInfer(ModelInferRequest) returns (ModelInferResponse);
}

message ModelInferRequest {
  message InferInputTensor {
    string name = 1;
    string datatype = 2;
    repeated int64 shape = 3;
    map<string, InferParameter> parameters = 4;
    InferTensorContents contents = 5;
  }
  message InferRequestedOutputTensor {
    string name = 1;
    map<string, InferParameter> parameters = 2;
  }
  string model_name = 1;
  string model_version = 2;
  string id = 3;
  map<string, InferParameter> parameters = 4;
  repeated InferInputTensor inputs = 5;
  repeated InferRequestedOutputTensor outputs = 6;
  repeated bytes raw_input_contents = 7;
}

message ModelInferResponse {
  message InferOutputTensor {
    string name = 1;
    string datatype = 2;
    repeated int64 shape = 3;
    map<string, InferParameter> parameters = 4;
    InferTensorContents contents = 5;
  }
  string model_name = 1;
  string model_version = 2;
  string id = 3;
  map<string, InferParameter> parameters = 4;
  repeated InferOutputTensor outputs = 5;
  repeated bytes raw_output_contents = 6;
}

message InferParameter {
  oneof parameter_choice {
    bool bool_param = 1;
    int64 int64_param = 2;
    string string_param = 3;
  }
}

message InferTensorContents {
  repeated bool bool_contents = 1;
  repeated int32 int_contents = 2;
  repeated int64 int64_contents = 3;
  repeated uint32 uint_contents = 4;
  repeated uint64 uint64_contents = 5;
  repeated float fp32_contents = 6;
  repeated double fp64_contents = 7;
  repeated bytes bytes_contents = 8;
}
`,
  tensorflow: `syntax = "proto3";
package tensorflow.serving;

import "google/protobuf/wrappers.proto";

service PredictionService {
  rpc Predict(PredictRequest) returns (PredictResponse);
}

message PredictRequest {
  ModelSpec model_spec = 1;
  map<string, TensorProto> inputs = 2;
  repeated string output_filter = 3;
}

message PredictResponse {
  map<string, TensorProto> outputs = 1;
  ModelSpec model_spec = 2;
}

message ModelSpec {
  string name = 1;
  oneof version_choice {
    google.protobuf.Int64Value version = 2;
    string version_label = 4;
  }
  string signature_name = 3;
}

message TensorProto {
  DataType dtype = 1;
  TensorShapeProto tensor_shape = 2;
  int32 version_number = 3;
  bytes tensor_content = 4;
  repeated float float_val = 5;
  repeated double double_val = 6;
  repeated int32 int_val = 7;
  repeated bytes string_val = 8;
  repeated int64 int64_val = 10;
  repeated bool bool_val = 11;
  repeated int32 half_val = 13;
  repeated uint32 uint32_val = 16;
  repeated uint64 uint64_val = 17;
}

message TensorShapeProto {
  message Dim {
    int64 size = 1;
    string name = 2;
  }
  repeated Dim dim = 2;
  bool unknown_rank = 3;
}

enum DataType {
  DT_INVALID = 0;
  DT_FLOAT = 1;
  DT_DOUBLE = 2;
  DT_INT32 = 3;
  DT_UINT8 = 4;
  DT_INT16 = 5;
  DT_INT8 = 6;
  DT_STRING = 7;
  DT_INT64 = 9;
  DT_BOOL = 10;
  DT_BFLOAT16 = 14;
  DT_UINT16 = 17;
  DT_HALF = 19;
  DT_UINT32 = 22;
  DT_UINT64 = 23;
}
`,
} as const;

/** What upstream calls the file that describes the service. */
const FILES: { readonly [protocol in keyof typeof PROTOS]: string } = {
  seldon: 'prediction.proto',
  v2: 'grpc_service.proto',
  tensorflow: 'prediction_service.proto',
};

/** Name of the file that describes the prediction calls of a protocol. */
export function protoFile(protocol: keyof typeof PROTOS): string {
  return FILES[protocol];
}

/** The files of all protocols, by name. */
export function allProtoFiles(): ReadonlyMap<string, string> {
  const protocols = Object.keys(FILES) as (keyof typeof PROTOS)[];
  return new Map(protocols.map((protocol) => [FILES[protocol], PROTOS[protocol]]));
}
