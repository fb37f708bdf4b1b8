import type { Assessment, Evidence, Fix, FixCost } from '../model/assessment.ts'
import type { Bilingual } from '../model/finding.ts'
import type { Profile } from '../profile/profile.ts'
import { BlankNode } from '../rdf/terms.ts'
import { type FixRow, fixTableOf } from './fix-table.ts'
import { fixWords } from './fix-words.ts'
import { flatStatements } from './flat-turtle.ts'
import { templateOf } from './template.ts'

/** A fix, or several codes with a space between, in one place. */
export interface FixPlace {
  readonly fix: string
  readonly resource: number
}

/** No fix: only what broke it can be mended. */
const noFix: Fix = {
  fix: '',
  label: { sv: '', en: '' },
  text: { sv: '', en: '' },
  property: null,
  turtle: null,
  cost: 'value',
}

const costs: readonly FixCost[] = ['vocabulary', 'value', 'link', 'data']

/** A fix in words and in Turtle, with what stands in that place and what would count there. @throws Error naming a code that there is none of */
export function fixAt(assessment: Pick<Assessment, 'evidence'>, { fix, resource }: FixPlace, profile: Profile): Fix {
  const table = fixTableOf(profile)
  const fixes = fix.split(' ').flatMap(code => {
    if (code === '') return []
    const row = table.get(code)
    if (row === undefined) throw new Error(`vocab/score-fixes.tsv has no ${code}`)
    return [oneAt(row, evidenceFor(assessment, { fix: code, resource }))]
  })
  return fixes.length > 1 ? together(fixes) : (fixes[0] ?? noFix)
}

/** What stands where a fix would be made, in the order of the values. */
export function evidenceFor({ evidence }: Pick<Assessment, 'evidence'>, { fix, resource }: FixPlace): Evidence[] {
  const byResource = sorted.get(evidence) ?? Map.groupBy(evidence, entry => entry.resource)
  sorted.set(evidence, byResource)
  return (byResource.get(resource) ?? []).filter(({ about }) => about === fix)
}

/** Evidence by resource, sorted out once: a dataset may have thousands, and each is asked for many times. It never changes. */
const sorted = new WeakMap<readonly Evidence[], ReadonlyMap<number, readonly Evidence[]>>()

/** Fixes in words, by row and by what stands there and would count: the same few are told in thousands of places. */
const known = new WeakMap<FixRow, Map<string, Fix>>()
const mostKnown = 512

function oneAt(row: FixRow, evidence: readonly Evidence[]): Fix {
  const found = evidence.find(({ value }) => value !== null)?.value ?? null
  const written = evidence.find(({ turtle }) => turtle !== undefined)?.turtle ?? row.turtle
  const key = JSON.stringify([found, written])
  const ofRow = known.get(row) ?? new Map<string, Fix>()
  const fix = ofRow.get(key) ?? toldAs(row, found, written)
  if (ofRow.size >= mostKnown) ofRow.clear()
  known.set(row, ofRow.set(key, fix))
  return fix
}

function toldAs(row: FixRow, found: string | null, written: string): Fix {
  const turtle = written === '' || (row.kind === 'link' && found !== null) ? null : written
  const value = turtle === null ? null : valueIn(turtle, row)
  const words = (text: string): string => fixWords(text, { value, found })
  return {
    fix: row.code,
    label: row.label,
    text: { sv: words(row.text.sv), en: words(row.text.en) },
    property: row.property,
    turtle,
    cost: row.cost,
  }
}

/** Fixes to be made together, as one. */
function together(fixes: readonly Fix[]): Fix {
  const joined = (of: (fix: Fix) => Bilingual, by: string): Bilingual => ({
    sv: fixes.map(fix => of(fix).sv).join(by),
    en: fixes.map(fix => of(fix).en).join(by),
  })
  const turtle = joinedTurtle(fixes.flatMap(fix => fix.turtle ?? []))
  return {
    fix: fixes.map(({ fix }) => fix).join(' '),
    label: joined(({ label }) => label, ' + '),
    text: joined(({ text }) => text, ' '),
    property: null,
    turtle: turtle === '' ? null : turtle,
    cost: costs.findLast(cost => fixes.some(fix => fix.cost === cost)) ?? 'value',
  }
}

/** Predicates and objects first, then what goes on about other subjects. */
function joinedTurtle(written: readonly string[]): string {
  const parts = written.map(turtle => turtle.split(/ \. (?=<|_:)/))
  const own = parts.map(([first]) => first).join(' ; ')
  return [own, ...parts.flatMap(([, ...others]) => others)].join(' . ')
}

/** The values of the fix's property in Turtle, as people read them; null when that is none in a word. */
function valueIn(turtle: string, { property }: FixRow): string | null {
  if (property === null) return null
  const flat = flatStatements(turtle)
  const values =
    flat?.flatMap(([name, { value }]) => (name === property ? [value] : [])) ?? parsedValues(turtle, property)
  return values.length === 0 ? null : values.join(', ')
}

function parsedValues(turtle: string, property: string): string[] {
  const { graph, subject } = templateOf(turtle)
  const values = graph.objectsOf(subject, graph.iri(property)).filter(value => graph.kind(value) !== BlankNode)
  return values.map(value => graph.value(value))
}
