import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadProfile } from '../../src/profile/load.ts'
import type { Rule } from '../../src/profile/profile.ts'
import { readTurtle } from '../../src/profile/turtle.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { NamedNode } from '../../src/rdf/terms.ts'
import { sh } from '../../src/rdf/vocabulary.ts'
import { exampleIn } from '../../src/report/validation/example.ts'
import { validate } from '../../src/validate/validate.ts'
import { turtle } from '../validate/turtle.ts'
import { fixtureFiles, judge, namespaces, ruleOfFixture, rulesFolder, subjectsOn } from './fixtures.ts'

const shapesFolder = resolve(import.meta.dirname, '../../shapes')
const shacl = 'http://www.w3.org/ns/shacl#'

/** What says something of a rule, or belongs to the constraint named beside it, and is no constraint itself. */
const besides = new Set(
  'path severity name message description targetClass targetSubjectsOf targetObjectsOf'
    .split(' ')
    .map(name => shacl + name),
)

/** Shape files that hold conditions, or rules about several classes. */
const shared = ['conditions.ttl', 'references.ttl']

const european = [
  { id: 'dcat-ap', prefix: 'eu', fewest: 350 },
  { id: 'dcat-ap-hvd', prefix: 'hvd', fewest: 40 },
]

describe.each(european)('the rules of $id', async ({ id, prefix, fewest }) => {
  const namespace = namespaces[prefix]
  const fixtures = join(rulesFolder, id)
  const profile = await loadProfile(id)
  const { shapes } = profile
  const rules = [...profile.rules.values()].filter(({ iri }) => iri.startsWith(namespace))
  const short = (iri: string): string => iri.slice(namespace.length)
  /** Names of the rules for which something does not hold. */
  const offenders = (holds: (rule: Rule, id: number) => boolean): string[] =>
    rules.filter(rule => !holds(rule, shapes.iri(rule.iri))).map(({ iri }) => short(iri))
  const isPlain = (rule: string): boolean =>
    shapes.kind(shapes.objectOf(shapes.iri(rule), shapes.iri(sh.path))) === NamedNode
  /** `DataService-title-required` → `data-service/title-required.ttl` */
  const fixtureOf = (rule: string): string => {
    const [type, ...rest] = short(rule).split('-')
    return `${kebab(type)}/${rest.join('-')}.ttl`
  }

  test('each have a fixture named after them', () => {
    expect(rules.length).toBeGreaterThan(fewest)
    expect(rules.map(({ iri }) => fixtureOf(iri)).filter(name => !existsSync(join(fixtures, name)))).toEqual([])
  })

  test.each(fixtureFiles(fixtures))('%s: every failing resource is reported and no passing one', async name => {
    const rule = ruleOfFixture(join(fixtures, name))
    expect(profile.rules.has(rule ?? '')).toBe(true)
    expect(fixtureOf(rule ?? '')).toBe(name)
    const { graph, findings } = await judge(fixtures, name, profile)
    const reported = new Set(findings.filter(finding => finding.sourceShape === rule).map(({ focusNode }) => focusNode))
    const failing = resourcesOn(graph, 'failing')
    expect(failing.length).toBeGreaterThan(0)
    expect(resourcesOn(graph, 'passing').length).toBeGreaterThan(0)
    expect([...reported].sort()).toEqual(failing)
  })

  test('each have one constraint', () => {
    const constraintsOf = (rule: number): string[] => {
      const names = shapes.predicatesOf(rule).map(predicate => shapes.value(predicate))
      return names.filter(name => name.startsWith(shacl) && !besides.has(name))
    }
    expect(
      offenders((_, rule) => constraintsOf(rule).filter(name => !name.endsWith('#qualifiedMinCount')).length === 1),
    ).toEqual([])
  })

  test('each have a name, a hint, a place in the specification and a kind of problem', () => {
    expect(
      offenders(
        ({ pathLabel, hint, seeAlso, problem }) =>
          pathLabel !== null &&
          hint !== null &&
          problem !== null &&
          seeAlso?.startsWith('https://semiceu.github.io/DCAT-AP/releases/3.0.') === true,
      ),
    ).toEqual([])
  })

  test('each tell, in a sentence in each language, with no words of the machinery', () => {
    const isSentence = (text: string): boolean =>
      /^\p{Lu}[^\n]*[.]$/u.test(text) && !/\bsh:|minCount|maxCount|nodeKind|datatype| {2}/.test(text)
    expect(
      offenders(({ message }) => isSentence(message.sv) && isSentence(message.en) && message.sv !== message.en),
    ).toEqual([])
  })

  test('each have an example that is Turtle under the usual prefixes, where there is something to write', () => {
    const withExample = rules.filter(({ example }) => example !== null)
    expect(withExample.length).toBeGreaterThan(rules.length - 5)
    expect(withExample.filter(({ iri }) => !exampleIn(profile, iri, 'turtle')).map(({ iri }) => short(iri))).toEqual([])
  })

  test('tell once of a value of the wrong kind', async () => {
    const ofKind = rules.filter(({ iri, path }) => /-(link|text)$/.test(iri) && path !== null && isPlain(iri))
    expect(ofKind.length).toBeGreaterThan(id === 'dcat-ap' ? 120 : 3)
    for (const { iri, path } of ofKind) {
      const type = shapes.value(
        shapes.objectOf(shapes.iri(`${namespace}${short(iri).split('-')[0]}`), shapes.iri(sh.targetClass)),
      )
      const value = iri.endsWith('-link') ? '"text"@sv' : '<https://example.se/>'
      const findings = await validate(turtle(`<https://example.se/focus> a <${type}> ; <${path}> ${value} .`), profile)
      const own = findings.filter(({ resultPath, value }) => resultPath === path && value !== null)
      expect(own.map(({ sourceShape }) => sourceShape)).toEqual([iri])
    }
  })

  test('each are judged: they belong to the shape of their class or have targets of their own', () => {
    const isListed = (rule: Rule, of: number): boolean =>
      shapes
        .subjectsWith(shapes.iri(sh.property), of)
        .some(parent => short(shapes.value(parent)) === short(rule.iri).split('-')[0])
    const hasTarget = (of: number): boolean =>
      [sh.targetClass, sh.targetObjectsOf].some(target => shapes.objectOf(of, shapes.iri(target)) !== 0)
    expect(offenders((rule, of) => isListed(rule, of) !== hasTarget(of))).toEqual([])
  })

  test('stand in the file of their class, and every file is part of the profile', async () => {
    const folder = join(shapesFolder, id)
    const profiles = readFileSync(join(shapesFolder, 'profiles.ttl'), 'utf8')
    for (const name of readdirSync(folder)) {
      expect(profiles).toContain(`"${id}/${name}"`)
      if (shared.includes(name)) continue
      const graph = await readTurtle([name], folder)
      const named = graph.subjects().filter(subject => graph.kind(subject) === NamedNode)
      const types = new Set(named.map(subject => short(graph.value(subject)).split('-')[0]))
      expect([...types].map(type => `${kebab(type)}.ttl`)).toEqual([name])
    }
  })
})

/** Resources on one side, those included that are only pointed at. */
function resourcesOn(graph: Graph, side: 'passing' | 'failing'): string[] {
  const pointedAt = [...graph.columns.objects].filter(id => graph.kind(id) === NamedNode).map(id => graph.value(id))
  const more = pointedAt.filter(iri => iri.startsWith(`https://${side}.example/`))
  return [...new Set([...subjectsOn(graph, side), ...more])].sort()
}

function kebab(type: string): string {
  return type.replace(/(?<=[a-z])[A-Z]/g, letter => `-${letter}`).toLowerCase()
}
