import type { Language } from '../text/language.ts'
import { csv } from './csv.ts'
import { dqvJsonLd } from './dqv-jsonld.ts'
import { dqvTrig, dqvTurtle } from './dqv-turtle.ts'
import { json } from './json.ts'
import { page } from './page/page.ts'
import type { QualityInput } from './quality-input.ts'
import type { WriteOptions } from './write-options.ts'

/** One form of a report. */
export interface ReportFormat {
  readonly id: 'json' | 'csv' | 'html' | 'turtle' | 'trig' | 'jsonld'
  readonly mediaType: string
  /** With the dot. */
  readonly extension: string
  /** The whole document, in pieces: the same facts, the same bytes. Words are in the language where a form has words of one. */
  readonly write: (input: QualityInput, language: Language, options?: WriteOptions) => Iterable<string>
}

/** The forms of a report. A new one is a row here. */
export const reportFormats: readonly ReportFormat[] = [
  { id: 'html', mediaType: 'text/html', extension: '.html', write: (input, language) => page(input, language) },
  { id: 'json', mediaType: 'application/json', extension: '.json', write: json },
  { id: 'csv', mediaType: 'text/csv', extension: '.csv', write: csv },
  {
    id: 'turtle',
    mediaType: 'text/turtle',
    extension: '.ttl',
    write: (input, _, options) => dqvTurtle(input, options),
  },
  {
    id: 'trig',
    mediaType: 'application/trig',
    extension: '.trig',
    write: (input, _, options) => dqvTrig(input, options),
  },
  {
    id: 'jsonld',
    mediaType: 'application/ld+json',
    extension: '.jsonld',
    write: (input, _, options) => dqvJsonLd(input, options),
  },
]

/** Does a form tell the status of addresses? Then its input must know them. */
export function asksStatuses({ id }: Pick<ReportFormat, 'id'>): boolean {
  return ['turtle', 'trig', 'jsonld'].includes(id)
}
