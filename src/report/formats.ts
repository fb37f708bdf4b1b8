import type { Language } from '../text/language.ts'
import { csv } from './csv.ts'
import { dqv } from './dqv.ts'
import { page } from './page.ts'
import type { QualityReport } from './report.ts'

/** One form of a report. */
export interface ReportFormat {
  readonly id: 'json' | 'csv' | 'html' | 'turtle'
  readonly mediaType: string
  /** With the dot. */
  readonly extension: string
  /** The whole document; the same report gives the same bytes. Only `html` is worded, and so differs by language. */
  readonly write: (report: QualityReport, language: Language) => Promise<string>
}

/** The forms of a report. A new one is a row here. */
export const reportFormats: readonly ReportFormat[] = [
  {
    id: 'json',
    mediaType: 'application/json',
    extension: '.json',
    write: async report => `${JSON.stringify(report, null, 2)}\n`,
  },
  { id: 'csv', mediaType: 'text/csv', extension: '.csv', write: async (report, language) => csv(report, language) },
  { id: 'html', mediaType: 'text/html', extension: '.html', write: page },
  { id: 'turtle', mediaType: 'text/turtle', extension: '.ttl', write: async report => dqv(report) },
]
