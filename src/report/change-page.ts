import { changes } from './changes';
import { htmlDocument } from './document';
import { html, section } from './html';
import { type Diagram } from '../diagram/diagram';
import { toSvg } from '../diagram/svg';
import { type Change } from '../preview/difference';
import { Markup } from '../private/markup';

/** The pictures of one SeldonDeployment that a change alters; absent if it does not exist. */
export interface ChangedDiagram {
  readonly namespace: string;
  readonly name: string;
  readonly before?: Diagram;
  readonly after?: Diagram;
}

/** What a change does, as one file of HTML: the created objects, and pictures side by side. */
export function changePage(title: string, all: readonly Change[], diagrams: readonly ChangedDiagram[]): string {
  const interrupted = all.filter(({ down }) => down).length;
  const body = [
    html(
      'header',
      {},
      html('h1', {}, title),
      html('p', {}, `${all.length} changes of created objects, ${interrupted} of which interrupt requests.`),
    ),
    html('main', {}, changes(all), ...(diagrams.length === 0 ? [] : [pictures(diagrams)])),
  ];
  return htmlDocument(title, body);
}

function pictures(diagrams: readonly ChangedDiagram[]): Markup {
  return section(
    'pictures',
    `Pictures that differ (${diagrams.length})`,
    ...diagrams.map(({ namespace, name, before, after }, index) =>
      html(
        'section',
        { 'aria-label': `${namespace}/${name}` },
        html('h3', {}, `${namespace}/${name}`),
        html(
          'div',
          { class: 'pictures' },
          picture('Before', before, `before-${index}`),
          picture('After', after, `after-${index}`),
        ),
      ),
    ),
  );
}

function picture(caption: string, diagram: Diagram | undefined, id: string): Markup {
  const drawn =
    diagram === undefined ? html('p', {}, 'does not exist') : new Markup(toSvg(diagram, { id, styled: false }));
  return html('figure', {}, html('figcaption', {}, caption), drawn);
}
