import { z } from 'zod'
import type { Document } from '../model/document.ts'
import { problem } from '../model/finding.ts'
import { HarvestError } from '../model/harvest.ts'
import { decode } from '../rdf/encoding.ts'
import { afterAll } from './fetched.ts'

const rowsForm = z.object({
  results: z.object({ bindings: z.array(z.record(z.string(), z.object({ value: z.string() }))) }),
})

/**
 * The rows of an answer to a SELECT: texts by name of variable.
 * @throws HarvestError `not-rdf` when it is none
 * @see https://www.w3.org/TR/sparql11-results-json/
 */
export async function rowsIn(main: Document): Promise<readonly Readonly<Record<string, string>>[]> {
  const { text } = decode(main.body, main.charset)
  const { data } = rowsForm.safeParse(parsed(text))
  if (data !== undefined) return data.results.bindings.map(valuesOf)
  const { finalUrl: url, mediaType } = main
  const details = { url, ...(mediaType === null ? {} : { mediaType }) }
  const problems = [problem('source', 'sparql-no-endpoint', { details })]
  throw afterAll(new HarvestError('not-rdf', details), { problems, main })
}

function valuesOf(row: Readonly<Record<string, { readonly value: string }>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(row).map(([name, { value }]) => [name, value]))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
