import type { Finding, Problem } from '../model/finding.ts'
import { classLabel } from '../profile/labels.ts'
import type { Profile } from '../profile/profile.ts'
import type { Graph } from '../rdf/graph.ts'
import { improveWords } from '../text/improve.ts'
import { labelFinder } from '../validate/labels.ts'
import type { Context } from './context.ts'
import { byAdvice, countFindings, countMended, type FixAccount, type RuleCount } from './fix-account.ts'
import { cleaned, printable } from './terminal.ts'

/** How many kinds of findings are shown. */
const rulesShown = 10

/**
 * The account of a fix for people, as a list in which what is done is ticked off. `most` is how many places are shown for
 * each rule, null for all.
 */
export function fixText(account: FixAccount, context: Context, most: number | null): string {
  const { name, profile, before, after, repairs, withheld, lost, improved } = account
  const { text, language } = context
  const sums = ({ Violation, Warning, Info }: FixAccount['before']['counts']): string =>
    text.verdict.counts(Violation, Warning, Info)
  const places = { profile, context, most, labelOf: labels(before.graph, profile, context) }
  const remaining = countFindings(after.findings, byAdvice(profile))
  const lines = [
    `${printable(name)} · ${profile.label[language]} ${profile.version}`,
    `${text.fix.before} ${sums(before.counts)}`,
    `${text.fix.after} ${sums(after.counts)}`,
    '',
    repairs.length === 0 ? text.fix.nothing : text.fix.mended(repairs.length),
    ...groupRepairs(repairs).flatMap(group => repairLines(group, '✓', places)),
    ...section(improveWords[language].heading, improved.map(cleaned)),
    ...section(
      text.fix.gone,
      ruleLines(countMended(account, byAdvice(profile)), () => '✓', context),
    ),
    ...section(
      text.fix.withheld(withheld.length),
      groupRepairs(withheld).flatMap(group => repairLines(group, '–', places)),
    ),
    ...section(
      text.fix.lost,
      lost.map(finding => lostLine(finding, context)),
    ),
    ...section(
      text.fix.remaining,
      ruleLines(remaining, ({ first }) => `${text.severities[first.severity]}:`, context),
    ),
  ]
  return lines.join('\n')
}

interface Places {
  readonly profile: Profile
  readonly context: Context
  readonly most: number | null
  readonly labelOf: (repair: Problem) => string | null
}

/** The lines under a heading; nothing when there are none. */
function section(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', heading, ...lines]
}

/** Repairs by rule, most frequent first, each rule's in the order of the document. */
function groupRepairs(repairs: readonly Problem[]): Problem[][] {
  const line = ({ position }: Problem): number => position?.line ?? 0
  return Array.from(Map.groupBy(repairs, ({ rule }) => rule).values(), group =>
    group.toSorted((a, b) => line(a) - line(b)),
  ).sort((a, b) => b.length - a.length)
}

function repairLines(group: readonly Problem[], mark: string, { profile, context, most, labelOf }: Places): string[] {
  const { text, language } = context
  const message = profile.rules.get(`https://skord.example/shapes/stages#${group[0].rule}`)?.message[language] ?? ''
  const [advice] = message.split(': ')
  const shown = most === null ? group : group.slice(0, most)
  const times = text.verdict.times(group.length)
  return [
    `${mark} ${advice}${times === '' ? '' : ` (${times})`}`,
    ...shown.map(repair => `    ${placeOf(repair, labelOf(repair), context)}`),
    ...(shown.length < group.length ? [`    ${text.fix.morePlaces(group.length - shown.length)}`] : []),
  ]
}

function placeOf({ position, details }: Problem, label: string | null, { text }: Context): string {
  const { old, new: mended, property } = details
  const parts = [
    position === null ? null : `${text.verdict.line} ${position.line}`,
    label,
    property === '' || property === old ? null : printable(property),
    old === mended ? printable(mended) : `${printable(old)} → ${printable(mended)}`,
  ]
  return parts.filter(part => part !== null).join('  ')
}

/** A line for each of the first kinds of findings, and how many kinds there are besides. */
function ruleLines(rules: readonly RuleCount[], markOf: (rule: RuleCount) => string, context: Context): string[] {
  const { text, language } = context
  const line = (rule: RuleCount): string => {
    const times = text.verdict.times(rule.count)
    return `${markOf(rule)} ${cleaned(rule.first.resultMessage[language])}${times === '' ? '' : ` (${times})`}`
  }
  const rest = rules.length - rulesShown
  return [...rules.slice(0, rulesShown).map(line), ...(rest > 0 ? [`  ${text.fix.moreRules(rest)}`] : [])]
}

function lostLine({ position, resultMessage }: Finding, { text, language }: Context): string {
  const place = position === null ? '' : `${text.verdict.line} ${position.line}: `
  return `– ${place}${cleaned(resultMessage[language])}`
}

/** What people call the resource that a repair is about: its title, else its class when it has no address, else that; null when there is nothing. */
function labels(graph: Graph | null, profile: Profile, { language }: Context): Places['labelOf'] {
  const labelAt = graph === null ? () => null : labelFinder(graph)
  return ({ focusNode, focusType }) => {
    const name = focusNode ?? ''
    const isBlank = name.startsWith('_:')
    const id = (isBlank ? graph?.blank(name.slice(2)) : graph?.iri(name)) ?? 0
    const label = id === 0 ? null : labelAt(id)
    if (label !== null) return `”${printable(label)}”`
    const type = focusType === null ? null : (classLabel(profile, focusType)?.[language] ?? null)
    return isBlank ? type : printable(name)
  }
}
