/** The style of a report page; stands in the page itself, so that the file is whole by itself and prints well. */
export const reportStyle = `
:root { color-scheme: light dark; --line: #8a8a8a; --bar: #1f5f8b; }
@media (prefers-color-scheme: dark) { :root { --bar: #7fb8de; } }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; }
main { max-width: 70rem; margin: 0 auto; padding: 1rem; }
h1, h2 { line-height: 1.2; overflow-wrap: anywhere; }
.facts { padding-left: 1.2rem; }
.score { font-size: 1.4rem; }
.wide { overflow-x: auto; margin: 1rem 0; }
.wide:focus-visible, a:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: bold; padding: 0.3rem 0; }
th, td { border-bottom: 1px solid var(--line); padding: 0.4rem 0.8rem 0.4rem 0; text-align: left; vertical-align: top; }
td { overflow-wrap: anywhere; }
pre { margin: 0.3rem 0; padding: 0.4rem 0.6rem; border: 1px solid var(--line); white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.875rem; }
pre:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
.bar { display: inline-block; width: 8rem; height: 0.7rem; border: 1px solid var(--line); }
.bar span { display: block; height: 100%; background: var(--bar); }
@media print { .bar span { print-color-adjust: exact; } tr { break-inside: avoid; } }
`
