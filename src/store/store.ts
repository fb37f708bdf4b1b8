import type { Validators } from '../model/document.ts'
import type { Finding, Severity } from '../model/finding.ts'
import type { Changes, Harvest, HarvestFailure, HarvestStatus, Received, Timings } from '../model/harvest.ts'
import type { CatalogueRecord, ResourceType } from '../model/record.ts'
import type { Score } from '../model/score.ts'
import type { Source } from '../model/source.ts'

/** A source with its permanent number, the `{ctx}` of page addresses. */
export interface StoredSource extends Source {
  readonly ctx: number
}

/** The permanent number of a stored resource: `{ctx}_{entry}`. */
export interface EntryId {
  readonly ctx: number
  readonly entry: number
}

/** Text by language tag; untagged text under `und`. */
export type Texts = Readonly<Record<string, string>>

/** A stored resource as lists and pages need it. */
export interface Entry extends EntryId {
  readonly primaryTopic: string
  readonly resourceType: ResourceType
  readonly source: string
  readonly publisher: string | null
  readonly title: Texts
  readonly description: Texts
  readonly issued: string | null
  readonly modified: string | null
  readonly firstSeen: Date
  readonly lastSeen: Date
  readonly lastChanged: Date
  /** When it was last gone from its source; null while it is there. */
  readonly missingSince: Date | null
  /** The entry shown instead of this one, as the other holds the same resource with better precedence; null when shown. */
  readonly supersededBy: EntryId | null
  readonly checksum: string
}

/** An entry with its description. */
export interface FullEntry extends Entry {
  /** Canonical N-Quads. */
  readonly graph: string
}

/** Another entry of the same resource: one that an entry supersedes, or the one that supersedes it. */
export interface Duplicate {
  /** `supersededBy` is null for the one that is shown. */
  readonly entry: Entry
  /** Do both have the same URI? If not, they are the same by their identifier. */
  readonly isSameUri: boolean
  /**
   * What sets the one shown apart: its source is harvested and the other's is turned off (`enabled`), has the better
   * rank, or is public where the other is private; `order` when nothing but the order of sources does.
   */
  readonly decidedBy: 'enabled' | 'rank' | 'public' | 'order'
}

/** One page of a longer list. */
export interface Page<T> {
  readonly items: readonly T[]
  /** How many there are in all. */
  readonly total: number
}

/** The facets a search can be narrowed by. */
export type Facet = 'theme' | 'publisher' | 'format' | 'license' | 'accessRights' | 'hvdCategory' | 'resourceType'

/** What a value of a facet counts as: itself, or another value that stands for several. */
export type Gather = (facet: Facet, value: string) => string

/** What is searched for. Values of one facet are alternatives, different facets must all hold. */
export interface Search {
  readonly text: string
  readonly facets: Readonly<Partial<Record<Facet, readonly string[]>>>
  /** Chosen and counted are then the values that it gives, each resource once under each; without it values as they are. */
  readonly gather?: Gather
  readonly sort: 'relevance' | 'modified' | 'title'
  readonly limit: number
  readonly offset: number
}

/** One value of a facet and how many hits have it. `value` is '' for "not stated". */
export interface FacetCount {
  readonly value: string
  readonly count: number
}

/** The hits of a search, each with what a list shows. */
export interface SearchResult extends Page<SearchHit> {
  readonly facets: Readonly<Record<Facet, readonly FacetCount[]>>
}

/** One hit. */
export interface SearchHit extends Entry {
  readonly publisherName: Texts
  readonly themes: readonly string[]
  readonly formats: readonly string[]
  readonly accessRights: string | null
  readonly isHighValue: boolean
  /** EU MQA v1 points, 0–405; null when it is not scored. */
  readonly score: number | null
}

/** What is known of an organisation as a publisher. */
export interface Organisation extends EntryId {
  readonly iri: string
  readonly name: Texts
  /** IRI of its dcterms:type; null when not stated. */
  readonly type: string | null
  readonly datasets: number
  readonly dataServices: number
  /** Mean EU MQA v1 points of its datasets, 0–405; null when nothing is scored. */
  readonly score: number | null
}

/** A finding with the entry it concerns, when it concerns one. */
export interface StoredFinding extends Finding {
  readonly entry: EntryId | null
}

/** How often a rule is broken, with one example; most serious and most frequent first. */
export interface FindingGroup {
  readonly example: StoredFinding
  readonly count: number
  /** How many different resources are concerned. */
  readonly resources: number
}

/** Whose findings are asked for. */
export interface FindingScope {
  readonly source?: string
  readonly entry?: EntryId
  /** IRI of the publisher. */
  readonly publisher?: string
  /** IRI of the rule. */
  readonly sourceShape?: string
}

/** Everything a harvest leaves behind; saved whole or not at all. */
export interface HarvestResult {
  readonly source: string
  readonly trigger: Harvest['trigger']
  readonly status: HarvestStatus
  readonly startedAt: Date
  readonly endedAt: Date
  readonly changes: Changes | null
  readonly error: HarvestFailure | null
  readonly timings: Timings
  readonly received: Received | null
  /** SHA-256 of the bytes received, hexadecimal; null when nothing was received. */
  readonly documentChecksum: string | null
  /** The bytes received, one per document; kept gzipped for the last good harvest. */
  readonly documents: readonly Uint8Array[]
  /** Records to add or update; empty unless `succeeded`. */
  readonly changed: readonly CatalogueRecord[]
  /** primaryTopics no longer there; empty unless `succeeded`. */
  readonly removed: readonly string[]
  /**
   * Replaces all findings of the source when it was read through (`succeeded`, or `unchanged` with documents);
   * of a run that failed or is held, kept with the run alone.
   */
  readonly findings: readonly Finding[]
  /** Replaces all scores of the source when it was read through. */
  readonly scores: readonly Score[]
  /** For resources without a record of their own (distributions, blank nodes): primaryTopic of the record they lie in. */
  readonly owners?: ReadonlyMap<string, string>
  /** What the findings and scores were judged by; when it differs from last time, everything is judged anew. */
  readonly judgedBy?: string
}

/** Totals for the start page. */
export interface Totals {
  readonly datasets: number
  readonly dataServices: number
  readonly organisations: number
  readonly sources: number
}

/** Mean points of a group of datasets under a method. */
export interface ScoreSummary {
  readonly method: string
  readonly datasets: number
  /** Mean points, not rounded. */
  readonly points: number
  readonly maxPoints: number
  readonly byDimension: Readonly<Record<string, number>>
}

/** A source's mean score at the end of one harvest. */
export interface ScorePoint {
  readonly harvest: number
  readonly at: Date
  readonly points: number
}

/** What is kept: one function per question, the same on every database. */
export interface Store {
  sources(): Promise<readonly StoredSource[]>
  source(id: string): Promise<StoredSource | null>
  /**
   * Adds or replaces; a source keeps its number for ever. When its rank changes, or it is turned on or off, everything
   * it holds is settled anew against the other catalogues in the same transaction: seconds for 20,000 datasets, during
   * which the calling thread answers nothing else.
   */
  putSource(source: Source): Promise<StoredSource>
  /**
   * Takes the source and its entries away; its numbers are not given again. False when there was none. One transaction:
   * seconds for 20,000 datasets, during which the calling thread answers nothing else.
   */
  removeSource(id: string): Promise<boolean>

  /** What makes the next request conditional: from the last harvest that succeeded or was unchanged. */
  validatorsOf(
    source: string,
  ): Promise<Validators & { readonly documentChecksum: string | null; readonly judgedBy: string | null }>
  /** primaryTopic → type and checksum of every record that stands (is not missing) for a source. */
  standing(
    source: string,
  ): Promise<ReadonlyMap<string, { readonly resourceType: ResourceType; readonly checksum: string }>>
  saveHarvest(result: HarvestResult): Promise<Harvest>
  harvest(id: number): Promise<Harvest | null>
  /** Newest first. */
  harvests(options: {
    readonly source?: string
    readonly limit: number
    readonly offset: number
  }): Promise<Page<Harvest>>
  /** The last harvest of every source, by source id. */
  latestHarvests(): Promise<ReadonlyMap<string, Harvest>>
  harvestFindings(id: number): Promise<readonly Finding[]>
  /** How many findings a run had, also when they are no longer kept; null when that is not known. */
  harvestFindingCounts(id: number): Promise<Readonly<Record<Severity, number>> | null>
  /** The syntax of what the standing findings of each source are about, by ctx; left out where it is not known. */
  syntaxes(): Promise<ReadonlyMap<number, string>>
  /** The documents of the last good harvest as they were received, the main one first. */
  documents(source: string): Promise<readonly Uint8Array[]>

  entry(id: EntryId): Promise<FullEntry | null>
  /** The entry shown for a resource: the one not superseded; when it is gone everywhere, its last entry. */
  entryOf(primaryTopic: string): Promise<FullEntry | null>
  /** Shown datasets that say they are in a series, by title. */
  members(series: string, options: { readonly limit: number; readonly offset: number }): Promise<Page<FullEntry>>
  /** Shown data services that serve a resource, whichever of the two says so, by title. */
  servicesOf(resource: Pick<Entry, 'primaryTopic'>): Promise<readonly Entry[]>
  /** Entries that this one supersedes, or the one that supersedes it; those that rank best first. */
  duplicatesOf(id: EntryId): Promise<readonly Duplicate[]>
  /** Every shown entry (not missing, not superseded), by primaryTopic, in pages of the database's choosing. */
  published(): AsyncIterable<FullEntry>
  search(search: Search): Promise<SearchResult>
  organisations(options: {
    readonly text: string
    readonly limit: number
    readonly offset: number
  }): Promise<Page<Organisation>>
  organisation(id: EntryId): Promise<Organisation | null>
  organisationOf(iri: string): Promise<Organisation | null>
  totals(): Promise<Totals>

  findings(
    scope: FindingScope,
    options: { readonly limit: number; readonly offset: number },
  ): Promise<Page<StoredFinding>>
  findingGroups(scope: FindingScope): Promise<readonly FindingGroup[]>
  findingCounts(scope: FindingScope): Promise<Readonly<Record<Severity, number>>>

  score(id: EntryId, method: string): Promise<Score | null>
  /** Shown datasets of a publisher with their points, worst first. */
  worstDatasets(
    publisher: string,
    method: string,
    limit: number,
  ): Promise<readonly (Entry & { readonly points: number })[]>
  scoreSummary(
    scope: { readonly publisher?: string; readonly source?: string },
    method: string,
  ): Promise<ScoreSummary | null>
  scoreHistory(source: string, method: string): Promise<readonly ScorePoint[]>

  close(): Promise<void>
}
