import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { Finding } from '../model/finding.ts'
import { fingerprinter } from '../report/validation/fingerprint.ts'
import type { ValidationReport } from '../report/validation/report.ts'
import { summary } from '../validate/check.ts'
import { CliError, type Context } from './context.ts'
import { replaceFiles } from './replace-files.ts'

/** The form that we write; a higher number is of a newer program. */
const format = 1

const head = z.object({ skordBaseline: z.int().min(1) })
const entry = z.object({ fingerprint: z.string(), count: z.int().min(1) })
const file = head.extend({ profiles: z.record(z.string(), z.array(entry)) })

/** Known findings: how many of each fingerprint, by profile. */
type Known = ReadonlyMap<string, ReadonlyMap<string, number>>

/** Reads the findings that are known from an earlier run. @throws CliError when the file is none, or of a newer program */
export async function readBaseline(path: string, context: Context): Promise<Known> {
  const { errors } = context.text
  const value = parsed(await readText(path, context))
  const version = head.safeParse(value)
  if (version.success && version.data.skordBaseline > format)
    throw new CliError(errors.badFile(path, errors.newerBaseline))
  const known = file.safeParse(value)
  if (!known.success) throw new CliError(errors.badFile(path, errors.notBaseline))
  const profiles = Object.entries(known.data.profiles)
  return new Map(profiles.map(([id, entries]) => [id, new Map(entries.map(each => [each.fingerprint, each.count]))]))
}

async function readText(path: string, { text }: Context): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause)) throw cause
    const reasons: Readonly<Record<string, string>> = text.errors.system
    throw new CliError(text.errors.badFile(path, reasons[String(cause.code)] ?? String(cause.code)), { cause })
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/**
 * The reports with only the findings that are not known, and the counts of the others. Of findings alike as many are known
 * as there were. What is gone is counted on the last report of its profile, since any document may have had it.
 */
export function withoutKnown(reports: readonly ValidationReport[], known: Known): ValidationReport[] {
  const left = new Map([...known].map(([id, counts]) => [id, new Map(counts)]))
  const last = new Map(reports.map(report => [report.profile.id, report]))
  return reports.map(report => {
    const counts = left.get(report.profile.id) ?? new Map<string, number>()
    const fingerprintOf = fingerprinter(report)
    const findings = report.findings.filter(finding => !takeOne(counts, fingerprintOf(finding)))
    const gone = last.get(report.profile.id) === report ? sum(counts.values()) : 0
    const baseline = { known: report.findings.length - findings.length, gone }
    return { ...report, findings, ...summary(findings), baseline }
  })
}

function takeOne(counts: Map<string, number>, fingerprint: string): boolean {
  const count = counts.get(fingerprint) ?? 0
  if (count > 0) counts.set(fingerprint, count - 1)
  return count > 0
}

function sum(numbers: Iterable<number>): number {
  return [...numbers].reduce((total, number) => total + number, 0)
}

/** Writes all findings as known; a line each, sorted, so that what changes shows in version control. Answers how many. */
export async function writeBaseline(
  name: string,
  reports: readonly ValidationReport[],
  context: Context,
): Promise<number> {
  const profiles = [...Map.groupBy(reports, ({ profile }) => profile.id)].sort(([a], [b]) => (a < b ? -1 : 1))
  const texts = profiles.map(([id, ofProfile]) => {
    const lines = entriesOf(ofProfile).map(each => `      ${JSON.stringify(each)}`)
    return `    ${JSON.stringify(id)}: [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n    `}]`
  })
  const text = `{\n  "skordBaseline": ${format},\n  "profiles": {\n${texts.join(',\n')}\n  }\n}\n`
  await replaceFiles([{ name, text }], context)
  return sum(reports.map(({ findings }) => findings.length))
}

/** What a known finding is known by, and for people what it is about. */
interface Entry {
  readonly fingerprint: string
  readonly count: number
  readonly rule: string
  readonly focusNode: string | null
  readonly resultPath: string | null
  readonly value: string | null
}

function entriesOf(reports: readonly ValidationReport[]): Entry[] {
  const entries = new Map<string, Entry>()
  for (const report of reports) {
    const fingerprintOf = fingerprinter(report)
    for (const finding of report.findings) {
      const fingerprint = fingerprintOf(finding)
      const count = (entries.get(fingerprint)?.count ?? 0) + 1
      entries.set(fingerprint, { fingerprint, count, ...subjectOf(finding) })
    }
  }
  const keyOf = ({ rule, focusNode, fingerprint }: Entry): string => `${rule} ${focusNode ?? ''} ${fingerprint}`
  return [...entries.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

/** Labels of blank nodes are left out: they are others in every run. */
function subjectOf({ sourceShape: rule, focusNode, resultPath, value }: Finding): Omit<Entry, 'fingerprint' | 'count'> {
  const lasting = (node: string | null): string | null => (node?.startsWith('_:') ? null : node)
  return { rule, focusNode: lasting(focusNode), resultPath, value: lasting(value) }
}
