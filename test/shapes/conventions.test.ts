import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { severities } from '../../src/model/finding.ts'
import { loadProfile } from '../../src/profile/load.ts'
import type { Profile, Rule } from '../../src/profile/profile.ts'
import { readTurtle } from '../../src/profile/turtle.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { NamedNode } from '../../src/rdf/terms.ts'
import { rule as facet, rdf, rdfs, sh } from '../../src/rdf/vocabulary.ts'
import { checks } from '../../src/validate/checks.ts'
import { shapesNamespace } from './fixtures.ts'

const folder = resolve(import.meta.dirname, '../../shapes/dcat-ap-se')
const facts = resolve(import.meta.dirname, '../../../shared/profile/dcat-ap-se-3.0.1.json')
const shacl = 'http://www.w3.org/ns/shacl#'

/** What says something of a rule, or belongs to the constraint named beside it, and is no constraint itself. */
const besides = new Set(
  'path severity name message description targetClass targetSubjectsOf targetObjectsOf flags ignoredProperties qualifiedMinCount qualifiedMaxCount'
    .split(' ')
    .map(name => shacl + name),
)

/** The closed lists: end of the rule's name → the table, and the column that picks the Swedish list out of it. */
const lists: Readonly<Record<string, readonly [scheme: string, column?: string]>> = {
  'theme-value': ['data-theme', 'in_dcat_ap_se'],
  'themeTaxonomy-value': ['theme-taxonomy'],
  'accrualPeriodicity-value': ['frequency', 'in_dcat_ap_se'],
  'accessRights-value': ['access-right', 'in_dcat_ap_se'],
  'language-value': ['language', 'in_dcat_ap_se'],
  'hvdCategory-value': ['hvd-category'],
  'availability-value': ['planned-availability', 'in_dcat_ap_se'],
  'status-value': ['distribution-status', 'in_dcat_ap_se'],
  'applicableLegislation-value': ['applicable-legislation'],
  'Agent-type-value': ['publisher-type'],
  'Agent-classification-value': ['org-classification'],
  'DataService-type-value': ['architectural-style'],
  'Attribution-hadRole-value': ['responsible-party-role', 'allowed'],
  'Checksum-algorithm-value': ['checksum-algorithm'],
}
/** Lists of one value that the profile lays down and no table holds, or that are part of a condition. */
const otherLists = ['Catalog-license-value', 'Dataset-distribution-protected']

let profile: Profile
let shapes: Graph
beforeAll(async () => {
  profile = await loadProfile()
  shapes = profile.shapes
})

const rules = (): Rule[] => [...profile.rules.values()].filter(({ iri }) => iri.startsWith(shapesNamespace))
const short = (iri: string): string => iri.slice(shapesNamespace.length)
/** Names of the rules for which something does not hold. */
const offenders = (holds: (rule: Rule, id: number) => boolean): string[] =>
  rules()
    .filter(rule => !holds(rule, shapes.iri(rule.iri)))
    .map(({ iri }) => short(iri))

/** Shapes that are named, have a severity, and so ought to be rules. */
function severeShapes(): string[] {
  const subjects = Array.from(shapes.rowsOfPredicate(shapes.iri(sh.severity)), row => shapes.columns.subjects[row])
  return [...new Set(subjects)].filter(id => shapes.kind(id) === NamedNode).map(id => shapes.value(id))
}

function constraintsOf(id: number): string[] {
  const predicates = shapes.predicatesOf(id).map(predicate => shapes.value(predicate))
  return predicates.filter(predicate => predicate.startsWith(shacl) && !besides.has(predicate))
}

/** The members of every sh:in list at a shape or in shapes inside it. */
function listedIn(id: number): string[] {
  const inner = [sh.or, sh.not].flatMap(name =>
    shapes.objectsOf(id, shapes.iri(name)).flatMap(node => [node, ...membersOf(node)]),
  )
  const own = shapes.objectsOf(id, shapes.iri(sh.in)).flatMap(membersOf)
  return [...own.map(member => shapes.value(member)), ...inner.flatMap(listedIn)]
}

function membersOf(list: number): number[] {
  const first = shapes.objectOf(list, shapes.iri(rdf.first))
  return first === 0 ? [] : [first, ...membersOf(shapes.objectOf(list, shapes.iri(rdf.rest)))]
}

/** Is it a rule that code judges? It has words here, and a row in the table of checks. */
const isCheck = (id: number): boolean => shapes.has(id, shapes.iri(rdf.type), shapes.iri(facet.Check))

describe('a rule of DCAT-AP-SE', () => {
  test('has words: every named shape with a severity is a rule', () => {
    expect(severeShapes().filter(iri => !profile.rules.has(iri))).toEqual([])
    expect(rules().length).toBe(severeShapes().length)
  })

  test('has exactly one constraint, or is judged by code', () => {
    expect(offenders((_, id) => constraintsOf(id).length === Number(!isCheck(id)))).toEqual([])
  })

  test('that code judges has a check, and every check has its rule', () => {
    const judged = rules().filter(({ iri }) => isCheck(shapes.iri(iri)))
    expect(judged.map(({ iri }) => short(iri)).sort()).toEqual(Object.keys(checks).sort())
  })

  test('that becomes more serious says where that is written', () => {
    const coming = rules().filter(({ future }) => future !== null)
    expect(coming.length).toBeGreaterThan(0)
    const isSourced = ({ iri }: Rule): boolean => shapes.objectOf(shapes.iri(iri), shapes.iri(rdfs.comment)) !== 0
    expect(coming.filter(rule => !isSourced(rule)).map(({ iri }) => short(iri))).toEqual([])
    expect(
      coming.filter(
        ({ severity, future }) => severities.indexOf(severity) <= severities.indexOf(future?.severity ?? severity),
      ),
    ).toEqual([])
  })

  test('says how many there are of a kind only when it is summarised, or is a check that counts', () => {
    const counts = ({ message, hint }: Rule): boolean => `${message.sv}${hint?.sv}`.includes('{$count}')
    expect(offenders((rule, id) => rule.isSummarised === counts(rule) || isCheck(id))).toEqual([])
    expect(rules().filter(({ isSummarised, severity }) => isSummarised && severity === 'Violation')).toEqual([])
  })

  test('has the name of its property, and a hint in both languages or an example', () => {
    const isWhole = ({ pathLabel, hint, example }: Rule): boolean => pathLabel !== null && (hint ?? example) !== null
    expect(offenders(isWhole)).toEqual([])
  })

  test('points at one place in the specification', () => {
    const places = (id: number): string[] =>
      shapes.objectsOf(id, shapes.iri(rdfs.seeAlso)).map(place => shapes.value(place))
    expect(
      offenders(
        (_, id) =>
          places(id).length === 1 && /^https:\/\/(docs\.dataportal\.se|semiceu\.github\.io)\//.test(places(id)[0]),
      ),
    ).toEqual([])
  })

  test('is a sentence in each language, with no words of the machinery', () => {
    const isSentence = (text: string): boolean =>
      /^\p{Lu}[^\n]*[.]$/u.test(text) && !/\bsh:|minCount|maxCount|nodeKind|datatype| {2}/.test(text)
    expect(
      offenders(({ message }) => isSentence(message.sv) && isSentence(message.en) && message.sv !== message.en),
    ).toEqual([])
  })

  test('is judged: it belongs to the shape of its class or has targets of its own', () => {
    const isListed = (rule: Rule, id: number): boolean =>
      shapes
        .subjectsWith(shapes.iri(sh.property), id)
        .some(parent => short(shapes.value(parent)) === short(rule.iri).split('-')[0])
    const hasTarget = (id: number): boolean =>
      [sh.targetClass, sh.targetSubjectsOf, sh.targetObjectsOf].some(
        target => shapes.objectOf(id, shapes.iri(target)) !== 0,
      )
    expect(offenders((rule, id) => isCheck(id) || isListed(rule, id) !== hasTarget(id))).toEqual([])
  })
})

describe('closed lists', () => {
  const listOf = (name: string): (typeof lists)[string] | undefined =>
    Object.entries(lists).find(([end]) => name === end || name.endsWith(`-${end}`))?.[1]

  test('are all held against a table', () => {
    const listing = rules().filter(({ iri }) => listedIn(shapes.iri(iri)).length > 0)
    expect(listing.length).toBeGreaterThan(20)
    expect(
      listing.map(({ iri }) => short(iri)).filter(name => listOf(name) === undefined && !otherLists.includes(name)),
    ).toEqual([])
  })

  test('hold exactly the values of their table', () => {
    for (const { iri } of rules()) {
      const [scheme, column] = listOf(short(iri)) ?? []
      if (scheme === undefined) continue
      const concepts = [...(profile.schemes.get(scheme)?.concepts.values() ?? [])]
      const values = concepts.filter(({ more }) => column === undefined || more[column] === 'yes').map(({ uri }) => uri)
      expect(listedIn(shapes.iri(iri)).sort(), short(iri)).toEqual(values.sort())
    }
  })
})

describe('a file of shapes', () => {
  const files = readdirSync(folder).filter(name => !['conditions.ttl', 'comparisons.ttl'].includes(name))

  test.each(files)('%s holds the rules of one class, named after it', async name => {
    const graph = await readTurtle([name], folder)
    const subjects = graph
      .subjects()
      .filter(id => graph.kind(id) === NamedNode)
      .map(id => short(graph.value(id)).split('-')[0])
    const [type, ...others] = new Set(subjects)
    expect(others).toEqual([])
    expect(`${type.replace(/(?<=[a-z])[A-Z]/g, letter => `-${letter}`).toLowerCase()}.ttl`).toBe(name)
  })

  test('is part of the profile', () => {
    const profiles = readFileSync(join(folder, '../profiles.ttl'), 'utf8')
    const missing = readdirSync(folder).filter(name => !profiles.includes(`"dcat-ap-se/${name}"`))
    expect(missing).toEqual([])
  })
})

interface FactProperty {
  readonly path: string
}
interface FactClass {
  readonly id: string
  readonly properties: readonly FactProperty[]
}

describe.skipIf(!existsSync(facts))('the facts about the profile (needs ../shared/profile)', () => {
  const classes = existsSync(facts) ? (JSON.parse(readFileSync(facts, 'utf8')).classes as readonly FactClass[]) : []

  test('name 20 classes, and every one has a shape', () => {
    expect(classes.length).toBe(20)
    const shaped = (id: string): boolean =>
      shapes.objectsOf(shapes.iri(shapesNamespace + id), shapes.iri(sh.targetClass)).length > 0
    expect(classes.filter(({ id }) => !shaped(id)).map(({ id }) => id)).toEqual([])
  })

  test('name 160 properties, and every one has a rule', () => {
    const all = classes.flatMap(({ id, properties }) => properties.map(({ path }) => ({ id, path })))
    expect(all.length).toBe(160)
    const hasRule = ({ id, path }: { id: string; path: string }): boolean =>
      rules().some(rule => short(rule.iri).startsWith(`${id}-`) && rule.path === path)
    expect(all.filter(property => !hasRule(property))).toEqual([])
  })
})
