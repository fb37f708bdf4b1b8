import type { Graph } from '../../rdf/graph.ts'
import { NamedNode } from '../../rdf/terms.ts'
import { dcterms, foaf } from '../../rdf/vocabulary.ts'
import { type Remark, remark } from './remark.ts'
import { remembered } from './remembered.ts'
import { resourcesOf, statementsWith } from './statements.ts'

const inAddress = /^https?:\/\/(?:www\.)?dataportal\.se\/organisation\/SE(\d{10})(?:-.+)?\/?$/i
/** As people write it. A number without hyphen may be anything. */
const inIdentifier = /^(?:(?:SE|16)?(\d{6})-(\d{4})|SE(\d{10}))$/

/** Publishers whose address holds a number that is none. @see rule 23 of the profile */
export function* wrongNumbersInAddresses(graph: Graph): Iterable<Remark> {
  const seen = new Set<number>()
  for (const { row, object } of statementsWith(graph, dcterms.publisher)) {
    if (seen.has(object) || graph.kind(object) !== NamedNode) continue
    seen.add(object)
    const number = numberInAddress(graph.value(object))
    if (number === null || isOrganisationNumber(number)) continue
    yield remark(object, { value: object, row: graph.describes(object) ? -1 : row, details: { number } })
  }
}

/**
 * Agents whose identifier is written as a number and is none. One with a number in its address is told of that, or of the
 * difference. @see rule 23 of the profile
 */
export function* wrongNumbersInIdentifiers(graph: Graph): Iterable<Remark> {
  for (const { subject, object, number } of numbersOfAgents(graph)) {
    if (isOrganisationNumber(number) || numberInAddress(graph.value(subject)) !== null) continue
    yield remark(subject, { value: object, details: { number } })
  }
}

/** Agents with another number in their identifier than in their address. @see rule 25 of the profile */
export function* differingNumbers(graph: Graph): Iterable<Remark> {
  for (const { subject, object, number } of numbersOfAgents(graph)) {
    const expected = numberInAddress(graph.value(subject))
    if (expected === null || expected === number) continue
    const details = { expected: `${expected.slice(0, 6)}-${expected.slice(6)}` }
    yield remark(subject, { value: object, details })
  }
}

const numbersOfAgents = remembered(graph => {
  const identifier = graph.iri(dcterms.identifier)
  return resourcesOf(graph, [foaf.Agent, foaf.Organization]).flatMap(subject =>
    graph.objectsOf(subject, identifier).flatMap(object => {
      const [, head, tail, whole] = inIdentifier.exec(graph.value(object)) ?? []
      return head === undefined && whole === undefined ? [] : [{ subject, object, number: whole ?? head + tail }]
    }),
  )
})

function numberInAddress(address: string): string | null {
  return inAddress.exec(address)?.[1] ?? null
}

/** Is the check digit right, and is it the number of an organisation rather than of a person? `number`: ten digits. */
function isOrganisationNumber(number: string): boolean {
  const digits = Array.from(number, Number)
  const terms = digits.map((digit, place) => (place % 2 === 0 ? digit * 2 : digit))
  const sum = terms.reduce((total, term) => total + (term > 9 ? term - 9 : term), 0)
  return sum % 10 === 0 && digits[2] >= 2
}
