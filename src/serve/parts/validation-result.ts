import { html } from 'hono/html'
import { type Finding, severities } from '../../model/finding.ts'
import type { Profile } from '../../profile/profile.ts'
import { syntaxById } from '../../rdf/syntaxes.ts'
import { meanOf } from '../../score/summary.ts'
import { formatNumber } from '../../text/format.ts'
import { printable, shortened } from '../literals.ts'
import type { Submission, Verdict } from '../validator.ts'
import type { Html, PageRequest } from '../view.ts'
import { findingGroups, findingTable } from './findings.ts'
import { groupFindings } from './group.ts'
import { icon } from './icons.ts'
import { scorePanel, shownMethod } from './score.ts'
import { sourceLines } from './source-lines.ts'

const mostResources = 50
const mostFindings = 100
const mandatoryClasses = ['Catalog', 'Dataset'] as const

/** A judged document and how it is to be shown. */
export interface Judged {
  readonly verdict: Verdict
  readonly submission: Submission
  readonly profile: Profile
  /** The least serious findings to show. */
  readonly level: 'violation' | 'warning' | 'info'
}

/** The result: verdict, missing classes, predicted score, findings by rule and by resource. */
export function validationResult(judged: Judged, request: PageRequest): Html {
  const { verdict, level, submission } = judged
  const { words } = request
  const limit = severities.findIndex(severity => severity.toLowerCase() === level)
  const findings = verdict.findings.filter(({ severity }) => severities.indexOf(severity) <= limit)
  return html`<h1>${words.validate.result}</h1>
<p class="quiet"><bdi>${shortened(printable(submission.name), 300)}</bdi></p>
${sentence(judged, request)}
${missingClasses(verdict, request)}
<div class="columns">${contents(judged, request)}${score(verdict, request)}</div>
${
  findings.length === 0
    ? ''
    : html`<section><h2>${words.validate.byRule}</h2>${findingGroups(groupFindings(findings), request, { profile: judged.profile, below: sourceLines(submission, request) })}</section>
<section><h2>${words.validate.byResource}</h2>${byResource(findings, request)}</section>`
}`
}

function sentence({ verdict, profile }: Judged, request: PageRequest): Html {
  const { words, language } = request
  const { validate } = words
  const isRead = verdict.graph !== null
  const judgement = isRead ? (verdict.conforms ? validate.conforms : validate.doesNotConform) : validate.unreadable
  const kind = verdict.conforms && isRead ? 'notice-success' : 'notice-error'
  return html`<div class="notice ${kind} verdict" role="status"><p class="verdict-head">${icon(verdict.conforms && isRead ? 'succeeded' : 'failed')} <strong>${judgement}</strong></p>
<p>${isRead ? tally(verdict, request) : ''}</p><p class="quiet">${validate.judgedBy} ${profile.label[language]} ${profile.version}</p></div>`
}

/** "12 fel och 41 varningar i 3 av 57 poster." */
function tally({ findings, counts, graph, resources }: Verdict, { words, language }: PageRequest): string {
  const { validate, units } = words
  const all = Math.max(
    Object.values(resources).reduce((sum, count) => sum + count, 0),
    new Set(findings.map(({ focusNode }) => focusNode)).size,
  )
  if (graph !== null && graph.size === 0) return validate.empty
  if (findings.length === 0) return validate.verdictClean(units.resources(all))
  const parts = [
    ...(counts.Violation > 0 ? [units.violations(counts.Violation)] : []),
    ...(counts.Warning > 0 ? [units.warnings(counts.Warning)] : []),
    ...(counts.Info > 0 ? [units.infos(counts.Info)] : []),
  ]
  const list = new Intl.ListFormat(language).format(parts)
  const concerned = new Set(findings.map(({ focusNode }) => focusNode)).size
  return validate.verdict(list, formatNumber(concerned, language), units.resources(all))
}

function missingClasses({ resources, graph }: Verdict, { words }: PageRequest): Html {
  const missing = graph === null ? [] : mandatoryClasses.filter(name => (resources[name] ?? 0) === 0)
  if (missing.length === 0) return html``
  return html`<div class="notice notice-error"><h2>${words.validate.missingTitle}</h2><ul>${missing.map(name => html`<li>${words.validate.missingClass(`${words.resourceType[name]} (dcat:${name})`)}</li>`)}</ul></div>`
}

function contents({ verdict }: Judged, { words, language }: PageRequest): Html {
  const { validate } = words
  const names: Readonly<Record<string, string>> = words.resourceType
  const syntax = verdict.syntax === null ? null : syntaxById(verdict.syntax)
  const rows = Object.entries(verdict.resources).map(
    ([name, count]) =>
      html`<tr><th scope="row">${names[name] ?? name}</th><td class="number">${formatNumber(count, language)}</td></tr>`,
  )
  return html`<section><h2>${validate.found}</h2>${syntax === null ? '' : html`<p>${validate.recognised}: ${syntax.label}</p>`}
${
  rows.length === 0
    ? ''
    : html`<table><caption>${validate.foundCaption}</caption>
<thead><tr>
<th scope="col">${validate.class}</th><th scope="col" class="number">${validate.instances}</th></tr></thead>
<tbody>${rows}</tbody>
</table>`
}</section>`
}

/** The mean of the predicted scores; nothing when there are no datasets. */
function score({ scores }: Verdict, request: PageRequest): Html {
  const own = scores.filter(({ method }) => method === shownMethod)
  const mean = meanOf(own)
  if (mean === null) return html``
  return html`<section><h2>${request.words.validate.score}</h2>${scorePanel(mean, request.words.validate.scoreText, request)}</section>`
}

/** Every resource that has findings, those with the most serious first. */
function byResource(findings: readonly Finding[], request: PageRequest): Html {
  const { words } = request
  const groups = [...Map.groupBy(findings, ({ focusNode }) => focusNode).values()]
  const worst = (group: readonly Finding[]) => Math.min(...group.map(({ severity }) => severities.indexOf(severity)))
  const sorted = groups.toSorted((a, b) => worst(a) - worst(b) || b.length - a.length)
  const items = sorted.slice(0, mostResources).map(group => resource(group, request))
  const rest = sorted.length - mostResources
  return html`<details><summary>${words.validate.resourcesWithFindings(sorted.length)}</summary>${items}${rest > 0 ? html`<p class="quiet">${words.validate.restResources(rest)}</p>` : ''}</details>`
}

function resource(group: readonly Finding[], request: PageRequest): Html {
  const { words } = request
  const { focusNode, focusLabel, focusType } = group[0]
  const names: Readonly<Record<string, string>> = words.resourceType
  const type = focusType === null ? '' : (names[focusType] ?? focusType)
  const name = shortened(printable(focusLabel ?? focusNode ?? words.validate.document), 150)
  const rest = group.length - mostFindings
  return html`<details class="resource"><summary><bdi>${name}</bdi> <span class="quiet">${type} · ${words.units.times(group.length)}</span></summary>
${focusNode === null ? '' : html`<p class="small"><bdi class="iri">${shortened(printable(focusNode), 300)}</bdi></p>`}
${findingTable(group.slice(0, mostFindings), request, { caption: words.validate.byResourceCaption(name) })}
${rest > 0 ? html`<p class="quiet">${words.validate.restFindings(rest)}</p>` : ''}</details>`
}
