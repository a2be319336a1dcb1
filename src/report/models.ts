import { html, section } from './html';
import { modelKey, type Report, type ReportedModel } from './report';
import { boxesOf } from '../diagram/diagram';
import { toSvg } from '../diagram/svg';
import { counted } from '../private/counted';
import { Markup } from '../private/markup';
import { visibleJson } from '../private/visible';

/** One folded part for each SeldonDeployment; what is in it waits as data, so that thousands of them open at once. */
export function models(report: Report): Markup {
  return section(
    'models',
    `SeldonDeployments (${report.models.length})`,
    ...report.models.map((model, index) =>
      html(
        'details',
        { class: 'model', 'data-model': index },
        html('summary', {}, html('b', {}, modelKey(model)), ' ', summary(model), ...counts(model)),
        html('div', { class: 'body' }),
      ),
    ),
  );
}

/** What each part shows when it is opened, as elements that hold data and no markup. */
export function modelData(report: Report): Markup[] {
  return report.models.map((model, index) =>
    data(`model-${index}`, {
      picture: toSvg(model.diagram, { id: `m${index}`, styled: false }),
      before: before(report, model, index),
      address: model.address,
      objects: model.created,
      file: model.source.file,
      lines: model.lines,
      firstLine: model.firstLine,
    }),
  );
}

/** The picture of what was there, if that differs. */
function before({ baseline }: Report, model: ReportedModel, index: number): string | undefined {
  const diagram = baseline?.diagrams.get(modelKey(model));
  if (diagram === undefined || JSON.stringify(diagram) === JSON.stringify(model.diagram)) {
    return undefined;
  }
  return toSvg(diagram, { id: `b${index}`, styled: false });
}

function summary({ diagram }: ReportedModel): string {
  const nodes = boxesOf(diagram.entry).filter(({ role }) => role !== 'entry' && role !== 'predictor');
  return [...new Set(nodes.map(({ kind }) => kind))].join(', ');
}

function counts({ findings }: ReportedModel): Markup[] {
  return (['error', 'warning'] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [html('span', { class: `severity ${severity}` }, counted(count, severity))];
  });
}

/** JSON in which nothing ends the element that contains it. */
function data(id: string, value: object): Markup {
  return new Markup(
    `<script type="application/json" id="${id}">${visibleJson(value, 0).replace(/</g, '\\u003c')}</script>\n`,
  );
}
