import type { Finding, Severity } from '../../model/finding.ts'
import type { Language } from '../../text/language.ts'
import { validationWords } from '../../text/validation.ts'
import { type Account, accountant } from './account.ts'
import { dotted, groupByRule, type RuleGroup } from './group.ts'
import { short } from './plain.ts'
import type { ValidationReport } from './report.ts'

/** Longest text that GitHub takes for a description, in characters. */
const longestDescription = 1024

/** What SARIF calls the severities, and what GitHub sorts by. */
export const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  Violation: 'error',
  Warning: 'warning',
  Info: 'note',
}
const problemSeverities: Readonly<Record<Severity, string>> = {
  Violation: 'error',
  Warning: 'warning',
  Info: 'recommendation',
}

/** A report and those of its findings that are listed. */
export interface Listed {
  readonly report: ValidationReport
  readonly shown: readonly Finding[]
}

/** A rule as a run tells of it, and its place in the list of rules. */
export interface SarifRule {
  readonly id: string
  readonly index: number
  readonly descriptor: Readonly<Record<string, unknown>>
}

/** The rules that the listed findings are of, by IRI. */
export function sarifRules(listed: readonly Listed[], language: Language): ReadonlyMap<string, SarifRule> {
  const rules = new Map<string, SarifRule>()
  for (const { report, shown } of listed) {
    const accountOf = accountant(report, language)
    for (const group of groupByRule(shown, report.profile)) {
      if (rules.has(group.rule)) continue
      const about = { profile: report.profile.id, language, account: accountOf(group.findings[0]) }
      const id = idOf(group.rule)
      rules.set(group.rule, { id, index: rules.size, descriptor: descriptor(id, group, about) })
    }
  }
  return rules
}

/** `dcat-ap-se/Dataset-title-required`: the end of the rule's IRI, which stays the same for ever. */
function idOf(rule: string): string {
  return rule.replace(/^.*\//, '').replace('#', '/')
}

interface About {
  readonly profile: string
  readonly language: Language
  readonly account: Account
}

function descriptor(
  id: string,
  { severity, findings }: RuleGroup,
  { profile, language, account }: About,
): Readonly<Record<string, unknown>> {
  const words = validationWords[language]
  const [first] = findings
  const { className, property, problem, example, future, rule } = account
  const summary = short(dotted(rule?.message ?? first.resultMessage)[language], longestDescription)
  const advice = rule?.hint ?? first.hint
  const hint = advice === null ? '' : dotted(advice)[language]
  const { seeAlso } = first
  const facts = [className, property, problem, future].filter(fact => fact !== null)
  const paragraphs = [summary, hint].filter(Boolean)
  const text = [
    ...paragraphs,
    ...(example === null ? [] : [`${words.example}: ${example}`]),
    ...(seeAlso === null ? [] : [`${words.see}: ${seeAlso}`]),
  ]
  const markdown = [
    ...paragraphs.map(escaped),
    ...(example === null ? [] : [`**${words.example}**\n\n${fenced(example)}`]),
    ...(facts.length === 0 ? [] : [`*${facts.map(escaped).join(' · ')}*`]),
    ...(seeAlso === null ? [] : [`[${words.specification}](<${seeAlso}>)`]),
  ]
  return {
    id,
    shortDescription: { text: braced(summary) },
    fullDescription: { text: braced(short(hint || summary, longestDescription)) },
    help: { text: braced(text.join('\n\n')), markdown: braced(markdown.join('\n\n')) },
    ...(seeAlso === null ? {} : { helpUri: seeAlso }),
    defaultConfiguration: { level: levels[severity] },
    properties: {
      tags: [profile, ...(first.focusType === null ? [] : [first.focusType])],
      precision: 'very-high',
      'problem.severity': problemSeverities[severity],
    },
  }
}

/** SARIF takes single braces for places to fill in. */
export function braced(text: string): string {
  return text.replace(/[{}]/g, '$&$&')
}

/** Text that means nothing but itself in Markdown. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/g, '\\$&')
}

/** A block of code; its fence is longer than any in the text. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}\n${text}\n${fence}`
}
