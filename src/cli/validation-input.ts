import { addressSubject, type Subject as ReadSubject, submittedSubject } from '../harvest/subject.ts'
import { HarvestError } from '../model/harvest.ts'
import { decode } from '../rdf/encoding.ts'
import { harvestErrorText } from '../text/harvest-errors.ts'
import { CliError, type Context } from './context.ts'
import { readInput } from './input.ts'

/** A document to be judged. */
export interface Subject {
  /** The argument as given. */
  readonly name: string
  /** The document as one profile is to judge it. */
  readonly read: ReadSubject
  /** The document as text. */
  readonly text: () => string
}

/**
 * Reads what an input argument names as a harvest would, so that the findings are those of the harvest: a file or stdin
 * without what it says is elsewhere, an address with it. @throws CliError with one line for a person
 */
export async function readSubject(name: string, context: Context, mediaType: string | null): Promise<Subject> {
  if (!/^https?:\/\//i.test(name)) {
    const { body, reading } = await readInput(name, context, mediaType)
    const read = await submittedSubject(body, reading)
    return { name, read, text: () => decode(body, reading.charset ?? null).text }
  }
  const { get, tools, text, language } = context
  try {
    const { subject, document } = await addressSubject(name, { get, mediaType, signal: tools.signal })
    return { name, read: subject, text: () => decode(document.body, document.charset).text }
  } catch (cause) {
    if (!(cause instanceof HarvestError)) throw cause
    throw new CliError(text.errors.cannotRead(name, harvestErrorText(cause.code, cause.details)[language]), { cause })
  }
}
