import { changedFields, withCauses } from './causes';
import { type Setting } from './review';
import { type InputRequest, SurveyedInput } from './surveyed-input';
import { type Diagram } from '../../diagram/diagram';
import { type Cause } from '../../preview/cause';
import { type Change, changesBetween, type Preview } from '../../preview/difference';
import { type Reference, referencesOf } from '../../rules/reference';
import { type Io } from '../io';

/** What becomes of the SeldonDeployments before or after a change, and their diagrams if they were requested. */
export interface Side {
  readonly previews: readonly Preview[];
  /** What other objects refer to. */
  readonly references: readonly Reference[];
  readonly diagrams: readonly Diagram[];
  /** What becomes of the objects of the other side. */
  readonly changes: readonly Change[];
  /** Whether nothing is known about the operator, so that it writes no routes. */
  readonly lacksIngress: boolean;
}

export interface SideOptions {
  readonly operatorValues: readonly string[];
  readonly withPictures: boolean;
  /** What the other side has, if this one is new. */
  readonly old?: readonly Preview[];
}

/** Reads one side of a change. */
export function readSide(
  request: InputRequest,
  { operatorValues, withPictures, old }: SideOptions,
  io: Io,
): Promise<Side> {
  return SurveyedInput.read(request, io, async (input) => {
    const setting = await input.setting(operatorValues, io);
    const files = await input.whole('previews', setting);
    const drawn = withPictures ? await input.whole('pictures', setting) : [];
    const previews = files.flatMap((file) => file.previews);
    return {
      previews,
      references: setting.surroundings.flatMap(referencesOf),
      diagrams: drawn.flatMap(({ diagrams }) => diagrams),
      changes: old === undefined ? [] : await causedBy(changesBetween(old, previews), input, setting),
      lacksIngress:
        setting.isAssumed === true &&
        setting.operators.every(({ config }) => !config.istio.enabled && !config.ambassador.enabled),
    };
  });
}

/** The changes with what causes them in the input. */
async function causedBy(changes: readonly Change[], input: SurveyedInput, setting: Setting): Promise<Change[]> {
  const fields = changedFields(changes);
  const causes = new Map<string, readonly Cause[]>();
  if (fields.size > 0) {
    for await (const file of input.run('causes', { setting, fields })) {
      file.forEach(([key, found]) => causes.set(key, found));
    }
  }
  return withCauses(changes, causes);
}
