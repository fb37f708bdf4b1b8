import { dcat, dcterms } from '../../rdf/vocabulary.ts'

/** A vocabulary that is closed: what is not listed does not exist. Local names. */
interface Vocabulary {
  readonly base: string
  readonly properties: ReadonlySet<string>
  readonly classes: ReadonlySet<string>
}

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** The vocabularies that a description is mostly made of. @see https://www.w3.org/TR/vocab-dcat-3/ and DCMI Metadata Terms */
export const closedVocabularies: readonly Vocabulary[] = [
  {
    base: dcat.Dataset.slice(0, -'Dataset'.length),
    properties: words(`
      accessService accessURL bbox byteSize catalog centroid compressFormat contactPoint dataset distribution downloadURL
      endDate endpointDescription endpointURL first hadRole hasCurrentVersion hasVersion inSeries isVersionOf keyword
      landingPage last mediaType next nextVersion packageFormat prev previousVersion qualifiedRelation record resource
      servesDataset seriesMember service spatialResolutionInMeters startDate temporalResolution theme themeTaxonomy version`),
    classes: words('Catalog CatalogRecord DataService Dataset DatasetSeries Distribution Relationship Resource Role'),
  },
  {
    base: dcterms.title.slice(0, -'title'.length),
    properties: words(`
      abstract accessRights accrualMethod accrualPeriodicity accrualPolicy alternative audience available
      bibliographicCitation conformsTo contributor coverage created creator date dateAccepted dateCopyrighted
      dateSubmitted description educationLevel extent format hasFormat hasPart hasVersion identifier instructionalMethod
      isFormatOf isPartOf isReferencedBy isReplacedBy isRequiredBy issued isVersionOf language license mediator medium
      modified provenance publisher references relation replaces requires rights rightsHolder source spatial subject
      tableOfContents temporal title type valid`),
    classes: words(`
      Agent AgentClass BibliographicResource FileFormat Frequency Jurisdiction LicenseDocument LinguisticSystem Location
      LocationPeriodOrJurisdiction MediaType MediaTypeOrExtent MethodOfAccrual MethodOfInstruction PeriodOfTime
      PhysicalMedium PhysicalResource Policy ProvenanceStatement RightsStatement SizeOrDuration Standard
      Box ISO3166 Period Point RFC5646 URI W3CDTF`),
  },
]

/** What people write for the namespaces above and is another: the base they meant, by the base they wrote. */
export const mistakenBases: readonly (readonly [mistaken: string, meant: string])[] = closedVocabularies.flatMap(
  ({ base }) => [
    [base.replace('http:', 'https:'), base],
    [base.replace(/[#/]$/, mark => (mark === '#' ? '/' : '#')), base],
  ],
)
