import type { Problem } from '../model/finding.ts'
import { HarvestError } from '../model/harvest.ts'
import type { Profile } from '../profile/profile.ts'
import { decode } from '../rdf/encoding.ts'
import { harvestErrorText } from '../text/harvest-errors.ts'
import { type ReadDocument, readDocument } from '../validate/check.ts'
import { CliError, type Context } from './context.ts'
import { readInput } from './input.ts'

/** A document to be judged. */
export interface Subject {
  /** The argument as given. */
  readonly name: string
  /** The document as one profile is to judge it. */
  readonly read: (profile: Profile) => ReadDocument
  /** The document as text. */
  readonly text: () => string
}

/**
 * Reads what an input argument names: a file or stdin as it is, an address as a harvest of it would, so that the findings
 * are those of the harvest. @throws CliError with one line for a person
 */
export async function readSubject(name: string, context: Context, mediaType: string | null): Promise<Subject> {
  if (/^https?:\/\//i.test(name)) return await addressSubject(name, context, mediaType)
  const { body, reading } = await readInput(name, context, mediaType)
  const document = await readDocument(body, reading)
  return { name, read: () => document, text: () => decode(body, reading.charset ?? null).text }
}

async function addressSubject(url: string, context: Context, mediaType: string | null): Promise<Subject> {
  const { get, tools, text, language } = context
  const { readAddress } = await import('../source/address.ts')
  const { normalise } = await import('../normalise/normalise.ts')
  try {
    const { document, ...reading } = await readAddress(url, { get, mediaType, signal: tools.signal })
    const { syntax, graph, problems } = reading
    const repairs = (profile: Profile): readonly Problem[] => (graph === null ? [] : normalise(graph, profile).problems)
    return {
      name: url,
      read: profile => ({ syntax, graph, problems: [...problems, ...repairs(profile)] }),
      text: () => decode(document.body, document.charset).text,
    }
  } catch (cause) {
    if (!(cause instanceof HarvestError)) throw cause
    throw new CliError(text.errors.cannotRead(url, harvestErrorText(cause.code, cause.details)[language]), { cause })
  }
}
