import type { Organisation, Store } from '../store/store.ts'
import { reportCommandWords } from '../text/report-command.ts'
import { CliError, type Context } from './context.ts'

/** Which organisations are asked for. */
export interface ReportedOptions {
  readonly organisation?: string
  readonly all?: boolean
}

const pageSize = 100

/**
 * The organisation asked for, or all of them, with how many there are; asked for a hundred at a time.
 * @throws CliError when the organisation named publishes nothing or is a private person, or none is named
 */
export async function* organisationsFor(
  { organisation: iri, all = false }: ReportedOptions,
  store: Store,
  { language }: Context,
): AsyncIterable<{ readonly organisation: Organisation; readonly total: number }> {
  const text = reportCommandWords[language]
  if ((iri !== undefined) === all) throw new CliError(text.choose)
  if (iri !== undefined) {
    if (!URL.canParse(iri)) throw new CliError(text.notIri(iri))
    const organisation = await store.organisationOf(iri)
    if (organisation === null) throw new CliError(text.missing(iri))
    yield { organisation, total: 1 }
    return
  }
  for (let offset = 0; ; offset += pageSize) {
    const { items, total } = await store.organisations({ text: '', limit: pageSize, offset })
    yield* items.map(organisation => ({ organisation, total }))
    if (offset + items.length >= total || items.length === 0) return
  }
}
