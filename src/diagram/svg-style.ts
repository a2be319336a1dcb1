/** The look of pictures, on light and on dark ground. Roles differ by a bar and by words, never by colour alone. */
export const STYLE = `
.sd{--ground:#fff;--box:#fff;--edge:#c3cad4;--ink:#1b2733;--soft:#556270;--frame:#f3f6fa;--frame-edge:#b4c0cf;--flow:#6b7a8c;
--entry:#5b6b7d;--predictor:#2f5fd0;--model:#0b7f5b;--router:#8a4bd0;--combiner:#a8530a;--transformer:#0b7791;--explainer:#a3306b;
--error:#b3261e;--warning:#8a5a00;--on:#fff}
@media(prefers-color-scheme:dark){.sd{--ground:#12171d;--box:#1d252e;--edge:#3d4a59;--ink:#e8edf3;--soft:#a9b6c4;--frame:#161d25;
--frame-edge:#4a596a;--flow:#8797a9;--entry:#9aa9ba;--predictor:#7ea2ff;--model:#4cc79c;--router:#c39bff;--combiner:#f0a45f;
--transformer:#57c4de;--explainer:#f08abb;--error:#ff8a80;--warning:#f2c14e;--on:#12171d}}
.sd{font-family:Arial,Helvetica,"Liberation Sans",sans-serif;color-scheme:light dark}
.sd .ground{fill:var(--ground)}.sd text{fill:var(--ink)}
.sd .box{fill:var(--box);stroke:var(--edge)}.sd .frame{fill:var(--frame);stroke:var(--frame-edge);stroke-dasharray:5 4}
.sd .flow{fill:none;stroke:var(--flow);stroke-width:1.6}.sd .dashed{stroke-dasharray:5 4}.sd .tip{fill:var(--flow)}
.sd .title{font-weight:bold}.sd .soft{fill:var(--soft)}.sd .label{fill:var(--ink)}.sd .halo{fill:var(--ground)}
.sd .code{font-family:"Liberation Mono","DejaVu Sans Mono",Menlo,Consolas,monospace}
.sd .entry{fill:var(--entry)}.sd .predictor{fill:var(--predictor)}.sd .model{fill:var(--model)}.sd .router{fill:var(--router)}
.sd .combiner{fill:var(--combiner)}.sd .transformer,.sd .output-transformer{fill:var(--transformer)}.sd .explainer{fill:var(--explainer)}
.sd .error{fill:var(--error)}.sd .warning{fill:var(--warning)}.sd .badge{fill:var(--on);font-weight:bold}
.sd .faulty-error{stroke:var(--error);stroke-width:2}.sd .faulty-warning{stroke:var(--warning);stroke-width:2}
`.trim();
