import type { Language } from '../text/language.ts'
import { csv } from './csv.ts'
import { dqvJsonLd } from './dqv-jsonld.ts'
import { dqvTrig, dqvTurtle } from './dqv-turtle.ts'
import { json } from './json.ts'
import { page } from './page/page.ts'
import type { QualityInput } from './quality-input.ts'

/** One form of a report. */
export interface ReportFormat {
  readonly id: 'json' | 'csv' | 'html' | 'turtle' | 'trig' | 'jsonld'
  readonly mediaType: string
  /** With the dot. */
  readonly extension: string
  /** The whole document, in pieces: the same facts, the same bytes. Words are in the language where a form has words of one. */
  readonly write: (input: QualityInput, language: Language) => Iterable<string>
}

/** The forms of a report. A new one is a row here. */
export const reportFormats: readonly ReportFormat[] = [
  { id: 'html', mediaType: 'text/html', extension: '.html', write: page },
  { id: 'json', mediaType: 'application/json', extension: '.json', write: json },
  { id: 'csv', mediaType: 'text/csv', extension: '.csv', write: csv },
  { id: 'turtle', mediaType: 'text/turtle', extension: '.ttl', write: dqvTurtle },
  { id: 'trig', mediaType: 'application/trig', extension: '.trig', write: dqvTrig },
  { id: 'jsonld', mediaType: 'application/ld+json', extension: '.jsonld', write: dqvJsonLd },
]
