import { encodeAddress } from './addresses.ts'
import { dateProperties, typeDate } from './dates.ts'
import { dropLanguageTag, spellLanguageTag } from './language.ts'
import { canonicalLicence, licenceProperties } from './licences.ts'
import { formatProperties, missingFormats, swedishFormat } from './media-types.ts'
import { canonicalOrganisation, isNotAlias } from './publishers.ts'
import type { StatementRepair, TermRepair } from './repair.ts'
import { trimWhitespace } from './whitespace.ts'

const everywhere = (): boolean => true

/** Repairs of terms, in the order in which they are made: a later one sees what an earlier one has mended. */
export const termRepairs: readonly TermRepair[] = [
  { rule: 'whitespace-trimmed', mendsValuesOf: everywhere, mendsSubjects: true, mendBy: () => trimWhitespace },
  { rule: 'iri-encoded', mendsValuesOf: everywhere, mendsSubjects: true, mendBy: () => encodeAddress },
  { rule: 'language-tag-spelled', mendsValuesOf: everywhere, mendsSubjects: false, mendBy: () => spellLanguageTag },
  { rule: 'language-tag-dropped', mendsValuesOf: everywhere, mendsSubjects: false, mendBy: () => dropLanguageTag },
  {
    rule: 'publisher-iri-normalised',
    mendsValuesOf: isNotAlias,
    mendsSubjects: true,
    mendBy: () => canonicalOrganisation,
  },
  {
    rule: 'licence-normalised',
    mendsValuesOf: property => licenceProperties.has(property),
    mendsSubjects: true,
    mendBy: canonicalLicence,
  },
  {
    rule: 'format-normalised',
    mendsValuesOf: property => formatProperties.has(property),
    mendsSubjects: false,
    mendBy: swedishFormat,
  },
  {
    rule: 'date-typed',
    mendsValuesOf: property => dateProperties.has(property),
    mendsSubjects: false,
    mendBy: () => typeDate,
  },
]

/** Repairs that add what can be read from other statements. */
export const statementRepairs: readonly StatementRepair[] = [{ rule: 'format-added', additions: missingFormats }]
