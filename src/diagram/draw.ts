import { diagramOf, type DiagramSource } from './build';
import { toMermaid } from './mermaid';
import { toSvg } from './svg';
import { toText } from './text';

/** Draws a SeldonDeployment. */
export function draw(source: DiagramSource, format: 'svg' | 'mermaid' | 'text'): string {
  const diagram = diagramOf(source);
  if (format === 'svg') {
    return toSvg(diagram);
  }
  return format === 'mermaid' ? toMermaid(diagram) : toText(diagram);
}
