import { type InputFile, textOf } from './files';
import { collectObjects, inNamespace, type PlacedObject, type Unusable } from '../../input/placed-object';
import { eachManifest } from '../../yaml/manifests';
import { type Document } from '../../yaml/read';

const OF_SELDON = /seldondeploy|machinelearning\.seldon|mlops\.seldon|^[ \t]*["']?predictors["']?\s*:/im;

/** Whether a text has something that may be meant to be a SeldonDeployment. */
export function isOfSeldon(text: string): boolean {
  return OF_SELDON.test(text);
}

/**
 * Reads the objects of files (YAML or JSON documents, lists taken apart), one after the other, so that few are in
 * memory at a time.
 */
export class ManifestReader {
  /**
   * @param namespace of SeldonDeployments that name none
   * @param onDocument called for each document that was read
   */
  public constructor(
    public readonly namespace: string | undefined,
    private readonly onDocument: () => void = () => undefined,
  ) {}

  /**
   * The objects of a file.
   * @param unusable gets what cannot be used, so that the rest can still be worked on
   * @param skip whether a document, of which it gets the text, need not be read
   */
  public *objects(
    file: InputFile,
    unusable: Unusable[] = [],
    skip?: (source: string) => boolean,
  ): Generator<PlacedObject> {
    const { name, objects: made } = file;
    if (made) {
      yield* made;
      return;
    }
    if (file.patch) {
      unusable.push({
        reason: file.found === true ? 'passed-over' : 'embedded',
        file: name,
        line: 1,
        column: 1,
        message: 'a patch of a kustomization, which has only the fields that it changes',
        remedy: 'check what kustomize build or kubectl kustomize prints',
      });
      return;
    }
    let read: Documents;
    try {
      read = documentsOf(file, skip);
    } catch (error) {
      unusable.push({
        reason: 'unreadable-file',
        file: name,
        line: 1,
        column: 1,
        message: (error as Error).message.replace(/^: (is )?/, ''),
      });
      return;
    }
    // A file that was found in a directory may have nothing to do with Seldon.
    const mayPass = file.found === true && (file.template === true || !read.isOfSeldon);
    const all: Unusable[] = [];
    let empty = true;
    for (const document of read.documents) {
      const objects: PlacedObject[] = [];
      this.onDocument();
      collectObjects(document, objects, all);
      yield* objects.map((placed) => inNamespace(placed, this.namespace));
      empty = false;
    }
    if (empty) {
      all.push({ reason: 'empty', file: name, line: 1, column: 1, message: 'there is no object in it' });
    }
    const told = file.found === true ? all.flatMap((each) => asFound(each, read)) : all;
    if (all.length > 0 && (mayPass || told.length === 0)) {
      unusable.push({
        reason: 'passed-over',
        file: name,
        line: 1,
        column: 1,
        message: 'it contains no SeldonDeployment',
      });
    } else {
      told.forEach((each) => unusable.push(each));
    }
  }
}

/** The documents of a file, and what is known about one that was found in a directory. */
interface Documents {
  readonly documents: Iterable<Document>;
  readonly isOfSeldon: boolean;
  /** Whether a map in it may be a SeldonDeployment without a kind. */
  readonly hasPredictors: boolean;
  /** Whether it has the marks of Jinja and Go templates. */
  readonly isTemplate: boolean;
}

/** The documents of a file, whose text nothing else holds. @throws InputError where it cannot be read */
function documentsOf(file: InputFile, skip?: (source: string) => boolean): Documents {
  const text = textOf(file);
  const isFound = file.found === true;
  return {
    documents: eachManifest(text, file.name, skip),
    isOfSeldon: isFound && isOfSeldon(text),
    hasPredictors: isFound && /predictors["']?\s*:/.test(text),
    isTemplate: isFound && (text.includes('{{') || text.includes('{%')),
  };
}

/**
 * What to say about a part of a file that was found in a directory: nothing about values files and kustomizations that
 * mention Seldon, and only once that a template is not a manifest yet.
 */
function asFound(unusable: Unusable, { hasPredictors, isTemplate }: Documents): Unusable[] {
  if (unusable.reason === 'no-object' && !hasPredictors) {
    return [];
  }
  return unusable.reason === 'unreadable' && isTemplate
    ? [
        {
          ...unusable,
          reason: 'embedded',
          message: 'a template, whose SeldonDeployments are known only when it is rendered',
          remedy: 'render it, and check what comes out; --exclude leaves it out',
        },
      ]
    : [unusable];
}
