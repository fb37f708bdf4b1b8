/** Main classes of DCAT-AP-SE that get a record of their own; a Distribution lies in its dataset's record. */
export type ResourceType = 'Catalog' | 'Dataset' | 'DatasetSeries' | 'DataService' | 'Agent' | 'Kind'

/** All resource types, in the order in which reports list them. */
export const resourceTypes: readonly ResourceType[] = [
  'Catalog',
  'Dataset',
  'DatasetSeries',
  'DataService',
  'Agent',
  'Kind',
]

/**
 * An index card over a description that is kept whole (dcat:CatalogRecord, metadatapost).
 * @see https://www.w3.org/TR/vocab-dcat-3/#Class:Catalog_Record
 */
export interface CatalogueRecord {
  /** IRI of the resource described. */
  readonly primaryTopic: string
  readonly resourceType: ResourceType
  /** Id of the source it was harvested from. */
  readonly source: string
  /** IRI of dcterms:publisher; null when there is none or it is a blank node. */
  readonly publisher: string | null
  /** What it is compared by between catalogues: a UUID in dcterms:identifier (lower case), else primaryTopic. */
  readonly identity: string
  /** Its description as canonical N-Quads (RDFC-1.0): statements sorted, blank nodes `_:c14nN`, one per line. */
  readonly graph: string
  /** SHA-256 of `graph`, hexadecimal. */
  readonly checksum: string
  /** dcterms:issued and dcterms:modified as published; null when missing. */
  readonly issued: string | null
  readonly modified: string | null
}
