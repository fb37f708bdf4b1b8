import { deflateRawSync } from 'node:zlib'
import type { Subject } from '../../harvest/subject.ts'
import type { Document } from '../../model/document.ts'
import type { Finding } from '../../model/finding.ts'
import type { Profile } from '../../profile/profile.ts'
import { decode } from '../../rdf/encoding.ts'
import type { Graph } from '../../rdf/graph.ts'
import { rdf } from '../../rdf/vocabulary.ts'
import { type Check, judgeDocument } from '../../validate/check.ts'
import { groupByResource, groupByRule } from './grouping.ts'
import type { Asked, Judgement, Submission, Verdict } from './judgement.ts'
import { packFindings } from './packed-findings.ts'
import { packLines } from './packed-lines.ts'
import { predict } from './predict.ts'

/** What documents are judged with. */
export interface JudgeTools {
  readonly profiles: ReadonlyMap<string, Profile>
  /** Is told how much of the work is done, from 0 to 1. */
  readonly progress: (share: number) => void
  readonly now: () => Date
}

/** A document that was read, and what it is to be judged by. */
export interface Case {
  readonly submission: Submission
  readonly subject: Subject
  readonly asked: Asked
}

/** Share of the work that reading is, and that judging is after it. */
const [reading, judging] = [0.3, 0.5]

/** Judges a document by each profile asked for. */
export async function judge({ submission, subject, asked }: Case, tools: JudgeTools): Promise<Judgement> {
  const { body, baseIri, mediaType, charset } = submission
  const verdicts: Verdict[] = []
  let graph: Graph | null = null
  let own: readonly Finding[] | undefined
  for (const [at, id] of asked.profiles.entries()) {
    const profile = profileOf(tools, id)
    const progress = (share: number): void => tools.progress(reading + (judging * (at + share)) / asked.profiles.length)
    progress(0)
    const result = await judgeDocument(subject(profile), profile, { strict: asked.isStrict, progress })
    graph ??= result.graph
    if (id === 'dcat-ap-se' && !asked.isStrict) own = result.findings
    verdicts.push(verdictOf(result, profile))
  }
  const { profiles, now } = tools
  const known = own === undefined ? {} : { findings: own }
  const predicted = graph === null ? null : await predict(graph, { profiles, ...known, asOf: now() })
  tools.progress(0.9)
  return {
    name: submission.name,
    asked,
    document: { body: compressed(body), byteLength: body.byteLength, baseIri, mediaType, charset },
    lines: packLines(decode(body, charset).text),
    verdicts,
    predicted,
  }
}

/** A fetched document as it was submitted: by its address. */
export function submissionOf({ url, finalUrl, mediaType, charset, body }: Document): Submission {
  return { name: url, body: new Uint8Array(body), baseIri: finalUrl, mediaType, charset }
}

function profileOf({ profiles }: JudgeTools, id: string): Profile {
  const profile = profiles.get(id)
  if (profile === undefined) throw new Error(`there is no profile ${id}`)
  return profile
}

function verdictOf({ findings, graph, syntax, conforms, counts, resources }: Check, { id }: Profile): Verdict {
  const concerned = new Set(findings.map(({ focusNode }) => focusNode).filter(node => node !== null)).size
  return {
    profile: id,
    syntax,
    isRead: graph !== null,
    isEmpty: graph?.size === 0,
    conforms,
    counts,
    resources,
    described: Math.max(graph === null ? 0 : describedIn(graph), concerned),
    concerned,
    findings: packFindings(findings),
    groups: groupByRule(findings),
    byResource: groupByResource(findings),
  }
}

/** How many resources have a class. */
function describedIn(graph: Graph): number {
  const { subjects } = graph.columns
  return new Set(Array.from(graph.rowsOfPredicate(graph.iri(rdf.type)), row => subjects[row])).size
}

function compressed(body: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(deflateRawSync(body, { level: 1 }))
}
