import type { ValidationFormat, WriteOptions } from '../report/validation/report.ts'
import type { PageTools } from './tools.ts'
import type { Written } from './validation/messages.ts'
import { gzippedReport, type ReportSource } from './validation/write.ts'
import type { WriterOutcome } from './validation/writer.ts'

/** Up to so many findings, in a document of so many bytes, a report is written at once; larger ones in a thread. */
const few = 1000
const small = 500_000

/** Why there is no report. */
export type Lost = Extract<WriterOutcome<never>, { readonly loss: unknown }>

/** How the report is wanted. */
export interface WantedReport {
  readonly format: ValidationFormat
  readonly options: WriteOptions
  readonly acceptsGzip: boolean
}

/** A report of a judged document as an answer, or why it could not be written. */
export async function reportResponse(
  source: ReportSource,
  { format, options, acceptsGzip }: WantedReport,
  tools: PageTools,
): Promise<Response | Lost> {
  const outcome = await written(source, { format: format.id, options }, tools)
  if ('loss' in outcome) return outcome
  const { gzipped } = outcome
  const headers = {
    'Content-Type': `${format.mediaType}; charset=utf-8`,
    'Cache-Control': 'no-store',
    'X-Robots-Tag': 'noindex',
    Vary: 'Accept, Accept-Encoding',
    ...(acceptsGzip ? { 'Content-Encoding': 'gzip' } : {}),
  }
  const plain = new Blob([gzipped]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Response(acceptsGzip ? gzipped : plain, { headers })
}

/** May the answer be gzipped? */
export function isGzipAccepted({ headers }: Request): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(\.0+)?\s*(,|$))/i.test(headers.get('accept-encoding') ?? '')
}

async function written(
  source: ReportSource,
  manner: Parameters<typeof gzippedReport>[1],
  { profiles, writer }: PageTools,
): Promise<Written | Lost> {
  const count = source.verdicts.reduce((sum, { findings }) => sum + findings.count, 0)
  const { document, name, verdicts, asked, score } = source
  if (count <= few && document.byteLength <= small) {
    return { gzipped: await gzippedReport(source, manner, new Map(profiles.map(profile => [profile.id, profile]))) }
  }
  const outcome = await writer.write({ kind: 'write', source: { document, name, verdicts, asked, score }, manner })
  return 'loss' in outcome ? outcome : outcome.answer
}
