import { csv } from './csv.ts'
import { page } from './html.ts'
import { json } from './json.ts'
import { junit } from './junit.ts'
import type { ValidationFormat } from './report.ts'
import { sarif } from './sarif.ts'
import { turtle } from './turtle.ts'

/** The forms in which the result of a validation is handed on. A new one is a file and a row here. */
export const validationFormats: readonly ValidationFormat[] = [
  { id: 'json', mediaType: 'application/json', extension: '.json', write: json },
  { id: 'csv', mediaType: 'text/csv', extension: '.csv', write: csv },
  { id: 'html', mediaType: 'text/html', extension: '.html', write: page },
  { id: 'sarif', mediaType: 'application/sarif+json', extension: '.sarif', write: sarif },
  { id: 'junit', mediaType: 'application/xml', extension: '.xml', write: junit },
  { id: 'turtle', mediaType: 'text/turtle', extension: '.ttl', write: turtle },
]
