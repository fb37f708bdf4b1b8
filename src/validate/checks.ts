import type { Finding } from '../model/finding.ts'
import type { Profile } from '../profile/profile.ts'
import type { Graph } from '../rdf/graph.ts'
import { dcat, dcatap, dcterms, foaf } from '../rdf/vocabulary.ts'
import { geometriesBeyondEarth, malformedGeometries, openGeometries, swappedGeometries } from './checks/geometries.ts'
import { capitalisedKeywords } from './checks/keywords.ts'
import { unstatedLanguages, unusedLanguages } from './checks/languages.ts'
import { likeContacts, likeNames, likeTitles } from './checks/likenesses.ts'
import {
  furtherMainCatalogues,
  unlistedDatasets,
  unlistedDistributions,
  unlistedSeries,
  unlistedServices,
} from './checks/listing.ts'
import { differingNumbers, wrongNumbersInAddresses, wrongNumbersInIdentifiers } from './checks/organisation-number.ts'
import type { Find, Remark } from './checks/remark.ts'
import { earliestIssued, latestModified, unitedAreas, unitedBoxes, unitedPeriods } from './checks/series-extent.ts'
import { sameOfMembers, servicesOfMembers } from './checks/series-members.ts'
import { misspeltClasses, misspeltProperties, unknownProperties } from './checks/terms.ts'
import { publishersInTitles } from './checks/titles.ts'
import { compareFindings, type Describer } from './findings.ts'
import { summarised } from './summarised.ts'

const namespace = 'https://skord.example/shapes/dcat-ap-se#'

/** What SHACL Core cannot say, by the local name of the rule that has the words and the severity. */
export const checks: Readonly<Record<string, Find>> = {
  'Catalog-hasPart-one-main': furtherMainCatalogues,
  'Catalog-language-unused': unusedLanguages,
  'Catalog-language-unstated': unstatedLanguages,
  'Catalog-keyword-lower-case': capitalisedKeywords,
  'Catalog-property-misspelt': misspeltProperties,
  'Catalog-property-unknown': unknownProperties,
  'Catalog-type-misspelt': misspeltClasses,
  'Dataset-listed': unlistedDatasets,
  'Dataset-title-alike': likeTitles,
  'Dataset-title-publisher': publishersInTitles,
  'DataService-listed': unlistedServices,
  'Distribution-listed': unlistedDistributions,
  'DatasetSeries-listed': unlistedSeries,
  'DatasetSeries-publisher-alike': sameOfMembers(dcterms.publisher),
  'DatasetSeries-keyword-alike': sameOfMembers(dcat.keyword),
  'DatasetSeries-theme-alike': sameOfMembers(dcat.theme),
  'DatasetSeries-subject-alike': sameOfMembers(dcterms.subject),
  'DatasetSeries-conformsTo-alike': sameOfMembers(dcterms.conformsTo),
  'DatasetSeries-landingPage-alike': sameOfMembers(dcat.landingPage),
  'DatasetSeries-relation-alike': sameOfMembers(dcterms.relation),
  'DatasetSeries-qualifiedRelation-alike': sameOfMembers(dcat.qualifiedRelation),
  'DatasetSeries-page-alike': sameOfMembers(foaf.page),
  'DatasetSeries-applicableLegislation-alike': sameOfMembers(dcatap.applicableLegislation),
  'DatasetSeries-hvdCategory-alike': sameOfMembers(dcatap.hvdCategory),
  'DatasetSeries-issued-earliest': earliestIssued,
  'DatasetSeries-modified-latest': latestModified,
  'DatasetSeries-spatial-united': unitedAreas,
  'DatasetSeries-spatial-box': unitedBoxes,
  'DatasetSeries-temporal-united': unitedPeriods,
  'DatasetSeries-servesDataset-series': servicesOfMembers,
  'Agent-name-alike': likeNames,
  'Agent-publisher-check-digit': wrongNumbersInAddresses,
  'Agent-identifier-check-digit': wrongNumbersInIdentifiers,
  'Agent-identifier-differs': differingNumbers,
  'Kind-fn-alike': likeContacts,
  'Location-geometry-well-formed': malformedGeometries,
  'Location-geometry-closed': openGeometries,
  'Location-geometry-axis-order': swappedGeometries,
  'Location-geometry-degrees': geometriesBeyondEarth,
}

/** Some findings about a graph, sorted, and among them what the checks find that the profile has rules for. */
export function withChecked(
  findings: readonly Finding[],
  { graph, profile, describe }: { readonly graph: Graph; readonly profile: Profile; readonly describe: Describer },
): readonly Finding[] {
  const checked = Object.entries(checks).flatMap(([name, find]) => {
    const rule = namespace + name
    if (!profile.rules.has(rule)) return []
    return Array.from(find(graph, profile), found => describe(breachOf(rule, found), found))
  })
  return summarised(checked.length === 0 ? findings : [...findings, ...checked].sort(compareFindings), profile)
}

/** A remark in the terms of a validation result; there is no SHACL constraint to name. */
function breachOf(rule: string, { focus, value, predicate }: Remark) {
  const shape = { id: 0, name: rule, path: null, isDeactivated: false, constraints: [], properties: [], queries: [] }
  return { focus, value, predicate, language: null, answer: null, shape, component: null }
}
