import { inflateRawSync } from 'node:zlib'
import { fix } from '../../normalise/fix.ts'
import type { Profile } from '../../profile/profile.ts'
import { syntaxById } from '../../rdf/syntaxes.ts'
import { judgeDocument, readDocument } from '../../validate/check.ts'
import { validate } from '../../validate/validate.ts'
import type { Judgement } from './judgement.ts'

/** The mended document, or why there is none. */
export type Mended =
  | { readonly text: Uint8Array<ArrayBuffer>; readonly syntax: string; readonly repairs: number }
  | { readonly none: 'unreadable' | 'relative' | 'nothing' }

/**
 * The document with what is certain mended, in its own syntax. There is none of a document with relative addresses that
 * came without an address: what they are relative to only its publisher knows.
 */
export async function mend({ document }: Pick<Judgement, 'document'>, profile: Profile): Promise<Mended> {
  const { body, byteLength: _, ...reading } = document
  const read = await readDocument(new Uint8Array(inflateRawSync(body)), reading)
  const syntax = syntaxById(read.syntax ?? '')
  if (read.graph === null || syntax === null) return { none: 'unreadable' }
  const isAddressed = /^https?:/i.test(reading.baseIri)
  if (!isAddressed && read.problems.some(({ rule }) => rule === 'iri-relative')) return { none: 'relative' }
  const { findings } = await judgeDocument(read, profile, {})
  const { graph } = read
  const result = await fix(graph, profile, {
    validate: async judged => (judged === graph ? findings : validate(judged, profile)),
  })
  if (result.repairs.length === 0) return { none: 'nothing' }
  const text = new TextEncoder().encode([...syntax.serialise(result.graph, { report: () => undefined })].join(''))
  return { text, syntax: syntax.id, repairs: result.repairs.length }
}
