import { ApiObject, type App } from 'cdk8s';
import { type PlatformNeed } from './platform-need';
import { AppVerdicts } from '../deployment/app-verdicts';
import { SeldonDeployment } from '../deployment/seldon-deployment';
import { needsTogether, type ObjectNeeds, objectNeeds } from '../preview/needs/needs';
import { writtenObject } from '../shell/written-object';

/**
 * What an app refers to but does not contain, the most basic first.
 * @param charts names of the Helm charts that it installs, in whatever form
 */
export function platformNeeds(app: App, charts: readonly string[]): PlatformNeed[] {
  const constructs = app.node.findAll();
  const needs = AppVerdicts.of(app).unchanging(() =>
    constructs.flatMap((construct): readonly ObjectNeeds[] => {
      if (construct instanceof SeldonDeployment) {
        return [objectNeeds(construct._toManifest()), ...construct._verdict.createdNeeds];
      }
      const isOwn = ApiObject.isApiObject(construct) && !(construct.node.scope instanceof SeldonDeployment);
      return isOwn ? [objectNeeds(writtenObject(construct))] : [];
    }),
  );
  return needsTogether(needs, charts).map((need) => ({
    ...need,
    keys: [...need.keys],
    because: [...need.because],
  }));
}
