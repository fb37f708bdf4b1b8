import type { Document } from '../model/document.ts'
import type { Problem } from '../model/finding.ts'
import { normalise } from '../normalise/normalise.ts'
import type { Profile } from '../profile/profile.ts'
import type { ReadOptions } from '../rdf/read.ts'
import { type AddressOptions, readAddress } from '../source/address.ts'
import { readSubmitted } from '../source/submitted.ts'
import type { ReadDocument } from '../validate/check.ts'

/** A document as one profile is to judge it, with all that a harvest would say of it: what it repairs is for the profile to tell. */
export type Subject = (profile: Profile) => ReadDocument

/** Reads a document in hand as a harvest reads what it fetched. */
export async function submittedSubject(body: Uint8Array, reading: ReadOptions): Promise<Subject> {
  return withRepairs(await readSubmitted(body, reading))
}

/**
 * Reads what is published at an address as a harvest of it does.
 * @throws HarvestError when the document itself cannot be had
 */
export async function addressSubject(
  url: string,
  options: AddressOptions,
): Promise<{ readonly subject: Subject; readonly document: Document }> {
  const { document, ...reading } = await readAddress(url, options)
  return { subject: withRepairs(reading), document }
}

function withRepairs({ syntax, graph, problems }: ReadDocument): Subject {
  const repairs = (profile: Profile): readonly Problem[] => (graph === null ? [] : normalise(graph, profile).problems)
  return profile => ({ syntax, graph, problems: [...problems, ...repairs(profile)] })
}
