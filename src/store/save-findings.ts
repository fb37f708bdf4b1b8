import { type Bilingual, type Finding, type Severity, severities } from '../model/finding.ts'
import { allot, type Statements, type Value } from './database.ts'
import type { Words } from './findings.ts'

/** The findings of one run. */
export interface RunFindings {
  readonly harvest: number
  readonly findings: readonly Finding[]
  /** The entry that a focus node belongs to; null when it has none, or when the findings only stand with their run. */
  readonly entryOf: (focusNode: string) => number | null
}

/** Writes the findings of a run, and their groups; what many of them say is stored once. */
export async function insertFindings(statements: Statements, run: RunFindings): Promise<void> {
  const counts = severities.map(severity => run.findings.filter(finding => finding.severity === severity).length)
  await statements.run(putCounts, [run.harvest, ...counts])
  if (run.findings.length === 0) return
  const findings = severities.flatMap(severity => run.findings.filter(finding => finding.severity === severity))
  const first = await allot(statements, 'finding', findings.length)
  await statements.run(number, [run.harvest, first, first + findings.length - 1])
  const words = await insertWords(statements, findings, run.harvest)
  await statements.runEach(insert, rowsOf(findings, { first, words, entryOf: run.entryOf }))
  await statements.runEach(insertGroup, groupsOf(findings, { harvest: run.harvest, first }))
}

const putCounts = 'update harvest set violations = $2, warnings = $3, infos = $4 where id = $1'
const number = 'update harvest set first_finding = $2, last_finding = $3 where id = $1'
const insert = `insert into finding (id, entry_id, severity, words, focus_node, focus_label, value, line, column_number)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`
const insertGroup = `insert into finding_group (harvest, source_shape, severity, example, count, resources)
  values ($1, $2, $3, $4, $5, $6)`

/** The number of each finding's words, in the order of the findings. */
async function insertWords(
  statements: Statements,
  findings: readonly Finding[],
  harvest: number,
): Promise<readonly number[]> {
  const distinct: Finding[] = []
  const alike = new Map<string, Map<string, number[]>>()
  const placeOf = (finding: Finding): number => {
    const byHint = getOrInsert(alike, finding.resultMessage.sv, () => new Map<string, number[]>())
    const candidates = getOrInsert(byHint, finding.hint?.sv ?? '', () => [])
    const known = candidates.find(place => saySame(distinct[place], finding))
    if (known !== undefined) return known
    const place = distinct.push(finding) - 1
    candidates.push(place)
    return place
  }
  const said = findings.map(placeOf)
  const first = await allot(statements, 'words', distinct.length)
  await statements.runEach(
    'insert into words (id, harvest, source_shape, said) values ($1, $2, $3, $4)',
    distinct.map((finding, place) => [first + place, harvest, finding.sourceShape, JSON.stringify(wordsOf(finding))]),
  )
  return said.map(place => first + place)
}

function getOrInsert<Key, Part>(map: Map<Key, Part>, key: Key, make: () => Part): Part {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

/** Would two findings be stored with the same words? */
function saySame(a: Finding, b: Finding): boolean {
  return (
    a.sourceShape === b.sourceShape &&
    a.stage === b.stage &&
    a.focusType === b.focusType &&
    a.resultPath === b.resultPath &&
    a.sourceConstraintComponent === b.sourceConstraintComponent &&
    a.seeAlso === b.seeAlso &&
    isSameText(a.resultMessage, b.resultMessage) &&
    isSameText(a.hint, b.hint) &&
    isSameText(a.pathLabel, b.pathLabel)
  )
}

function isSameText(a: Bilingual | null, b: Bilingual | null): boolean {
  return a === b || (a !== null && b !== null && a.sv === b.sv && a.en === b.en)
}

function wordsOf(finding: Finding): Words {
  const { severity: _, focusNode: _node, focusLabel: _label, value: _value, position: _position, ...words } = finding
  return words
}

interface Numbering {
  readonly first: number
  readonly words: readonly number[]
  readonly entryOf: RunFindings['entryOf']
}

function* rowsOf(findings: readonly Finding[], { first, words, entryOf }: Numbering): Iterable<readonly Value[]> {
  for (const [place, { severity, focusNode, focusLabel, value, position }] of findings.entries()) {
    const entry = focusNode === null ? null : entryOf(focusNode)
    const stated = [focusNode, focusLabel, value, position?.line ?? null, position?.column ?? null]
    yield [first + place, entry, severities.indexOf(severity), words[place], ...stated]
  }
}

interface Group {
  readonly sourceShape: string
  readonly severity: Severity
  readonly example: number
  readonly nodes: Set<string>
  count: number
}

function groupsOf(
  findings: readonly Finding[],
  { harvest, first }: { readonly harvest: number; readonly first: number },
): readonly (readonly Value[])[] {
  const groups = new Map<string, Group>()
  for (const [place, { sourceShape, severity, focusNode }] of findings.entries()) {
    const key = `${severity} ${sourceShape}`
    const group = groups.get(key) ?? { sourceShape, severity, example: first + place, nodes: new Set(), count: 0 }
    groups.set(key, group)
    group.count++
    if (focusNode !== null) group.nodes.add(focusNode)
  }
  return [...groups.values()].map(({ sourceShape, severity, example, nodes, count }) => {
    return [harvest, sourceShape, severities.indexOf(severity), example, count, nodes.size]
  })
}
