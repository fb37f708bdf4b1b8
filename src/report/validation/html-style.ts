/** The style of a validation page; stands in the page itself, so that the file is whole by itself and prints well. */
export const validationStyle = `
:root { color-scheme: light dark; --line: #8a8a8a; --soft: #f3f4f6; --violation: #a3141e; --warning: #7a4d00; --info: #1f5f8b; --passed: #1c6b34; }
@media (prefers-color-scheme: dark) { :root { --line: #777; --soft: #22262b; --violation: #ff8a8a; --warning: #f0b95a; --info: #7fb8de; --passed: #7bd495; } }
* { box-sizing: border-box; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; overflow-wrap: anywhere; }
main, footer { max-width: 75rem; margin: 0 auto; padding: 1rem; }
footer { border-top: 1px solid var(--line); font-size: 0.875rem; }
h1, h2, h3, h4 { line-height: 1.25; }
h2 { margin-top: 2.5rem; }
.report + .report, h2.input { border-top: 3px solid var(--line); padding-top: 1.5rem; }
.verdict { font-size: 1.2rem; padding: 0.75rem 1rem; border-left: 0.4rem solid; background: var(--soft); }
.failed { border-color: var(--violation); }
.passed { border-color: var(--passed); }
.missing { border: 2px solid var(--violation); padding: 0.25rem 1rem; margin: 1rem 0; }
.missing h2 { margin-top: 0.5rem; font-size: 1.1rem; }
.facts { display: flex; flex-wrap: wrap; gap: 0.25rem 2rem; margin: 1rem 0; }
.facts dt { font-size: 0.875rem; }
.facts dd { margin: 0; font-weight: 600; }
.severity { border-bottom: 2px solid; padding-bottom: 0.25rem; }
.Violation.severity, .Violation .mark { color: var(--violation); }
.Warning.severity, .Warning .mark { color: var(--warning); }
.Info.severity, .Info .mark { color: var(--info); }
.rule { border: 1px solid var(--line); border-left: 0.4rem solid var(--line); padding: 0 1rem 0.75rem; margin: 1rem 0; }
.rule.Violation { border-left-color: var(--violation); }
.rule.Warning { border-left-color: var(--warning); }
.rule.Info { border-left-color: var(--info); }
.rule h4 { font-size: 1.05rem; margin: 0.75rem 0 0.25rem; }
.rule p { margin: 0.35rem 0; max-width: 45rem; }
.mark { font-size: 0.8rem; text-transform: uppercase; letter-spacing: 0.03em; font-weight: 700; }
.count { font-size: 0.875rem; font-weight: 600; border: 1px solid var(--line); border-radius: 1rem; padding: 0 0.5rem; white-space: nowrap; }
.facts-line, .type, .iri, .see { font-size: 0.875rem; }
.type { font-weight: 400; }
pre { background: var(--soft); padding: 0.5rem 0.75rem; margin: 0.25rem 0; white-space: pre-wrap; }
pre.line { font-size: 0.8rem; padding: 0.2rem 0.5rem; }
code { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; font-size: 0.9em; }
.example-head { font-weight: 600; }
.wide { overflow-x: auto; }
.wide:focus-visible, a:focus-visible, summary:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
summary { cursor: pointer; padding: 0.35rem 0; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid var(--line); padding: 0.35rem 0.75rem 0.35rem 0; text-align: left; vertical-align: top; }
tbody th { font-weight: 400; }
.places { table-layout: fixed; font-size: 0.925rem; }
.places td:first-child, .places th:first-child { width: 8rem; }
.resources ul { margin: 0; padding-left: 1.1rem; }
.number { text-align: right; white-space: nowrap; }
.wide th, .wide td { overflow-wrap: break-word; }
.compared .judged { white-space: nowrap; }
.verdicts { padding-left: 1.2rem; font-weight: 600; }
@media (max-width: 40rem) {
  .places, .places tbody, .places tr, .places td { display: block; width: auto; }
  .places thead { display: none; }
  .places td { border: 0; padding: 0.1rem 0; }
  .places td:first-child { width: auto; font-weight: 600; }
  .places tr { border-bottom: 1px solid var(--line); padding: 0.4rem 0; }
}
@media print {
  body { font-size: 10pt; }
  .rule, .missing, tr { break-inside: avoid; }
  h2, h3, h4 { break-after: avoid; }
  details::details-content { content-visibility: visible; }
  .verdict, pre, .mark { print-color-adjust: exact; }
}
`
