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
import type { Shape } from './constraint.ts'
import type { Describer, Told } from './findings.ts'
import type { Breach } from './judge.ts'
import { merged } from './merged.ts'
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

/** What is told of a graph, sorted, and among it what the checks find that the profile has rules for; much advice in short. */
export function withChecked(
  told: readonly Told[],
  { graph, profile, describer }: { readonly graph: Graph; readonly profile: Profile; readonly describer: Describer },
): readonly Finding[] {
  const { describe, placeOf, compare } = describer
  const checked: Told[] = []
  for (const [name, find] of Object.entries(checks)) {
    const rule = namespace + name
    if (!profile.rules.has(rule)) continue
    const shape = shapeOf(rule)
    for (const found of find(graph, profile)) {
      const breach = breachOf(shape, found)
      const position = found.row === -1 ? placeOf(breach) : graph.positionOf(found.row)
      checked.push({ breach, position, finding: describe(breach, position, found.details) })
    }
  }
  return summarised(merged(told, checked.sort(compare), compare), profile)
}

/** What stands for a shape in the findings of a check. */
function shapeOf(name: string): Shape {
  return { id: 0, name, path: null, isDeactivated: false, constraints: [], properties: [], queries: [] }
}

/** A remark in the terms of a validation result; there is no SHACL constraint to name. */
function breachOf(shape: Shape, { focus, value, predicate }: Remark): Breach {
  return { focus, value, predicate, language: null, answer: null, shape, component: null }
}
