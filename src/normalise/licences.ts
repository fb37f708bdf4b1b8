import type { Profile } from '../profile/profile.ts'
import { BlankNode, Literal } from '../rdf/terms.ts'
import { dcterms } from '../rdf/vocabulary.ts'
import type { Mend } from './repair.ts'
import { iriTerm } from './term.ts'

const odrs = 'http://schema.theodi.org/odrs#'

/** The properties whose values are licences. A page about a licence (foaf:page) keeps its address. */
export const licenceProperties: ReadonlySet<string> = new Set([
  dcterms.license,
  dcterms.rights,
  `${odrs}dataLicense`,
  `${odrs}contentLicense`,
])

/** Any address of a Creative Commons licence: its page, its text, in any language. */
const creativeCommons =
  /^https?:\/\/(?:www\.)?creativecommons\.org\/(licenses\/[a-z+-]+\/\d\.\d(?:\/(?!rdf)[a-z]{2,3})?|publicdomain\/(?:zero|mark)\/1\.0)(?:\/(?:(?:deed|legalcode|rdf)(?:\.[a-z_-]+)?)?)?\/?(?:[?#].*)?$/i

/**
 * Gives a Creative Commons licence its one address, whichever of its spellings was published.
 * @see recommendation 11, https://docs.dataportal.se/dcat/docs/recommendations/#11
 */
export function canonicalLicence(profile: Profile): Mend {
  const table = variants(profile)
  return term => {
    if (term.kind === BlankNode || (term.kind === Literal && term.value.includes(' '))) return null
    const canonical = table.get(term.value) ?? byForm(term.value)
    return canonical === undefined || (canonical === term.value && term.kind !== Literal) ? null : iriTerm(canonical)
  }
}

/** Every spelling in the table → the licence's one address. */
function variants(profile: Profile): ReadonlyMap<string, string> {
  const licences = [...(profile.schemes.get('licence-cc-se')?.concepts.values() ?? [])]
  return new Map(
    licences.flatMap(({ uri, more }) =>
      [uri, ...(more.variants_to_normalise ?? '').split('|')].map(variant => [variant, uri] as const),
    ),
  )
}

function byForm(address: string): string | undefined {
  const path = creativeCommons.exec(address)?.[1]
  return path === undefined ? undefined : `http://creativecommons.org/${path.toLowerCase()}/`
}
