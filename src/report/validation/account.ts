import type { Finding, Severity } from '../../model/finding.ts'
import { classLabel, problemLabel } from '../../profile/labels.ts'
import type { Rule } from '../../profile/profile.ts'
import { shorten } from '../../rdf/vocabulary.ts'
import type { Language } from '../../text/language.ts'
import { validationWords } from '../../text/validation.ts'
import { exampleIn } from './example.ts'
import type { ValidationReport } from './report.ts'

/** What there is to say of a finding besides what it says itself; the same for all findings of a rule on a property. */
export interface Account {
  /** Name of the class, such as `Datamängd`. */
  readonly className: string | null
  /** Name of the property with its curie, such as `Titel (dcterms:title)`. */
  readonly property: string | null
  /** The kind of problem in the portal's words, such as `Obligatoriskt värde saknas`. */
  readonly problem: string | null
  /** What to write, in the syntax of the document. */
  readonly example: string | null
  /** Such as `blir fel i 4.0`. */
  readonly future: string | null
  readonly rule: Rule | null
}

/** A function that gives the account of a finding of a report, in a language. */
export function accountant(report: ValidationReport, language: Language): (finding: Finding) => Account {
  const known = new Map<string, Account>()
  return finding => {
    const key = `${finding.sourceShape} ${finding.focusType ?? ''} ${finding.resultPath ?? ''}`
    const account = known.get(key) ?? accountOf(finding, report, language)
    known.set(key, account)
    return account
  }
}

function accountOf(finding: Finding, { profile, syntax }: ValidationReport, language: Language): Account {
  const { sourceShape, focusType } = finding
  const rule = profile.rules.get(sourceShape) ?? null
  return {
    className: focusType === null ? null : (classLabel(profile, focusType)?.[language] ?? focusType),
    property: propertyOf(finding, language),
    problem: problemLabel(profile, sourceShape)?.[language] ?? null,
    example: exampleIn(profile, sourceShape, syntax),
    future: rule?.future ? futureOf(rule.future, language) : null,
    rule,
  }
}

function propertyOf({ resultPath, pathLabel }: Finding, language: Language): string | null {
  const curie = resultPath === null ? null : shorten(resultPath)
  const name = pathLabel?.[language]
  if (name === undefined) return curie
  return curie === null ? name : `${name} (${curie})`
}

function futureOf(
  { severity, version }: { readonly severity: Severity; readonly version: string | null },
  language: Language,
): string {
  return validationWords[language].future(severity, version)
}

/** What a document was judged by: the profile with its version, and whether by the letter of the harvesting rules. */
export function standardOf({ profile, strict = false }: ValidationReport, language: Language): string {
  const name = `${profile.label[language]} ${profile.version}`
  return strict ? `${name} ${validationWords[language].strict}` : name
}

/** The verdict in a sentence or two: what was followed or not, and how many findings of each severity. */
export function verdictOf(report: ValidationReport, language: Language): string {
  const { counts, conforms, baseline } = report
  const words = validationWords[language]
  const name = standardOf(report, language)
  const sums = words.counts(counts.Violation, counts.Warning, counts.Info)
  const judgement = isUnread(report) ? words.unreadable : conforms ? words.conforms(name) : words.doesNotConform(name)
  const known = baseline === undefined ? [] : [words.known(baseline.known), words.gone(baseline.gone)]
  return [judgement, `${sums}.`, ...known].join(' ')
}

/** Could nothing be read? A document that was read and describes nothing is at least told that it has no catalogue. */
export function isUnread({ graph = null, resources, findings }: ValidationReport): boolean {
  if (graph !== null) return false
  return Object.keys(resources).length === 0 && !findings.some(({ stage }) => stage === 'validate')
}
