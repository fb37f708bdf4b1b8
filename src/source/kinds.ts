import { readDcat } from './dcat.ts'
import type { Kind } from './reading.ts'

/** Every kind of harvest source, by the name that a source gives in `kind`. */
export const kinds: Readonly<Record<string, Kind>> = {
  dcat: { read: readDcat },
}
