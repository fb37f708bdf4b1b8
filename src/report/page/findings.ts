import { html } from 'hono/html'
import { severities } from '../../model/finding.ts'
import { syntaxById } from '../../rdf/syntaxes.ts'
import { shorten } from '../../rdf/vocabulary.ts'
import { words as pageWords } from '../../text/words.ts'
import type { ReportedFindings } from '../quality-report.ts'
import { plain, short } from '../validation/plain.ts'
import type { Context, Html } from './context.ts'
import { isWebAddress, valueMarkup } from './names.ts'
import { section } from './table.ts'

/** So many rules are shown at once, the rest are folded away. */
const shownRules = 12
const longestLabel = 120

/** Rules that are broken, with what to do and links to where. */
export function findings(context: Context): Html | string {
  const { report, sections } = context
  if (report.findings === null) return ''
  const [first, rest] = [report.findings.slice(0, shownRules), report.findings.slice(shownRules)]
  if (first.length === 0) return section('findings', sections.findings, html`<p>${sections.noFindings}</p>`)
  return section('findings', sections.findings, [
    html`<p>${sections.findingsNote} ${totals(context)}</p>
<ul class="quality-findings">
${first.map(group => item(group, context))}</ul>`,
    rest.length === 0
      ? ''
      : html`<details><summary>${sections.moreFindings(rest.length)}</summary>
<ul class="quality-findings">
${rest.map(group => item(group, context))}</ul></details>`,
  ])
}

function totals({ report, language }: Context): string {
  const { units } = pageWords[language]
  const told = { Violation: units.violations, Warning: units.warnings, Info: units.infos }
  return `${severities.map(severity => told[severity](report.counts[severity] ?? 0)).join(', ')}.`
}

function item(group: ReportedFindings, context: Context): Html {
  const { sections, language } = context
  const { severity, pathLabel, resultPath, problem, resultMessage, hint, count, resources } = group
  const property = pathLabel?.[language] ?? (resultPath === null ? sections.wholeResource : shorten(resultPath))
  const kind = problem === null ? '' : html` <span class="quiet">${problem[language]}</span>`
  return html`<li class="quality-${severity}">
<h3><span class="severity severity-${severity}">${pageWords[language].severity[severity]}</span> ${plain(property)}${kind}</h3>
<p>${resultMessage[language]}${hint === null ? '' : html` ${hint[language]}`}</p>
${written(group, context)}
<p class="small">${sections.times(count)} ${sections.inResources(resources)}. ${example(group, context)}${links(group, context)}</p>
</li>
`
}

function written({ exampleText, exampleSyntax }: ReportedFindings, { sections }: Context): Html | string {
  if (exampleText === null) return ''
  const syntax = syntaxById(exampleSyntax)?.label ?? exampleSyntax
  return html`<details><summary>${sections.written(syntax)}</summary><pre tabindex="0"><code>${exampleText}</code></pre></details>`
}

function example(
  { example: { focusLabel, focusNode, value } }: ReportedFindings,
  { sections }: Context,
): Html | string {
  const shown = focusLabel ?? (focusNode?.startsWith('_:') === true ? null : focusNode)
  if (shown === null && value === null) return ''
  const name = shown === null ? '' : html`<bdi>${short(shown, longestLabel)}</bdi>`
  return html`${sections.example}: ${name}${value === null ? '' : html` ${valueMarkup(value)}`}. `
}

function links({ path, seeAlso, resources }: ReportedFindings, { sections, linkTo }: Context): Html {
  const href = path === null ? null : linkTo(path)
  const all = href === null ? '' : html`<a href="${href}">${sections.showAll(resources)}</a> `
  const more = seeAlso === null || !isWebAddress(seeAlso) ? '' : html`<a href="${seeAlso}">${sections.readMore}</a>`
  return html`${all}${more}`
}
