/** The style of a report that stands alone: colours and common parts as on the site, so that both look alike. */
export const fileStyle = `
:root {
  --paper: #fff; --surface: #f4f6f8; --ink: #17212c; --quiet: #556371; --line: #d7dee5; --strong-line: #7b8894;
  --link: #0a558f; --bar: #2a7299; --red: #ad2319; --red-surface: #fdf1ef; --amber: #805300; --amber-surface: #fdf6e3;
  --green: #19653f; --green-surface: #eef8f1; --blue: #2a5c90; --blue-surface: #eff5fb; --radius: 0.5rem;
  --step: clamp(1.5rem, 1rem + 2vw, 2.5rem);
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace;
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #0f161d; --surface: #18212b; --ink: #e7edf2; --quiet: #a5b3c0; --line: #2d3a47; --strong-line: #7d8b99;
    --link: #8fc4f6; --bar: #5aa9d0; --red: #ffa399; --red-surface: #2c1a1a; --amber: #f2c769; --amber-surface: #292214;
    --green: #85d3a6; --green-surface: #14261d; --blue: #a0cbf5; --blue-surface: #15243a;
  }
}
@media (prefers-contrast: more) { :root { --quiet: var(--ink); --line: var(--strong-line); } }
*, ::before, ::after { box-sizing: border-box; }
html { font: 100% / 1.6 "Segoe UI Variable Text", "Segoe UI", system-ui, -apple-system, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif; }
body { margin: 0; background: var(--paper); color: var(--ink); font-size: 1.0625rem; overflow-wrap: break-word; }
main { max-width: 74rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1, h2, h3 { line-height: 1.2; text-wrap: balance; margin: 0 0 0.6em; font-weight: 650; }
h1 { font-size: clamp(1.8rem, 1.3rem + 2.4vw, 2.7rem); letter-spacing: -0.025em; }
h2 { font-size: clamp(1.25rem, 1.1rem + 0.7vw, 1.55rem); letter-spacing: -0.015em; }
h3 { font-size: 1.125rem; }
p, ul, ol, dl, table, pre, figure { margin: 0 0 1rem; }
p { max-width: 46rem; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 0.18em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
code, pre, .iri { font-family: var(--mono); font-size: 0.875em; overflow-wrap: anywhere; }
code { color: var(--quiet); }
pre { background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); padding: 0.9rem 1rem; overflow-x: auto; line-height: 1.5; }
table { border-collapse: collapse; width: 100%; font-size: 0.9688rem; }
caption { text-align: left; color: var(--quiet); font-size: 0.875rem; padding: 0 0 0.5rem; }
th, td { text-align: left; vertical-align: top; padding: 0.6rem 1rem 0.6rem 0; border-bottom: 1px solid var(--line); }
th:last-child, td:last-child { padding-right: 0; }
thead th { font-size: 0.8125rem; font-weight: 600; color: var(--quiet); border-bottom: 2px solid var(--line); vertical-align: bottom; }
tbody th { font-weight: 500; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
details { margin: 0 0 1rem; }
summary { cursor: pointer; color: var(--link); width: fit-content; max-width: 100%; padding: 0.15rem 0; }
summary:hover { text-decoration: underline; }
.quiet { color: var(--quiet); }
.small { font-size: 0.875rem; }
.plain { list-style: none; padding: 0; margin: 0; }
.tag { font-size: 0.75rem; color: var(--quiet); border: 1px solid var(--line); border-radius: 0.25rem; padding: 0 0.3rem; }
.severity { font-size: 0.8125rem; font-weight: 650; }
.severity-Violation { color: var(--red); }
.severity-Warning { color: var(--amber); }
.severity-Info { color: var(--blue); }
.score-total { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.25rem 0.5rem; margin: 0 0 0.35rem; }
.score-total .figure { font-size: 2.25rem; font-weight: 650; letter-spacing: -0.02em; line-height: 1; }
.score-total .of { color: var(--quiet); }
.rating { font-weight: 600; padding: 0.1rem 0.65rem; border-radius: 2rem; font-size: 0.9375rem; }
.rating-excellent { background: var(--green-surface); color: var(--green); }
.rating-good { background: var(--blue-surface); color: var(--blue); }
.rating-sufficient { background: var(--amber-surface); color: var(--amber); }
.rating-bad { background: var(--red-surface); color: var(--red); }
.bar { display: block; width: 100%; height: 0.5rem; border-radius: 0.25rem; overflow: hidden; }
.track { fill: var(--line); }
.fill { fill: var(--bar); }
@media (max-width: 48rem) {
  body { font-size: 1rem; }
  .stack, .stack caption, .stack tbody, .stack tr, .stack th, .stack td { display: block; width: auto; }
  .stack thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .stack tr { border-bottom: 1px solid var(--line); padding: 0.75rem 0; }
  .stack th, .stack td { border: 0; padding: 0.15rem 0; text-align: left; white-space: normal; }
  .stack td::before { content: attr(data-label); display: block; font-size: 0.8125rem; color: var(--quiet); }
  .stack td.number { display: flex; justify-content: space-between; gap: 1rem; }
}
@media print {
  :root { color-scheme: light; }
  html { font-size: 10pt; }
  body { font-size: 1rem; color: #000; background: #fff; }
  main { padding: 0; }
  a { color: inherit; }
}
`
