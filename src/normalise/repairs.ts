import { dcterms } from '../rdf/vocabulary.ts'
import { encodeAddress } from './addresses.ts'
import {
  linkConcept,
  listedValues,
  listsNoAliases,
  replaceRetired,
  retiredProperties,
  spellConcept,
} from './concepts.ts'
import { emailProperties, linkEmail, linkTelephone, telephoneProperties } from './contacts.ts'
import { formedDatatypes, isDatatypeOf, typeAs } from './datatypes.ts'
import { dateProperties, typeDate } from './dates.ts'
import { dropLanguageTag, isPlainText, spellLanguageTag, untag } from './language.ts'
import { linkLanguage } from './languages.ts'
import { canonicalLicence, licenceProperties } from './licences.ts'
import { isLinkProperty, linkText } from './links.ts'
import { formatProperties, missingFormats, swedishFormat } from './media-types.ts'
import { replaceProperties } from './properties.ts'
import { canonicalOrganisation, isNotAlias } from './publishers.ts'
import type { Mend, StatementRepair, TermRepair } from './repair.ts'
import { describeTelephones } from './telephones.ts'
import { mergeTwins } from './twins.ts'
import { missingTypes } from './types.ts'
import { trimWhitespace } from './whitespace.ts'

const everywhere = (): boolean => true

/** A repair of the values of some properties. */
function ofValues(rule: string, mendsValuesOf: TermRepair['mendsValuesOf'], mendBy: TermRepair['mendBy']): TermRepair {
  return { rule, mendsValuesOf, mendsSubjects: false, mendBy }
}

/** A repair that gives a term another name, wherever it stands. */
function ofNames(rule: string, mendsValuesOf: TermRepair['mendsValuesOf'], mendBy: TermRepair['mendBy']): TermRepair {
  return { rule, mendsValuesOf, mendsSubjects: true, mendBy }
}

const among = (properties: ReadonlySet<string>) => (property: string) => properties.has(property)
const by = (mend: Mend) => () => mend

/** Repairs of terms, in the order in which they are made: a later one sees what an earlier one has mended. */
export const termRepairs: readonly TermRepair[] = [
  ofNames('whitespace-trimmed', everywhere, by(trimWhitespace)),
  ofNames('iri-encoded', everywhere, by(encodeAddress)),
  ofValues('language-tag-spelled', everywhere, spellLanguageTag),
  ofValues('language-tag-dropped', everywhere, by(dropLanguageTag)),
  ofValues('email-linked', among(emailProperties), by(linkEmail)),
  ofValues('telephone-linked', among(telephoneProperties), by(linkTelephone)),
  ofNames('licence-normalised', among(licenceProperties), canonicalLicence),
  ofValues('text-linked', isLinkProperty, by(linkText)),
  ofNames('publisher-iri-normalised', isNotAlias, by(canonicalOrganisation)),
  ofNames('concept-spelled', listsNoAliases, spellConcept),
  ofValues('concept-replaced', among(retiredProperties), replaceRetired),
  ...listedValues.map(([listed, schemes]) =>
    ofValues(
      'concept-linked',
      property => property === listed,
      profile => linkConcept(profile, schemes),
    ),
  ),
  ofValues('language-linked', property => property === dcterms.language, linkLanguage),
  ofValues('format-normalised', among(formatProperties), swedishFormat),
  ofValues('language-tag-superfluous', isPlainText, by(untag)),
  ofValues('date-typed', among(dateProperties), by(typeDate)),
  ...formedDatatypes.map(datatype =>
    ofValues(
      'datatype-corrected',
      (property, profile) => isDatatypeOf(datatype, property, profile),
      by(typeAs(datatype)),
    ),
  ),
]

/** Repairs of statements, made when the terms are mended. None sees what another has done. */
export const statementRepairs: readonly StatementRepair[] = [
  { rule: 'type-added', changes: missingTypes },
  { rule: 'property-replaced', changes: replaceProperties },
  { rule: 'twin-merged', changes: mergeTwins },
  { rule: 'telephone-described', changes: describeTelephones },
  { rule: 'format-added', changes: missingFormats },
]
