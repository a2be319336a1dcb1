/** The look of a report: readable on screen, light or dark, and on paper. */
export const REPORT_STYLE = `
:root{color-scheme:light dark;--ground:#fff;--ink:#1b2733;--soft:#556270;--edge:#d5dbe3;--panel:#f6f8fa;--link:#1f5fbf;
--bad:#b3261e;--mind:#8a5a00;--mark:#fff3c4}
@media(prefers-color-scheme:dark){:root{--ground:#12171d;--ink:#e8edf3;--soft:#a9b6c4;--edge:#36414d;--panel:#1a222b;--link:#8ab4ff;
--bad:#ff8a80;--mind:#f2c14e;--mark:#4a3d10}}
*{box-sizing:border-box}body{margin:0 auto;padding:1.5rem;max-width:80rem;background:var(--ground);color:var(--ink);
font:15px/1.5 system-ui,"Segoe UI",Arial,sans-serif}h1{font-size:1.6rem;margin:0 0 .5rem}h2{font-size:1.2rem;margin:2rem 0 .5rem}
a{color:var(--link)}nav a{margin-right:1rem}p{margin:.2rem 0}.note,.remedy,.place{color:var(--soft)}
table{border-collapse:collapse;width:100%;font-size:.9rem}th{text-align:left;color:var(--soft);font-weight:600}
th,td{padding:.35rem .6rem;border-bottom:1px solid var(--edge);vertical-align:top}td p,td code{overflow-wrap:anywhere}
code,pre{font-family:ui-monospace,"Liberation Mono",Menlo,Consolas,monospace;font-size:.85em}
.wide{overflow-x:auto}.severity{font-weight:600;white-space:nowrap;margin-left:.5rem}td .severity{margin-left:0}
.error{color:var(--bad)}.warning{color:var(--mind)}.place{display:block;font-size:.85em}
details{border:1px solid var(--edge);border-radius:6px;margin:.4rem 0;content-visibility:auto;contain-intrinsic-size:auto 2.6rem}
summary{padding:.5rem .8rem;cursor:pointer;overflow-wrap:anywhere}details>.body{padding:.2rem .8rem .8rem}
.body details{background:var(--panel)}.pictures{display:flex;flex-wrap:wrap;gap:1rem;overflow-x:auto}figure{margin:0}
.pictures svg{max-width:100%;height:auto}figcaption{color:var(--soft)}
pre{margin:0;padding:.5rem 0;overflow-x:auto}pre button{display:block;width:100%;border:0;padding:0 .8rem;background:none;color:inherit;
font:inherit;text-align:left;white-space:pre;cursor:pointer}pre span{display:block;padding:0 .8rem;white-space:pre}
pre button:hover,pre button:focus-visible{background:var(--mark)}.marked{background:var(--mark)}.split{display:grid;gap:1rem}
@media(min-width:60rem){.split{grid-template-columns:1fr 1fr}.source{position:sticky;top:0;max-height:100vh;overflow:auto;align-self:start}}
input[type=search]{width:100%;padding:.5rem .7rem;border:1px solid var(--edge);border-radius:6px;background:var(--panel);color:inherit;font:inherit}
[hidden]{display:none}
@media print{body{max-width:none;padding:0;font-size:10pt}nav,form{display:none}details{border:0;break-inside:auto;content-visibility:visible}
tr,figure{break-inside:avoid}.source{position:static;max-height:none}pre{white-space:pre-wrap}pre button,pre span{white-space:pre-wrap}}
`.trim();
