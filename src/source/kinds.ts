import { readCkan } from './ckan.ts'
import { readDcat } from './dcat.ts'
import { readFiles } from './file.ts'
import { readHtml } from './html.ts'
import { readLdes } from './ldes.ts'
import type { Kind } from './reading.ts'
import { readSparql } from './sparql.ts'

/** Every kind of harvest source, by the name that a source gives in `kind`. */
export const kinds: Readonly<Record<string, Kind>> = {
  ckan: { settings: { query: 'optional', organization: 'optional', language: 'optional' }, read: readCkan },
  dcat: { settings: {}, read: readDcat },
  file: { settings: {}, isFile: true, read: readFiles },
  html: { settings: { follow: 'optional' }, read: readHtml },
  ldes: { settings: {}, read: readLdes },
  sparql: { settings: { query: 'optional', graph: 'optional', pageSize: 'optional' }, read: readSparql },
}
