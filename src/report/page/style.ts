/** The style of what only a quality report has. It stands on that of the site, whose colours and common parts it uses. */
export const qualityStyle = `
.quality-report > * { min-width: 0; }
.quality-section { margin-top: calc(var(--step) * 1.25); }
.quality-verdict { font-size: 1.1875rem; }
.quality-summary { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); gap: 1.25rem 3rem; background: var(--surface); border-radius: var(--radius); padding: clamp(1rem, 3vw, 1.75rem); margin: 0 0 1.25rem; }
.quality-summary p { margin-bottom: 0.5rem; }
.quality-summary .rating { margin-left: auto; }
.quality-first { padding-left: 1.4rem; margin: 0; }
.quality-first li { margin-bottom: 0.35rem; }
.quality-first .quiet { display: block; font-size: 0.875rem; }
.quality-points { height: 0.75rem; margin-bottom: 0.6rem; }
.limit { fill: var(--surface); }
.quality-facts { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 0.15rem 1.5rem; font-size: 0.9375rem; color: var(--quiet); }
.quality-contents ul { list-style: none; padding: 0.75rem 0; display: flex; flex-wrap: wrap; gap: 0.25rem 1.35rem; border-block: 1px solid var(--line); font-size: 0.9375rem; }
.quality-fixes { list-style: none; counter-reset: fix; padding: 0; }
.quality-fixes > li { counter-increment: fix; border-top: 1px solid var(--line); padding: 1.1rem 0 0.5rem 2.75rem; position: relative; scroll-margin-top: 1rem; }
.quality-fixes > li::before { content: counter(fix); position: absolute; left: 0; top: 1.05rem; width: 1.9rem; height: 1.9rem; border-radius: 50%; background: var(--blue-surface); color: var(--blue); font-weight: 650; display: grid; place-items: center; font-size: 0.9375rem; }
.quality-fix-head { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 0.1rem 1.5rem; }
.quality-fix-head h3 { margin: 0 0 0.2rem; }
.quality-gain { margin: 0; font-variant-numeric: tabular-nums; }
.quality-gain strong { font-size: 1.25rem; color: var(--green); }
.quality-where { color: var(--quiet); font-size: 0.9375rem; margin-bottom: 0.5rem; }
.quality-fixes p, .quality-fixes details { margin-bottom: 0.5rem; }
.quality-more { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr)); gap: 0 2rem; font-size: 0.9375rem; margin-top: 0.5rem; }
.quality-turtle { margin: 0.35rem 0 0; }
.quality-turtle pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0.35rem 0; }
.quality-report pre { white-space: pre-wrap; }
.quality-report td p:last-child, .quality-report td ul:last-child { margin-bottom: 0; }
.quality-report td .rating { white-space: nowrap; }
.quality-report td .bar { margin-top: 0.3rem; min-width: 6rem; }
.quality-how { overflow-wrap: anywhere; min-width: min(16rem, 100%); }
.quality-report td details { margin: 0.25rem 0 0; }
.quality-report td ul { padding-left: 1.1rem; }
.quality-report td ul.plain { padding: 0; }
@media (min-width: 48.01rem) { td.quality-wide { min-width: 17rem; } }
.quality-datasets { list-style: none; padding: 0; border-top: 1px solid var(--line); }
.quality-datasets > li { border-bottom: 1px solid var(--line); }
.quality-datasets > li > details { margin: 0; }
.quality-datasets > li > details[open] { padding-bottom: 1rem; }
.quality-datasets > li > details > summary { width: auto; display: grid; grid-template-columns: 1rem minmax(0, 1fr) 13rem; gap: 0.25rem 0.75rem; align-items: center; padding: 0.55rem 0; list-style: none; }
.quality-datasets > li > details > summary::-webkit-details-marker { display: none; }
.quality-datasets > li > details > summary::before { content: "▸"; color: var(--quiet); }
.quality-datasets > li > details[open] > summary::before { content: "▾"; }
.quality-score { color: var(--ink); font-variant-numeric: tabular-nums; display: grid; grid-template-columns: 1fr auto; gap: 0.15rem 0.5rem; align-items: baseline; }
.quality-score .rating { font-size: 0.8125rem; }
.quality-score .bar { grid-column: 1 / -1; height: 0.3rem; }
.quality-findings { list-style: none; padding: 0; }
.quality-findings > li { border-left: 4px solid var(--line); padding: 0.1rem 0 0.1rem 1rem; margin-bottom: 1.35rem; }
.quality-findings h3 { margin: 0 0 0.3rem; font-size: 1rem; }
.quality-findings h3 .quiet { font-weight: 400; font-size: 0.875rem; }
.quality-findings p, .quality-findings details { margin-bottom: 0.35rem; }
.quality-findings > .quality-Violation { border-left-color: var(--red); }
.quality-findings > .quality-Warning { border-left-color: var(--amber); }
.quality-findings > .quality-Info { border-left-color: var(--blue); }
.quality-trend { max-width: 46rem; }
.quality-plot { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.6rem; }
.quality-plot svg { width: 100%; height: 12rem; }
.quality-scale, .quality-days { display: flex; justify-content: space-between; font-size: 0.8125rem; color: var(--quiet); font-variant-numeric: tabular-nums; }
.quality-scale { flex-direction: column; text-align: right; }
.quality-plot line, .quality-plot polyline { vector-effect: non-scaling-stroke; fill: none; }
.quality-plot .axis { stroke: var(--strong-line); }
.quality-plot .line { stroke: var(--bar); stroke-width: 2.5; stroke-linejoin: round; }
.quality-plot .mark-line { stroke: var(--amber); stroke-width: 2; stroke-dasharray: 5 4; }
.quality-plot .limit-line { stroke: var(--line); }
.quality-days { margin: 0.25rem 0 0.5rem; }
.quality-marks { margin-bottom: 0.25rem; }
.quality-marks::before { content: ""; display: inline-block; height: 0.9em; border-left: 2px dashed var(--amber); margin-right: 0.5rem; vertical-align: -0.1em; }
.quality-ratings { height: 0.9rem; }
.quality-legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; font-size: 0.875rem; margin-bottom: 0.5rem; }
.quality-legend svg { width: 0.8rem; height: 0.8rem; vertical-align: -0.05rem; }
.part-excellent { fill: var(--green); }
.part-good { fill: var(--bar); }
.part-sufficient { fill: #c98f1f; }
.part-bad { fill: var(--red); }
.quality-compared { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.5rem 1.25rem; max-width: 46rem; align-items: center; }
.quality-compared dd { margin: 0; font-variant-numeric: tabular-nums; }
.quality-method { border-top: 1px solid var(--line); padding-top: 1rem; }
.quality-method h3 { margin-bottom: 0.3rem; }
.quality-facts-list > div { display: grid; grid-template-columns: minmax(0, 11rem) minmax(0, 1fr); gap: 0.1rem 1.25rem; padding: 0.2rem 0; font-size: 0.9375rem; }
.quality-facts-list dt { color: var(--quiet); }
.quality-facts-list dd { margin: 0; }
@media (max-width: 48rem) {
  .quality-fixes > li { padding-left: 0; }
  .quality-fixes > li::before { position: static; margin-bottom: 0.35rem; }
  .quality-datasets > li > details > summary { grid-template-columns: 1rem minmax(0, 1fr); }
  .quality-score { grid-column: 2; }
  .quality-facts-list > div { grid-template-columns: minmax(0, 1fr); }
}
@media print {
  .quality-contents { display: none; }
  .quality-summary, .bar, .quality-plot, .rating { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .quality-fixes > li, .quality-findings > li, .quality-method, .quality-trend, tr { break-inside: avoid; }
  #datasets, #findings, #method { break-before: page; }
  h2, h3, summary { break-after: avoid; }
  .quality-report details::details-content { content-visibility: visible; display: block; }
  .quality-datasets > li > details:not([open])::details-content { display: none; }
  .quality-extra:not([open]) { display: none; }
}
`
