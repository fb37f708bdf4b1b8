import { type Problem, problem } from '../model/finding.ts'
import type { Graph } from '../rdf/graph.ts'
import { BlankNode, NamedNode } from '../rdf/terms.ts'
import { dcterms } from '../rdf/vocabulary.ts'
import type { FeedEvent, Moment } from './ldes-entity.ts'
import { entitiesOf, follow, isOfActivity, isRemoval, membersOf } from './ldes-members.ts'
import { iriOf, payloadOf, type RowsByGraph, rowsByGraph } from './ldes-payload.ts'
import { type Stream, usualVersionOf } from './ldes-stream.ts'
import { tree } from './ldes-terms.ts'
import { instantOf } from './ldes-time.ts'

/** What the members of one fragment tell. */
export interface FragmentEvents {
  readonly events: readonly FeedEvent[]
  readonly problems: readonly Problem[]
}

/**
 * The events of a fragment. A member that cannot be understood is told of and left out; one whose time cannot be read
 * is older than all others.
 * @see https://semiceu.github.io/LDES-DCAT-AP-feeds/
 */
export function eventsOf(graph: Graph, stream: Stream): FragmentEvents {
  const reading = startReading(graph, stream)
  const events: FeedEvent[] = []
  const problems: Problem[] = []
  for (const member of reading.members) {
    const { event, problem: found } = eventOf(member, reading)
    if (event !== null) events.push(event)
    if (found !== null) problems.push(found)
  }
  return { events, problems: fewOf(problems) }
}

interface EventReading {
  readonly graph: Graph
  readonly stream: Stream
  readonly members: readonly number[]
  readonly rows: RowsByGraph
  readonly fences: ReadonlySet<number>
  readonly aboutVersion: ReadonlySet<number>
}

function startReading(graph: Graph, stream: Stream): EventReading {
  const members = membersOf(graph)
  const feed = [...graph.rowsOfPredicate(graph.iri(tree.member))].map(row => graph.columns.subjects[row])
  const entities = members.flatMap(member => entitiesOf(graph, stream, member))
  const { timestampPath, sequencePath, versionTimestampPath, versionSequencePath, versionOfPath } = stream
  const times = [timestampPath, sequencePath, versionTimestampPath, versionSequencePath].map(path => path ?? [])
  const paths = [...times, ...(versionOfPath === null ? usualVersionOf : [versionOfPath])]
  const about = paths.flatMap(path => path.slice(0, 1)).filter(name => !resourceDates.includes(name))
  const fences = new Set([...members, ...feed, ...entities])
  return {
    graph,
    stream,
    members,
    rows: rowsByGraph(graph),
    fences,
    aboutVersion: new Set(about.map(n => graph.iri(n))),
  }
}

/** Times that a version shares with the resource. */
const resourceDates: readonly string[] = [dcterms.modified, dcterms.issued]

function eventOf(member: number, reading: EventReading): { event: FeedEvent | null; problem: Problem | null } {
  const { graph, stream, rows, fences, aboutVersion } = reading
  const focusNode = nameOf(graph, member)
  const entities = entitiesOf(graph, stream, member)
  const entity = entities.length === 1 ? iriOf(graph, entities[0]) : null
  if (entity === null) {
    const value = entities.length === 0 || graph.kind(entities[0]) === BlankNode ? null : graph.value(entities[0])
    return { event: null, problem: about('ldes-event-object', { focusNode, value }) }
  }
  const { moment, instant, undated } = timesOf(member, focusNode, reading)
  if (isRemoval(graph, stream, member))
    return { event: { moment, instant, entity, statements: null }, problem: undated }
  const isActivity = isOfActivity(graph, member)
  const statements = payloadOf(graph, rows, { member, entity: entities[0], isActivity, fences, aboutVersion })
  if (statements === '') return { event: null, problem: about('ldes-event-empty', { focusNode, value: entity }) }
  return { event: { moment, instant, entity, statements }, problem: undated }
}

/** When a member came, and its place among the versions of what it is about. */
function timesOf(
  member: number,
  focusNode: string,
  { graph, stream }: EventReading,
): { readonly moment: Moment; readonly instant: string; readonly undated: Problem | null } {
  const first = (path: readonly string[] | null): string | null => {
    const [id] = path === null ? [] : follow(graph, member, path)
    return id === undefined ? null : graph.value(id)
  }
  const [came, version] = [first(stream.timestampPath), first(stream.versionTimestampPath)]
  const [instant, at] = [came, version ?? came].map(time => (time === null ? null : instantOf(time)))
  const sequence = first(stream.versionSequencePath) ?? first(stream.sequencePath) ?? ''
  const event = graph.kind(member) === NamedNode ? focusNode : ''
  const undated = at === null ? about('ldes-event-time', { focusNode, value: version ?? came }) : null
  return { moment: { at: at ?? '', sequence, event }, instant: instant ?? '', undated }
}

function about(rule: string, parts: Pick<Problem, 'focusNode' | 'value'>): Problem {
  return problem('source', rule, parts)
}

function nameOf(graph: Graph, id: number): string {
  return iriOf(graph, id) ?? `_:${graph.value(id)}`
}

/** More problems of one fragment than this are only counted. */
const mostProblems = 100

function fewOf(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= mostProblems) return problems
  const details = { count: String(problems.length - mostProblems) }
  return [...problems.slice(0, mostProblems), problem('parse', 'problems-left-out', { details })]
}
