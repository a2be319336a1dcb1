import { ApiObject } from 'cdk8s';
import { type BuiltEnvironment } from './build';
import { SeldonDeployment } from '../../deployment/seldon-deployment';
import { type PlacedObject, type ValueOrigin } from '../../input/placed-object';
import { type FieldValue, originOf } from '../../platform/values/problems';
import { type JsonObject } from '../../private/json';
import { formatPath, parsePath } from '../../private/path';
import { writtenObject } from '../../shell/written-object';

/** The objects of an environment, each with the places of the values that it is made from. */
export function placedObjects(built: BuiltEnvironment): PlacedObject[] {
  return built.app.node.findAll().flatMap((construct): PlacedObject[] => {
    if (construct instanceof SeldonDeployment) {
      return [placedDeployment(construct, built)];
    }
    const isOwn = ApiObject.isApiObject(construct) && !(construct.node.scope instanceof SeldonDeployment);
    return isOwn ? [placed(writtenObject(construct), construct, built)] : [];
  });
}

/** A SeldonDeployment with the places of its model's values. */
export function placedDeployment(deployment: SeldonDeployment, built: BuiltEnvironment): PlacedObject {
  return placed(deployment._toManifest(), deployment, built);
}

function placed(object: JsonObject, construct: ApiObject | SeldonDeployment, { file }: BuiltEnvironment): PlacedObject {
  const origin = originOf(construct);
  const valueAt = (path: string): ValueOrigin => {
    const value = origin?.valueOf(parsePath(path));
    return value === undefined ? { key: '', file, line: 1, column: 1 } : valueOrigin(value, file);
  };
  return {
    object,
    file,
    // A picture or report shows lines of one file.
    locate: (path) => [valueAt(path), valueAt('')].find((place) => place.file === file) ?? { line: 1, column: 1 },
    origin: valueAt,
  };
}

/**
 * Where a value is.
 *
 * @param file used if that is not known
 */
export function valueOrigin({ key, place }: FieldValue, file: string): ValueOrigin {
  const { source = file, line = 1, column = 1 } = place ?? {};
  return { key: formatPath(key), file: source, line, column };
}
