import type { Document, Get } from '../../model/document.ts'
import type { Problem } from '../../model/finding.ts'
import { normalise } from '../../normalise/normalise.ts'
import type { Profile } from '../../profile/profile.ts'
import { readAddress } from '../../source/address.ts'
import { type ReadDocument, readDocument } from '../../validate/check.ts'
import type { Submission } from './judgement.ts'

/** The document as one profile is to judge it. */
export type Subject = (profile: Profile) => ReadDocument

/** Reads a document as it is. */
export async function documentSubject({ body, ...reading }: Submission): Promise<Subject> {
  const document = await readDocument(body, reading)
  return () => document
}

/**
 * Reads a document that was fetched as a harvest of its address does: with its sub-catalogues, and with what the harvest
 * says of what it repairs.
 */
export async function addressSubject(main: Document, get: Get): Promise<Subject> {
  let isFirst = true
  const replaying: Get = async (url, options) => {
    if (!isFirst) return await get(url, options)
    isFirst = false
    return { kind: 'document', document: main, problems: [] }
  }
  const { syntax, graph, problems } = await readAddress(main.url, { get: replaying })
  const repairs = (profile: Profile): readonly Problem[] => (graph === null ? [] : normalise(graph, profile).problems)
  return profile => ({ syntax, graph, problems: [...problems, ...repairs(profile)] })
}
