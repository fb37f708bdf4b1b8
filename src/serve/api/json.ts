import type { Changes, Harvest } from '../../model/harvest.ts'
import { shownAddress } from '../../model/shown-address.ts'
import type { More } from '../../report/validation/json.ts'
import type { Entry, FindingGroup, Organisation, SearchHit, StoredFinding, StoredSource } from '../../store/store.ts'
import { numberOf, pathOf, recordPath } from '../links.ts'
import { shownFacts } from '../parts/run/shown-exchange.ts'

/** An entry as the API gives it. */
export function entryJson(entry: Entry, baseUrl: string): Readonly<Record<string, unknown>> {
  return {
    id: numberOf(entry),
    uri: entry.primaryTopic,
    type: entry.resourceType,
    title: entry.title,
    description: entry.description,
    publisher: entry.publisher,
    harvestSource: entry.source,
    issued: entry.issued,
    modified: entry.modified,
    firstSeen: entry.firstSeen.toISOString(),
    lastSeen: entry.lastSeen.toISOString(),
    lastChanged: entry.lastChanged.toISOString(),
    missingSince: entry.missingSince?.toISOString() ?? null,
    removedAt: entry.removedAt?.toISOString() ?? null,
    supersededBy: entry.supersededBy === null ? null : numberOf(entry.supersededBy),
    checksum: entry.checksum,
    pageUrl: baseUrl + pathOf(entry),
    recordUrl: baseUrl + recordPath(entry),
  }
}

/** A search hit as the API gives it. */
export function hitJson(hit: SearchHit, baseUrl: string): Readonly<Record<string, unknown>> {
  return {
    ...entryJson(hit, baseUrl),
    publisherName: hit.publisherName,
    themes: hit.themes,
    formats: hit.formats,
    accessRights: hit.accessRights,
    isHighValue: hit.isHighValue,
    qualityPoints: hit.score,
  }
}

/** An organisation as the API gives it. */
export function organisationJson(organisation: Organisation, baseUrl: string): Readonly<Record<string, unknown>> {
  return {
    id: numberOf(organisation),
    uri: organisation.iri,
    name: organisation.name,
    type: organisation.type,
    datasets: organisation.datasets,
    dataServices: organisation.dataServices,
    qualityPoints: organisation.score,
    pageUrl: `${baseUrl}/organisations/${numberOf(organisation)}`,
  }
}

/** A source with its last run as the API gives it; where it is harvested, nothing about how it is guarded. */
export function sourceJson(source: StoredSource, last: Harvest | null): Readonly<Record<string, unknown>> {
  return {
    id: source.id,
    number: source.ctx,
    title: source.title,
    organisation: source.organisation,
    kind: source.kind,
    url: shownAddress(source.url),
    profile: source.profile,
    schedule: source.schedule,
    isEnabled: source.enabled,
    latestRun: last === null ? null : runJson(last),
  }
}

/** A run as the API gives it, with counts of what changed; times in UTC, durations in ms. */
export function runJson(harvest: Harvest): Readonly<Record<string, unknown>> {
  const { startedAt, endedAt, source, changes, exchanges: _, decision, error, received, ...rest } = harvest
  return {
    ...rest,
    error: error === null ? null : { ...error, details: shownFacts(error.details) },
    received: received === null ? null : { ...received, finalUrl: shownAddress(received.finalUrl) },
    harvestSource: source,
    startedAt: startedAt.toISOString(),
    endedAt: endedAt.toISOString(),
    changes: changes === null ? null : countsOf(changes),
    decision: decision === null ? null : { kind: decision.kind, at: decision.at.toISOString() },
  }
}

function countsOf({ added, updated, removed, unchanged, missing, byType }: Changes): Readonly<Record<string, unknown>> {
  return { added, updated, removed, unchanged, missing, byType }
}

/** A finding as the API gives it, with what its rule adds to it. */
export function findingJson({ entry, ...finding }: StoredFinding, more: More): Readonly<Record<string, unknown>> {
  return { ...finding, ...more, entry: entry === null ? null : numberOf(entry) }
}

/** Findings of one rule as the API gives them, with what the rule adds to them. */
export function groupJson({ example, count, resources }: FindingGroup, more: More): Readonly<Record<string, unknown>> {
  return {
    rule: example.sourceShape,
    severity: example.severity,
    count,
    resources,
    resultMessage: example.resultMessage,
    hint: example.hint,
    seeAlso: example.seeAlso,
    ...more,
  }
}
