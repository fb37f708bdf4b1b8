import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Problem } from '../../model/finding.ts'
import { fix } from '../../normalise/fix.ts'
import type { Profile } from '../../profile/profile.ts'
import { syntaxById } from '../../rdf/syntaxes.ts'
import { readDocument } from '../../validate/check.ts'
import { judgeInTurn } from '../../validate/judge-in-turn.ts'
import type { Judgement } from './judgement.ts'

/** Repairs of each kind that are told of one by one. */
const mostTold = 1000

/** The mended document with what was done to it, or why there is none. */
export type Mended = MendedDocument | { readonly none: 'unreadable' | 'relative' | 'nothing' }

/** A mended document, and an account of the repairs. */
export interface MendedDocument {
  /** Deflated. */
  readonly body: Uint8Array<ArrayBuffer>
  readonly syntax: string
  readonly repairs: Repairs
  /** Repairs that were not made: each would have given a new finding. */
  readonly withheld: Repairs
}

/** How many repairs there are, and the first of them in the order of the document. */
export interface Repairs {
  readonly count: number
  readonly first: readonly Problem[]
}

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
  const result = await fix(read.graph, profile, { validate: judgeInTurn(profile) })
  if (result.repairs.length === 0 && result.withheld.length === 0) return { none: 'nothing' }
  const text = [...syntax.serialise(result.graph, { prefixes: read.prefixes, report: () => undefined })].join('')
  return {
    body: new Uint8Array(deflateRawSync(text)),
    syntax: syntax.id,
    repairs: told(result.repairs),
    withheld: told(result.withheld),
  }
}

function told(repairs: readonly Problem[]): Repairs {
  const line = ({ position }: Problem): number => position?.line ?? 0
  return { count: repairs.length, first: repairs.toSorted((a, b) => line(a) - line(b)).slice(0, mostTold) }
}
