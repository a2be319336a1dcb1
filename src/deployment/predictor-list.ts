import { type Construct } from 'constructs';
import { type Addressing } from './addressing';
import { Predictor } from './predictor';
import { ValidationError } from '../private/errors';
import { isObject, type Json, type JsonObject } from '../private/json';
import { unknownName } from '../private/unknown-name';
import { constructId } from '../shell/construct-id';

/** The predictors of a SeldonDeployment: those of existing data, then added ones, then shadows. */
export class PredictorList {
  private readonly imported: readonly (Json | Predictor)[];
  private readonly added: Predictor[] = [];
  private readonly shadows: Predictor[] = [];

  public constructor(
    private readonly scope: Construct,
    private readonly addressing: () => Addressing,
    /** The entries of existing data; those that are not maps are kept. */
    written: Json | undefined,
    /** Called after each change. */
    private readonly changed: () => void,
  ) {
    this.imported = (Array.isArray(written) ? written : []).map((entry) =>
      isObject(entry) ? this.newPredictor(entry) : entry,
    );
  }

  /** The predictors in order. */
  public get all(): Predictor[] {
    return this.entries.filter((entry) => entry instanceof Predictor);
  }

  /** The first predictor as it is written; empty if there is none. */
  public get first(): JsonObject {
    return this.all[0]?._toManifest() ?? {};
  }

  /** @throws ValidationError if no predictor has the name */
  public named(name: string): Predictor {
    const { all } = this;
    const found = all.find(({ predictorName }) => predictorName === name);
    if (!found) {
      const names = all.map(({ predictorName }) => predictorName);
      throw new ValidationError(this.scope, unknownName('predictor', name, names));
    }
    return found;
  }

  /**
   * Adds a predictor.
   * @throws ValidationError if another one has the name
   */
  public add(name: string, isShadow: boolean, manifest: () => JsonObject): Predictor {
    if (this.all.some(({ predictorName }) => predictorName === name)) {
      throw new ValidationError(
        this.scope,
        `there is a predictor ${JSON.stringify(name)} already: give this one another name`,
      );
    }
    const predictor = this.newPredictor(manifest());
    (isShadow ? this.shadows : this.added).push(predictor);
    this.changed();
    return predictor;
  }

  /** The entries of `predictors`. */
  public toManifest(): Json[] {
    return this.entries.map((entry) => (entry instanceof Predictor ? entry._toManifest() : entry));
  }

  private get entries(): (Json | Predictor)[] {
    return [...this.imported, ...this.added, ...this.shadows];
  }

  private newPredictor(manifest: JsonObject): Predictor {
    const name = typeof manifest.name === 'string' && manifest.name !== '' ? manifest.name : 'predictor';
    let id = name;
    for (let i = 2; this.scope.node.tryFindChild(constructId(id)); i++) {
      id = `${name}-${i}`; // existing data may repeat a name, which the rules then report
    }
    return Predictor._of(this.scope, id, manifest, this.addressing, this.changed);
  }
}
