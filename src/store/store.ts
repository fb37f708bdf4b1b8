import type { Actor, AuditEntry, Role, Token } from '../model/access.ts'
import type { AssessedDataset, Pattern } from '../model/assessment.ts'
import type { ResourceDiff } from '../model/diff.ts'
import type { Exchange, KeptDocument, Validators } from '../model/document.ts'
import type { Finding, Severity } from '../model/finding.ts'
import type {
  Changes,
  Decision,
  FindingsDelta,
  Harvest,
  HarvestFailure,
  HarvestStatus,
  LogEntry,
  Received,
  RunningHarvest,
  Timings,
  UnchangedBy,
} from '../model/harvest.ts'
import type { DueLink, HostLinks, KnownLink, LinkObservation, LinkState } from '../model/link.ts'
import type { Delivery, Notice, StoredNotice } from '../model/notice.ts'
import type { CatalogueRecord, ResourceType } from '../model/record.ts'
import type { Points } from '../model/score.ts'
import type { ScoreBasis, ScoreChange, SeriesPoint, SeriesScope, StoredScoreChange } from '../model/score-history.ts'
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
  /** Since when it is not in its source's answer; null while it is there. It stands, and is shown, till it is removed. */
  readonly missingSince: Date | null
  /** When it was removed: its grace over, its removal approved, or said by the source itself; null while it stands. */
  readonly removedAt: Date | null
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
   * rank, is public where the other is private, or publishes where the other collects; `order` when nothing but the order
   * of sources does.
   */
  readonly decidedBy: 'enabled' | 'rank' | 'public' | 'collector' | 'order'
}

/** Resources that may be the same though the rules do not say so; they are listed and never merged. */
export interface LikelyDuplicate {
  /** What they have in common: an access URL, title and publisher, or an IRI but for case, scheme and last slash. */
  readonly reason: 'accessURL' | 'title-and-publisher' | 'iri'
  /** The common value, for people. */
  readonly value: string
  readonly entries: readonly Entry[]
}

/** A resource of a source that is shown from another one. */
export interface LostDuplicate extends Duplicate {
  /** The one that lost; `entry` is the one shown. */
  readonly lost: Entry
}

/** A source taken for one run; nobody else harvests it until the run is saved, given up or its lease runs out. */
export interface Lease {
  /** Number of the run. */
  readonly run: number
  readonly source: string
  readonly holder: string
}

/** What a run is to be applied to: everything that is remembered of a source. */
export interface Remembered extends Validators {
  readonly documentChecksum: string | null
  /** Checksum of the graph as it was published, the same whatever syntax and order; null when none is known. */
  readonly graphChecksum: string | null
  readonly judgedBy: string | null
  /** What its scores were judged by; null when it has none yet. */
  readonly basis: ScoreBasis | null
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
  /** Points under the headline method, 0–405; null when it is not scored. */
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
  /** Mean points of its datasets under the headline method, 0–405; null when nothing is scored. */
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
  /** The documents received, the main one first; kept by checksum for as many runs as the source's limits say. */
  readonly documents: readonly KeptDocument[]
  /** Records to add or update, made as they are saved where there are very many; empty unless `succeeded`. */
  readonly changed: Iterable<CatalogueRecord> | AsyncIterable<CatalogueRecord>
  /** primaryTopics that are removed now; empty unless `succeeded`. */
  readonly removed: readonly string[]
  /** primaryTopics that are not in the answer and get a grace, those that wait already included; of a good run they alone are missing. */
  readonly missing?: readonly string[]
  /** The lease of the run, which saving gives back. */
  readonly lease?: Lease
  readonly unchangedBy?: UnchangedBy | null
  readonly isComplete?: boolean | null
  /** Of a held run what an approval would approve; of one that succeeded the approved digest that it used up. */
  readonly digest?: string | null
  readonly exchanges?: readonly Exchange[]
  readonly graphChecksum?: string | null
  /** What the source kind wants kept till next time; replaces what was kept when the run is good. */
  readonly state?: Uint8Array | null
  /** What the source kind had kept before, which a replay of this run needs. */
  readonly stateBefore?: Uint8Array | null
  /**
   * What became of each resource, for a run that changed something or would have; kept in the order given. Left out of the
   * first run of a source, to which everything is new. Read through before `changed`, while the store is as it was.
   */
  readonly diffs?: Iterable<ResourceDiff> | AsyncIterable<ResourceDiff>
  readonly findingsDelta?: readonly FindingsDelta[]
  readonly log?: readonly LogEntry[]
  /** Told in the same transaction, so that none is lost and none told twice. */
  readonly notices?: readonly Notice[]
  /**
   * Replaces all findings of the source when it was read through (`succeeded`, or `unchanged` with documents);
   * of a run that failed or is held, kept with the run alone.
   */
  readonly findings: readonly Finding[]
  /** Replaces all scores of the source when it was read through. */
  readonly assessed: readonly AssessedDataset[]
  /** Kept with the time of the run: datasets whose points changed, came or went. */
  readonly scoreChanges?: readonly ScoreChange[]
  /** What the scores were judged by; kept with the source when it was judged. */
  readonly basis?: ScoreBasis
  /** For resources without a record of their own (distributions, blank nodes): primaryTopic of the record they lie in. */
  readonly owners?: ReadonlyMap<string, string>
  /** What the findings and scores were judged by; when it differs from last time, everything is judged anew. */
  readonly judgedBy?: string
  /**
   * Was the source judged in this run, so that its findings and scores replace those that stand? Unless told: when the
   * run is good and has documents, and no rung of the ladder before `records` ended it.
   */
  readonly isJudged?: boolean
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
  /** Mean share of the points that could be judged, as the confident figures have it, 0–1; null when nothing could. */
  readonly confidentShare: number | null
  /** Mean confidence, 0–1. */
  readonly confidence: number
}

/** A dataset that stands, its assessment and its points. */
export interface StoredAssessment extends AssessedDataset {
  readonly entry: EntryId
  readonly primaryTopic: string
  readonly title: Texts
  readonly source: string
  readonly publisher: string | null
  /** When it was last seen to be as it is, as of an `Entry`. */
  readonly lastSeen: Date
  /** Another number whenever it is written anew. */
  readonly revision: number
}

/** A pattern and how many datasets have it. */
export interface PatternCount {
  readonly pattern: Pattern
  readonly datasets: number
}

/** Whose assessments are asked for: what is shown of a publisher, all that a source holds, or certain entries. */
export type AssessmentScope =
  | { readonly publisher: string }
  | { readonly source: string }
  | { readonly entries: readonly EntryId[] }

/** A dataset whose points are no longer what they were. */
export interface Rescored {
  readonly entry: EntryId
  readonly assessed: AssessedDataset
  readonly change: ScoreChange
  /** Of the assessment that it was made of: when that one does not stand any more, nothing of it is saved. */
  readonly revision?: number
}

/** How the addresses of a group are. */
export interface LinkSummary {
  readonly addresses: number
  readonly checked: number
  /** Hosts, those with most failing addresses first. */
  readonly hosts: readonly HostLinks[]
}

/** A publisher's place among those of its size, under the headline method. */
export interface PublisherScore extends EntryId {
  readonly iri: string
  readonly name: Texts
  readonly datasets: number
  /** Mean points. */
  readonly points: number
  readonly byRating: Readonly<Partial<Record<Points['rating'], number>>>
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
   * which the calling thread answers nothing else. The actor is written to the audit log with what differs.
   */
  putSource(source: Source, actor?: Actor): Promise<StoredSource>
  /** The same of several sources, all of them or none. */
  putSources(sources: readonly Source[], actor?: Actor): Promise<readonly StoredSource[]>
  /**
   * Takes the source and its entries away; its numbers are not given again. False when there was none. One transaction:
   * seconds for 20,000 datasets, during which the calling thread answers nothing else.
   */
  removeSource(id: string, actor?: Actor): Promise<boolean>

  /**
   * Takes a source for a run of ours; null while another run holds it. A run whose lease has run out is closed first, as
   * failed with `interrupted`.
   */
  takeLease(order: {
    readonly source: string
    readonly holder: string
    readonly trigger: Harvest['trigger']
    readonly now: Date
    readonly leaseMs: number
  }): Promise<Lease | null>
  /** Holds it longer; false when it is not ours any more. */
  renewLease(lease: Lease, until: { readonly now: Date; readonly leaseMs: number }): Promise<boolean>
  /** Gives the source back without a run: nothing is kept of it but its number, which is not given again. */
  giveLeaseBack(lease: Lease): Promise<void>
  /** Closes every run whose lease has run out, as failed with `interrupted`; answers them. */
  closeInterrupted(now: Date): Promise<readonly Harvest[]>
  /** The runs that are going on in any process, by source id. */
  running(): Promise<ReadonlyMap<string, RunningHarvest>>

  /** What is remembered from the last harvest that succeeded or was unchanged. */
  remembered(source: string): Promise<Remembered>
  /** What the source kind has kept; null when nothing. */
  sourceState(source: string): Promise<Uint8Array | null>
  /** primaryTopic → type, checksum and since when it is missing, of every record that stands (is not removed) for a source. */
  standing(
    source: string,
  ): Promise<
    ReadonlyMap<
      string,
      { readonly resourceType: ResourceType; readonly checksum: string; readonly missingSince: Date | null }
    >
  >
  /** The descriptions of records that stand, canonical N-Quads by primaryTopic; those not there are left out. */
  descriptions(source: string, topics: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** What was last found in records of a source that stand, and their scores. */
  judgementOf(
    source: string,
    topics: readonly string[],
  ): Promise<
    readonly {
      readonly primaryTopic: string
      readonly findings: readonly Finding[]
      readonly assessed: readonly AssessedDataset[]
    }[]
  >
  /** @throws StoreError `lease-lost` when the run's lease is not held any more: nothing is saved then */
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
  /** What a run received and had from before, to read it again; null when it is not kept, or nothing was received. */
  receivedBy(id: number): Promise<{
    readonly documents: readonly KeptDocument[]
    readonly stateBefore: Uint8Array | null
  } | null>
  /** What became of each resource in a run, by type and IRI; null when the run changed nothing or it is not kept. */
  diffs(id: number): Promise<readonly ResourceDiff[] | null>
  findingsDelta(id: number): Promise<readonly FindingsDelta[]>
  logOf(id: number): Promise<readonly LogEntry[]>
  /** Held runs that nothing is decided of and that no later run of the source has replaced, newest first. */
  heldRuns(): Promise<readonly Harvest[]>
  /**
   * Decides of a held run. An approval is of this run's digest alone: the next run of the source that would remove exactly
   * the same is applied, unless a run with a complete answer was good before it: then the approval is over. `digest` says what the operator saw. `not-held` also when a later run has replaced it: one that was
   * good, or one that is held for removing something else.
   */
  decide(
    id: number,
    decision: Decision & { readonly digest: string },
  ): Promise<'decided' | 'not-held' | 'decided-already' | 'other-digest'>
  /** Digests that are approved, not yet used by a run that was applied, and not over. */
  approvals(source: string): Promise<ReadonlySet<string>>

  /** Notices of a source, an organisation (IRI) or all, newest first. */
  notices(
    scope: { readonly source?: string; readonly organisation?: string },
    options: { readonly limit: number; readonly offset: number },
  ): Promise<Page<StoredNotice>>
  /** Notices that no deliveries have been made of yet, oldest first. */
  newNotices(limit: number): Promise<readonly StoredNotice[]>
  /**
   * Makes deliveries, none perhaps, and ticks the notices off, in one transaction. A delivery of notices that another
   * process has ticked off meanwhile is not made; one of no notices (a digest) always is.
   */
  dispatch(
    notices: readonly number[],
    deliveries: readonly Pick<Delivery, 'channel' | 'recipient' | 'source' | 'notices' | 'createdAt'>[],
  ): Promise<void>
  /** Deliveries whose time has come, oldest first. */
  dueDeliveries(now: Date, limit: number): Promise<readonly Delivery[]>
  /**
   * Takes a due delivery for sending: puts its next attempt to `until`, in one statement. False when it is not due any more,
   * as another process has taken it or it is done.
   */
  claimDelivery(id: number, options: { readonly now: Date; readonly until: Date }): Promise<boolean>
  /** Counts an attempt; delivered when it has no error, given up when it has one and no next attempt. */
  noteAttempt(
    id: number,
    outcome: { readonly at: Date; readonly error: string | null; readonly nextAttemptAt: Date | null },
  ): Promise<void>
  /** Newest first. */
  deliveries(options: {
    readonly source?: string
    readonly limit: number
    readonly offset: number
  }): Promise<Page<Delivery>>
  /** When the last digest to a receiver was made; null when none was. */
  lastDigest(recipient: string): Promise<Date | null>
  noteDigest(recipient: string, at: Date): Promise<void>

  /** Adds a token by the SHA-256 of its secret. */
  addToken(
    token: { readonly label: string; readonly role: Role; readonly sources: readonly string[]; readonly hash: string },
    actor: Actor,
  ): Promise<Token>
  /** The token that holds with this hash; notes that it was used. */
  tokenOf(hash: string, now: Date): Promise<Token | null>
  tokens(): Promise<readonly Token[]>
  /** False when there is no such token that holds. */
  revokeToken(id: number, actor: Actor): Promise<boolean>
  audit(entry: Omit<AuditEntry, 'id'>): Promise<void>
  /** Newest first. */
  auditLog(options: {
    readonly subject?: string
    readonly limit: number
    readonly offset: number
  }): Promise<Page<AuditEntry>>

  /** primaryTopics of a source's resources that are shown from another one, as many as asked for at the most, by title. */
  lostTopics(source: string, limit: number): Promise<readonly string[]>
  /** Resources of a source that are shown from another one, by title. */
  lostDuplicates(
    source: string,
    options: { readonly limit: number; readonly offset: number },
  ): Promise<Page<LostDuplicate>>
  /**
   * Shown datasets and services that may be the same, of all sources or where one of a source is among them; IRIs first,
   * then access URLs, then titles. What more than 20 have in common is left out, and so is an access URL that datasets of
   * one source alone share, unless their titles are the same too.
   */
  likelyDuplicates(
    scope: { readonly source?: string },
    options: { readonly limit: number; readonly offset: number },
  ): Promise<Page<LikelyDuplicate>>
  /**
   * Who would be shown if a source had these records: of those that would lose, by primaryTopic, the entry that would be
   * shown. Asks only; changes nothing. The source need not be stored, or may have another precedence than it is stored with.
   */
  wouldLose(
    source: string | Pick<Source, 'id' | 'precedence' | 'enabled'>,
    records: readonly Pick<CatalogueRecord, 'primaryTopic' | 'resourceType' | 'identity'>[],
  ): Promise<ReadonlyMap<string, Entry>>

  entry(id: EntryId): Promise<FullEntry | null>
  /** The entry shown for a resource: the one not superseded; when it is gone everywhere, its last entry. */
  entryOf(primaryTopic: string): Promise<FullEntry | null>
  /** Shown datasets that say they are in a series, by title. */
  members(series: string, options: { readonly limit: number; readonly offset: number }): Promise<Page<FullEntry>>
  /** Shown data services that serve a resource, whichever of the two says so, by title. */
  servicesOf(resource: Pick<Entry, 'primaryTopic'>): Promise<readonly Entry[]>
  /** Entries that this one supersedes, or the one that supersedes it; those that rank best first. */
  duplicatesOf(id: EntryId): Promise<readonly Duplicate[]>
  /** Every shown entry (not removed, not superseded), by primaryTopic, in pages of the database's choosing. */
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

  /** Assessments by title order of primaryTopic, in pages of the database's choosing. Private persons' are among them. */
  assessments(scope: AssessmentScope): AsyncIterable<StoredAssessment>
  /** The assessment of one dataset; null when it has none. */
  assessment(id: EntryId): Promise<StoredAssessment | null>
  /** How the shown datasets are judged, all of them or a publisher's: each pattern once, and how many datasets have it. */
  patterns(scope: { readonly publisher?: string }): Promise<readonly PatternCount[]>
  /**
   * A word that is another one whenever assessments have been replaced anywhere, by a harvest or a round of links: until then
   * what was made from them holds.
   */
  assessmentsStamp(): Promise<string>
  /** The assessments that stand for a source by `computedOn`, with the checksum of the record that each lies in. */
  standingAssessments(
    source: string,
  ): Promise<ReadonlyMap<string, { readonly checksum: string; readonly assessed: AssessedDataset }>>
  /** How the points of a dataset changed, newest first. */
  scoreChanges(id: EntryId, limit: number): Promise<readonly StoredScoreChange[]>
  /** The series of a scope under a method, oldest first; a row for each day on which the mean changed. */
  scoreSeries(scope: SeriesScope, method: string): Promise<readonly SeriesPoint[]>
  /** Writes today's rows of every series that changed: all methods, all organisations, all sources and the country. */
  noteSeries(now: Date): Promise<void>
  /** Every organisation that has scores and is no private person, by mean points under a method, best first. */
  publisherScores(method: string): Promise<readonly PublisherScore[]>

  /** What is known of the addresses of a source's datasets, by address. */
  knownLinks(source: string): Promise<ReadonlyMap<string, KnownLink>>
  /** What is known of addresses; those never asked for are left out. */
  linkStates(urls: readonly string[]): Promise<ReadonlyMap<string, LinkState>>
  /**
   * Distinct addresses of what stands that are due: never asked for, or their time has come; those waiting longest first, at
   * most `perHost` of a host and `perDataset` of a dataset. Counts those left out by either cap into what `links` answers.
   */
  dueLinks(options: {
    readonly now: Date
    readonly limit: number
    readonly perHost: number
    readonly perDataset: number
  }): Promise<readonly DueLink[]>
  /** Keeps what was seen and what it makes of the states; addresses that nobody names any more are forgotten in time. */
  saveLinks(checks: readonly { readonly observation: LinkObservation; readonly state: LinkState }[]): Promise<void>
  /** The datasets that name any of these addresses. */
  assessmentsNaming(urls: readonly string[]): AsyncIterable<StoredAssessment>
  /**
   * Replaces assessments and keeps their changes, with notices of the sources concerned, in one transaction. What was
   * harvested anew or taken away meanwhile is left as it is. While a run goes on for a source its datasets are left as well
   * when `sparesRunning`, so that neither is judged by what the other replaces.
   */
  saveRescored<Each extends Rescored>(
    rescored: readonly Each[],
    options: {
      readonly at: Date
      readonly notices: readonly { readonly source: string; readonly notice: Notice }[]
      readonly sparesRunning?: boolean
    },
  ): Promise<{ readonly saved: readonly Each[]; readonly spared: readonly Each[] }>
  /** How the addresses of a publisher, a source or all are, by host. */
  links(scope: { readonly publisher?: string; readonly source?: string }): Promise<LinkSummary>
  /** How much was left out of the last round of link checks by the caps, for a dataset. */
  skippedLinks(id: EntryId): Promise<number>
  /** The last observations of an address, newest first. */
  linkHistory(url: string, limit: number): Promise<readonly LinkObservation[]>

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
