import { html } from 'hono/html'
import type { Finding } from '../../model/finding.ts'
import { localName } from '../../profile/words.ts'
import { formatNumber } from '../../text/format.ts'
import { countOf, validationWords } from '../../text/validation.ts'
import type { Account } from './account.ts'
import type { RuleGroup } from './group.ts'
import { type Html, type Page, piece } from './html-piece.ts'
import { plain, short } from './plain.ts'
import { resourceName } from './resource-name.ts'

/** Findings of a rule beyond this many are folded away on the screen. */
const openRows = 5

/** Longest value and line shown, in characters. */
const [longestValue, longestLine] = [500, 200]

/** All that is said of one rule: what is wrong, what to do, what to write, and where. */
export function* ruleSection(group: RuleGroup, page: Page, at: number): Iterable<string> {
  const { findings } = group
  const words = validationWords[page.language]
  const account = page.accountOf(findings[0])
  yield piece(html`<article class="rule ${group.severity}" id="${page.id}-${at}">
${heading(group, account, page)}
${advice(findings[0], account, page)}
<table class="places"><thead><tr><th scope="col">${words.place}</th><th scope="col">${words.resource}</th><th scope="col">${words.found}</th></tr></thead><tbody>
`)
  for (const finding of findings.slice(0, openRows)) yield piece(row(finding, group, page))
  yield '</tbody></table>\n'
  if (findings.length > openRows) {
    const rest = findings.length - openRows
    yield piece(html`<details><summary>${words.notShownHere(rest)}</summary><table class="places"><tbody>\n`)
    for (const finding of findings.slice(openRows)) yield piece(row(finding, group, page))
    yield '</tbody></table></details>\n'
  }
  yield '</article>\n'
}

function heading(group: RuleGroup, { className, property, problem, future }: Account, { language }: Page): Html {
  const words = validationWords[language]
  const { severity, findings, resources } = group
  const facts = [className, property, problem].filter(fact => fact !== null)
  const count =
    findings.length === 1
      ? ''
      : html` <span class="count" title="${words.times(findings.length)}">${formatNumber(findings.length, language)}</span>`
  const same = resources > 1 ? words.sameProblem(countOf(resources, findings[0].focusType, language)) : ''
  return html`<h4><span class="mark">${words.severity[severity]}</span> ${plain(group.message[language])}${count}</h4>
<p class="facts-line">${facts.map(plain).join(' · ')}${same === '' ? '' : html` · ${same}`}${future === null ? '' : html` · <em>${future}</em>`}</p>`
}

function advice({ hint, seeAlso, sourceShape }: Finding, { example }: Account, { language }: Page): Html {
  const words = validationWords[language]
  const isAddress = seeAlso !== null && /^https?:/i.test(seeAlso)
  return html`${hint === null ? '' : html`<p>${plain(hint[language])}</p>`}
${example === null ? '' : html`<p class="example-head">${words.example}:</p><pre><code>${plain(example)}</code></pre>`}
<p class="see">${isAddress ? html`<a href="${seeAlso}">${words.specification}</a> · ` : ''}${words.rule} <code>${plain(localName(sourceShape))}</code></p>`
}

function row(finding: Finding, { isVaried }: RuleGroup, page: Page): Html {
  const { position, focusNode, focusLabel, value, resultMessage } = finding
  const words = validationWords[page.language]
  const place = position === null ? '–' : `${words.line} ${position.line}:${position.column}`
  const name = resourceName(finding, page.accountOf(finding).className, page.language)
  return html`<tr><td class="place">${place}</td><td>${resource(name, focusLabel === null ? null : focusNode)}${
    isVaried ? html`<p>${short(resultMessage[page.language], longestValue)}</p>` : ''
  }</td><td>${value === null ? '' : value.startsWith('_:') ? words.unnamed(null) : html`<code>${short(value, longestValue)}</code>`}${excerpt(finding, page)}</td></tr>
`
}

/** The name, which may be an address, and the address besides where the name is none. */
function resource(name: string, node: string | null): Html {
  const shown = /^https?:/i.test(name) ? address(name) : html`${short(name, longestValue)}`
  const isBeside = node !== null && !node.startsWith('_:')
  return html`<bdi>${shown}</bdi>${isBeside ? html`<br><bdi class="iri">${address(node)}</bdi>` : ''}`
}

function address(iri: string): Html {
  const name = short(iri, longestValue)
  return /^https?:/i.test(iri) ? html`<a href="${iri}">${name}</a>` : html`<code>${name}</code>`
}

/** The line of the document that the finding is about. */
function excerpt({ position }: Finding, { lines }: Page): Html | '' {
  const line = position === null ? undefined : lines[position.line - 1]
  if (line === undefined || line.trim() === '') return ''
  return html`<pre class="line"><code>${short(line.trim(), longestLine)}</code></pre>`
}
