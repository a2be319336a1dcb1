import { type InputFile, textOf } from './files';
import { collectObjects, isSeldonDeployment, type PlacedObject, type Unusable } from '../../input/placed-object';
import { isObject } from '../../private/json';
import { eachDocument } from '../../yaml/read';

/** Reads the objects of files (YAML or JSON documents, lists taken apart), one after the other, so that few are in memory at a time. */
export class ManifestReader {
  /** @param namespace of SeldonDeployments that name none */
  public constructor(public readonly namespace: string | undefined) {}

  /**
   * The objects of a file.
   * @param unusable gets what cannot be used, so that the rest can still be worked on
   * @param skip whether a document, of which it gets the text, need not be read
   */
  public* objects(file: InputFile, unusable: Unusable[] = [], skip?: (source: string) => boolean): Generator<PlacedObject> {
    const { name } = file;
    let text: string;
    try {
      text = textOf(file);
    } catch (error) {
      unusable.push({ reason: 'unreadable-file', file: name, line: 1, column: 1, message: (error as Error).message.replace(/^: (is )?/, '') });
      return;
    }
    let empty = true;
    for (const document of eachDocument(text, name, skip)) {
      const objects: PlacedObject[] = [];
      collectObjects(document, objects, unusable);
      yield* objects.map((placed) => inNamespace(placed, this.namespace));
      empty = false;
    }
    if (empty) {
      unusable.push({ reason: 'empty', file: name, line: 1, column: 1, message: 'there is no object in it' });
    }
  }
}

/** Gives a SeldonDeployment that names no namespace the one of the command line, as kubectl does. */
function inNamespace(placed: PlacedObject, namespace: string | undefined): PlacedObject {
  const { metadata } = placed.object;
  if (namespace === undefined || !isSeldonDeployment(placed.object) || !isObject(metadata) || (metadata.namespace ?? '') !== '') {
    return placed;
  }
  return { ...placed, object: { ...placed.object, metadata: { ...metadata, namespace } } };
}
