import { once } from 'node:events'
import { buffer } from 'node:stream/consumers'
import { createGzip, inflateRawSync } from 'node:zlib'
import type { Profile } from '../../profile/profile.ts'
import { decode } from '../../rdf/encoding.ts'
import type { Graph } from '../../rdf/graph.ts'
import { read } from '../../rdf/read.ts'
import { validationFormats } from '../../report/validation/formats.ts'
import type { ValidationFormat, ValidationReport, WriteOptions } from '../../report/validation/report.ts'
import type { Judgement } from './judgement.ts'
import { allFindings } from './packed-findings.ts'

/** What a report is made of. */
export type ReportSource = Pick<Judgement, 'name' | 'document' | 'verdicts' | 'asked'> & {
  /** What is said of its quality besides, a plain value. */
  readonly score?: unknown
}

/** How a report is to be written. */
export interface Manner {
  readonly format: ValidationFormat['id']
  readonly options: WriteOptions
}

/** A report of a judged document, gzipped. @throws Error when the format or a profile is not known */
export async function gzippedReport(
  source: ReportSource,
  { format, options }: Manner,
  profiles: ReadonlyMap<string, Profile>,
): Promise<Uint8Array<ArrayBuffer>> {
  const writer = validationFormats.find(({ id }) => id === format)
  if (writer === undefined) throw new Error(`there is no format ${format}`)
  const body = new Uint8Array(inflateRawSync(source.document.body))
  // Only in RDF does it matter whether a value is an address or a text, and reading costs as much as judging.
  const graph = format === 'turtle' ? await graphOf(source, body) : null
  const given = { graph, strict: source.asked.isStrict, text: decode(body, source.document.charset).text }
  const reports = source.verdicts.map(({ profile: id, findings, ...verdict }, place): ValidationReport => {
    const profile = profiles.get(id)
    if (profile === undefined) throw new Error(`there is no profile ${id}`)
    const { syntax, counts, resources, conforms } = verdict
    const all = [...allFindings(findings)]
    const score = place === 0 && source.score !== undefined ? { score: source.score } : {}
    return { input: source.name, profile, syntax, findings: all, counts, resources, conforms, ...given, ...score }
  })
  return await gzipped(writer.write(reports, options))
}

/** So many characters are compressed at a time: a report of a big catalogue need never be there as a whole. */
const atOnce = 1_000_000

async function gzipped(pieces: Iterable<string>): Promise<Uint8Array<ArrayBuffer>> {
  const gzip = createGzip({ level: 1 })
  const whole = buffer(gzip)
  let some = ''
  for (const piece of pieces) {
    some += piece
    if (some.length < atOnce) continue
    if (!gzip.write(some)) await once(gzip, 'drain')
    some = ''
  }
  gzip.end(some)
  return await whole
}

async function graphOf({ document, verdicts }: ReportSource, body: Uint8Array): Promise<Graph | null> {
  const { baseIri, mediaType, charset } = document
  return verdicts.some(({ isRead }) => isRead) ? (await read(body, { baseIri, mediaType, charset })).graph : null
}
