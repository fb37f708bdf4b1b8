/**
 * The points on which the sources of EU MQA version 1 disagree. The first value of each is the default.
 * @see https://data.europa.eu/mqa/methodology
 */
export interface Parameters {
  /** A date counts on the dataset or the chosen distribution, or on the distribution alone where there is one. */
  readonly dateRule: 'fallback' | 'distribution-first'
  /** Format from the file types and media type from IANA, or either. */
  readonly alignment: 'both' | 'any'
  /** Does a media type in dcterms:format, as DCAT-AP-SE writes it, count like the file type it answers to? */
  readonly formatMatch: 'file-type' | 'file-type+media-type'
  /** Does compliance with DCAT-AP give points? */
  readonly compliance: 'scored' | 'not-scored'
  /** In the vocabulary of 2019 a missing format and a missing media type take five points each. */
  readonly falseScores: 'none' | 'minus5'
  /** Is the address of a known licence compared as it is written, or without http and https? */
  readonly licence: 'exact' | 'scheme-insensitive'
  /** Does a text such as “CSV” or “PUBLIC” count as the concept of that code? */
  readonly literalCodes: 'accept' | 'reject'
  /** The statuses with which an address counts as reachable. */
  readonly statusRule: '200-299' | '200-399'
  /** The distribution that makes the dataset's total highest, or the one with most points of its own. */
  readonly bestDistribution: 'merged-total' | 'own-sum'
  /** Is the graph judged as harvested, or as it is exported to the European portal? */
  readonly mapping: 'none' | 'eu-export'
  /** Does an address count by what HEAD answered last, or by whether it is surely there, what is not sure being unknown? */
  readonly linkRule: 'strict' | 'confident'
}

/** Values to choose from, default first. */
export const parameterValues: { readonly [Name in keyof Parameters]: readonly Parameters[Name][] } = {
  dateRule: ['fallback', 'distribution-first'],
  alignment: ['both', 'any'],
  formatMatch: ['file-type', 'file-type+media-type'],
  compliance: ['scored', 'not-scored'],
  falseScores: ['none', 'minus5'],
  licence: ['exact', 'scheme-insensitive'],
  literalCodes: ['accept', 'reject'],
  statusRule: ['200-299', '200-399'],
  bestDistribution: ['merged-total', 'own-sum'],
  mapping: ['none', 'eu-export'],
  linkRule: ['strict', 'confident'],
}

/** The defaults: EU MQA version 1 on the graph as harvested. */
export const defaultParameters: Parameters = {
  dateRule: 'fallback',
  alignment: 'both',
  formatMatch: 'file-type',
  compliance: 'scored',
  falseScores: 'none',
  licence: 'exact',
  literalCodes: 'accept',
  statusRule: '200-299',
  bestDistribution: 'merged-total',
  mapping: 'none',
  linkRule: 'strict',
}
