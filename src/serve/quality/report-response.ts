import { createHash } from 'node:crypto'
import type { Method } from '../../model/score.ts'
import { inChunks } from '../../rdf/syntax/in-chunks.ts'
import { asksStatuses, type ReportFormat, reportFormats } from '../../report/formats.ts'
import type { WriteOptions } from '../../report/write-options.ts'
import type { Organisation } from '../../store/store.ts'
import type { Language } from '../../text/language.ts'
import { disposition } from '../disposition.ts'
import { plain } from '../literals.ts'
import type { PageTools } from '../tools.ts'
import { gatherQuality } from './gather.ts'
import { sentWhileWritten } from './sending.ts'

type ShownFormat = ReportFormat & { readonly id: 'html' | 'csv' | 'json' | 'turtle' }

/** The forms that people are offered, in the order to show them; programs may ask for all of `reportFormats`. */
export const shownFormats: readonly ShownFormat[] = (['html', 'csv', 'json', 'turtle'] as const).flatMap(id =>
  reportFormats.filter((format): format is ShownFormat => format.id === id),
)

/** Every form for programs: JSON first, as they get that unless they ask for another. */
export const formats: readonly ReportFormat[] = reportFormats.toSorted(
  (a, b) => Number(b.id === 'json') - Number(a.id === 'json'),
)

/** The form that a file name ends with; null when there is none of that name. */
export function reportFileOf(name: string): ReportFormat | null {
  return reportFormats.find(({ extension }) => name === `report${extension}`) ?? null
}

/** How a report is wanted. */
export interface WantedReport {
  readonly format: ReportFormat
  readonly method: Method
  /** Of which methods every verdict is written, where a form has them: of that one alone unless told. */
  readonly methods?: NonNullable<WriteOptions['methods']>
  readonly language: Language
  /** Is it to be saved as a file? */
  readonly isSaved: boolean
  readonly request: Request
}

/** Forms whose words are of one language. */
const worded: readonly string[] = ['html', 'csv']

/** The whole report on an organisation, gathered and written while it is sent; 304 when the client has it, 503 at rush. */
export async function reportResponse(
  organisation: Organisation,
  tools: PageTools,
  { format, method, methods = 'leading', language, isSaved, request }: WantedReport,
): Promise<Response> {
  const { quality } = tools
  const tag = await tagOf([organisation.iri, format.id, method.id, methods, language], tools)
  const headers = {
    'Cache-Control': 'public, max-age=300',
    ETag: tag,
    Vary: 'Accept',
    'X-Robots-Tag': 'noindex',
  }
  if (request.headers.get('if-none-match')?.includes(tag) === true) return new Response(null, { status: 304, headers })
  const name = plain(organisation.name, language, { otherwise: organisation.iri })
  const kind = language === 'sv' ? 'metadatakvalitet' : 'metadata-quality'
  const described = {
    ...headers,
    'Content-Type': `${format.mediaType}${/^text\//.test(format.mediaType) ? '; charset=utf-8' : ''}`,
    ...(worded.includes(format.id) ? { 'Content-Language': language } : {}),
    ...(isSaved ? { 'Content-Disposition': disposition(kind, name, format.extension) } : {}),
  }
  const pieces = () => piecesOf(organisation, tools, { format, method, methods, language })
  return sentWhileWritten(request, quality.writing, { headers: described, pieces })
}

async function piecesOf(
  organisation: Organisation,
  { store, profile, baseUrl, quality, log }: PageTools,
  { format, method, methods, language }: Required<Pick<WantedReport, 'format' | 'method' | 'methods' | 'language'>>,
): Promise<Iterable<string>> {
  try {
    const input = await gatherQuality(
      organisation,
      { store, profile, baseUrl },
      {
        method: method.id,
        hasStatuses: asksStatuses(format),
        recallRanked: () => quality.ranked(organisation, method),
      },
    )
    return inChunks(format.write(input, language, { methods }))
  } catch (error) {
    // The head has been sent: nobody else can tell of it.
    log.error({ event: 'report.failed', organisation: organisation.iri, format: format.id, err: error })
    throw error
  }
}

/** A tag that is another one when anything that a report is made of may have changed, and each hour, as links are checked. */
async function tagOf(parts: readonly string[], { store, version, profile, now, baseUrl }: PageTools): Promise<string> {
  const hour = Math.floor(now().getTime() / 3_600_000)
  const all = [...parts, await store.assessmentsStamp(), hour, version, profile.version, baseUrl]
  return `"${createHash('sha256').update(JSON.stringify(all)).digest('hex').slice(0, 32)}"`
}
