import type { Finding } from '../../model/finding.ts'
import type { Language } from '../../text/language.ts'
import { validationWords } from '../../text/validation.ts'
import { fingerprinter } from './fingerprint.ts'
import { plain, short } from './plain.ts'
import { braced, type Listed, levels, type SarifRule } from './sarif-rule.ts'

/** Longest value shown in a message, in characters; the whole value stands beside it. */
const longestValue = 200

/** The results of a run. Fingerprints stay the same when lines move; findings that are alike are numbered. */
export function* sarifResults(
  listed: readonly Listed[],
  rules: ReadonlyMap<string, SarifRule>,
  language: Language,
): Iterable<unknown> {
  for (const { report, shown } of listed) {
    const artifactLocation = artifactLocationOf(report.input)
    const fingerprintOf = fingerprinter(report)
    const seen = new Map<string, number>()
    for (const finding of shown) {
      const fingerprint = fingerprintOf(finding)
      const number = (seen.get(fingerprint) ?? 0) + 1
      seen.set(fingerprint, number)
      const rule = rules.get(finding.sourceShape)
      yield {
        ruleId: rule?.id,
        ruleIndex: rule?.index,
        level: levels[finding.severity],
        message: { text: braced(messageOf(finding, language)) },
        locations: [
          { physicalLocation: { artifactLocation, region: regionOf(finding) }, ...logicalLocations(finding) },
        ],
        partialFingerprints: { primaryLocationLineHash: `${fingerprint}:${number}` },
        properties: propertiesOf(finding),
      }
    }
  }
}

/** What is wrong, with whose value and whose resource. */
function messageOf({ resultMessage, value, focusNode, focusLabel }: Finding, language: Language): string {
  const words = validationWords[language]
  const message = plain(resultMessage[language])
  const isTold = value === null || message.includes(plain(value))
  const resource = focusLabel ?? focusNode
  return [
    message,
    ...(isTold ? [] : [`${words.found}: ${short(value, longestValue)}`]),
    ...(resource === null ? [] : [`${words.resource}: ${short(resource, longestValue)}`]),
  ].join('\n')
}

/** A file by its path from where the program ran, an address as itself. */
function artifactLocationOf(input: string): Readonly<Record<string, string>> {
  if (URL.canParse(input) && /^https?:/i.test(input)) return { uri: new URL(input).href }
  const path = input
    .toWellFormed()
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/)+/, '')
  const uri = path.split('/').map(encodeURIComponent).join('/')
  if (/^(?:\/|[a-z]:\/)/i.test(path)) return { uri: `file://${path.startsWith('/') ? '' : '/'}${uri}` }
  return { uri: path === '-' ? 'stdin' : uri, uriBaseId: '%SRCROOT%' }
}

/** Its place, else the start of the document: code scanning shows nothing that has no line. */
function regionOf({ position }: Finding): Readonly<Record<string, number>> {
  return position === null ? { startLine: 1 } : { startLine: position.line, startColumn: position.column }
}

function logicalLocations({ focusNode, focusLabel }: Finding): Readonly<Record<string, unknown>> {
  if (focusNode === null) return {}
  const name = focusLabel === null ? {} : { name: focusLabel }
  return { logicalLocations: [{ fullyQualifiedName: focusNode, ...name, kind: 'resource' }] }
}

/** What tells a program more than the message. */
function propertiesOf(finding: Finding): Readonly<Record<string, unknown>> {
  const { stage, sourceShape, sourceConstraintComponent, focusNode, focusType, resultPath, value } = finding
  const all = { stage, sourceShape, sourceConstraintComponent, focusNode, focusType, resultPath, value }
  return Object.fromEntries(Object.entries(all).filter(([, fact]) => fact !== null))
}
