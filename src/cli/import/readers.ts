import { ApiObject, type ApiObjectProps } from 'cdk8s';
import { Construct } from 'constructs';
import { type Classes } from './evaluate';
import { Values } from '../../input/values';
import { entryOf, isObject, type JsonObject } from '../../private/json';
import { eachDocument } from '../../yaml/read';

/** Files of the project by path. */
export type Files = Readonly<Record<string, string>>;

/** Classes that read files of the project, which is not written yet. */
export function readers(files: Files): Classes {
  const documents = (file: string): JsonObject[] =>
    [...eachDocument(entryOf(files, file)!, file)].map(({ value }) => value).filter(isObject);
  class Include extends Construct {
    public constructor(scope: Construct, id: string, { url }: { readonly url: string }) {
      super(scope, id);
      documents(url).forEach((object, i) => new ApiObject(this, `${i}`, object as unknown as ApiObjectProps));
    }
  }
  return {
    Include,
    Yaml: { load: documents },
    Values: {
      load: (file: string) => Values.parse(entryOf(files, file)!),
      of: (values: JsonObject) => Values.of(values),
    },
  };
}
