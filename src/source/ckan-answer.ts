import type { Document } from '../model/document.ts'
import { type Problem, problem } from '../model/finding.ts'
import { HarvestError } from '../model/harvest.ts'
import { decode } from '../rdf/encoding.ts'
import { positionAt } from '../rdf/position.ts'
import { offsetOfJsonFault } from '../rdf/syntax/json-fault.ts'
import { answerForm } from './ckan-package.ts'
import { afterAll } from './fetched.ts'

/**
 * What a document of the action API answers.
 * @throws HarvestError `not-rdf` when it is not JSON, `syntax` when it breaks off, `no-catalogue` when it says no
 */
export function resultIn(document: Document): unknown {
  const { finalUrl: url } = document
  const { data } = answerForm.safeParse(jsonIn(document))
  if (data === undefined)
    throw failed(document, { code: 'no-catalogue', details: { reason: 'no-ckan' }, rule: 'ckan-no-api' })
  if (data.success) return data.result
  const details = { reason: 'refused-by-portal', message: messageIn(data.error) }
  throw failed(document, { code: 'no-catalogue', details, rule: 'ckan-refused', value: url })
}

function jsonIn(document: Document): unknown {
  const { text } = decode(document.body, document.charset)
  try {
    return JSON.parse(text)
  } catch {
    if (!/^\s*[{[]/.test(text)) throw failed(document, { code: 'not-rdf', details: {}, rule: 'ckan-no-api' })
    const position = positionAt(text, offsetOfJsonFault(text))
    const details = { line: String(position.line), column: String(position.column) }
    throw failed(document, { code: 'syntax', details, rule: 'ckan-not-json', position })
  }
}

interface Failing extends Partial<Pick<Problem, 'position' | 'value'>> {
  readonly code: HarvestError['code']
  readonly details: Readonly<Record<string, string>>
  readonly rule: string
}

function failed(main: Document, { code, details, rule, ...parts }: Failing): HarvestError {
  const { finalUrl: url, mediaType } = main
  const facts = { ...details, url, ...(mediaType === null ? {} : { mediaType }) }
  const problems = [problem('source', rule, { ...parts, details: facts })]
  return afterAll(new HarvestError(code, facts), { problems, main })
}

/** What a portal says of why it refused; at most a line of it. */
function messageIn(error: unknown): string {
  const said = typeof error === 'object' && error !== null && 'message' in error ? error.message : error
  const text = typeof said === 'string' ? said : JSON.stringify(said ?? '')
  return text.replace(/\s+/g, ' ').slice(0, 200).toWellFormed()
}
