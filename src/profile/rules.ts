import { type Severity, severities } from '../model/finding.ts'
import type { Graph } from '../rdf/graph.ts'
import { BlankNode, NamedNode } from '../rdf/terms.ts'
import { rule as facet, rdf, rdfs, sh } from '../rdf/vocabulary.ts'
import type { Rule, Scheme } from './profile.ts'
import { localName, textOf } from './words.ts'

const targets = [sh.targetClass, sh.targetSubjectsOf, sh.targetObjectsOf]

/** What leads from a path to the first path within it. */
const pathSteps = [rdf.first, sh.inversePath, sh.alternativePath, sh.zeroOrMorePath, sh.oneOrMorePath, sh.zeroOrOnePath]

/**
 * Every rule that has words in a graph of shapes, by IRI. `problemKinds` is the table of that name in `vocab/`.
 * @throws Error naming a rule whose words are not in both languages or whose severity is none of the three
 */
export function rulesOf(shapes: Graph, problemKinds: Scheme | undefined = undefined): Map<string, Rule> {
  const messages = shapes.rowsOfPredicate(shapes.iri(sh.message))
  const named = new Set(Array.from(messages, row => shapes.columns.subjects[row]))
  const problemOf = problemFinder(shapes, problemKinds)
  const rules = [...named].filter(id => shapes.kind(id) === NamedNode).map(id => ruleOf(shapes, id, problemOf))
  return new Map(rules.map(rule => [rule.iri, rule]))
}

function ruleOf(shapes: Graph, id: number, problemOf: (id: number, severity: Severity) => string | null): Rule {
  const iri = shapes.value(id)
  const message = textOf(shapes, id, sh.message)
  if (message === null) throw new Error(`${iri}: sh:message must be given in Swedish and in English`)
  const severity = severityOf(shapes, id, sh.severity)
  if (severity === null) throw new Error(`${iri}: sh:severity is missing`)
  return {
    iri,
    severity,
    focusType: focusTypeOf(shapes, id),
    path: pathOf(shapes, id),
    pathLabel: textOf(shapes, id, sh.name),
    message,
    hint: textOf(shapes, id, sh.description),
    seeAlso: textValue(shapes, id, rdfs.seeAlso),
    problem: problemOf(id, severity),
    future: futureOf(shapes, id),
    strictSeverity: severityOf(shapes, id, facet.strictSeverity),
    isSummarised: textValue(shapes, id, facet.summarised) === 'true',
    example: textValue(shapes, id, facet.example),
  }
}

function textValue(shapes: Graph, id: number, property: string): string | null {
  return shapes.value(shapes.objectOf(id, shapes.iri(property))) || null
}

/** @throws Error when there is a value and it is none of the three */
function severityOf(shapes: Graph, id: number, property: string): Severity | null {
  const given = textValue(shapes, id, property)
  if (given === null) return null
  const severity = severities.find(name => sh[name] === given)
  if (severity === undefined) throw new Error(`${shapes.value(id)}: ${property} “${given}” is not known`)
  return severity
}

function futureOf(shapes: Graph, id: number): Rule['future'] {
  const severity = severityOf(shapes, id, facet.futureSeverity)
  const version = textValue(shapes, id, facet.futureVersion)
  if (severity === null && version !== null) {
    throw new Error(`${shapes.value(id)}: a coming version has no severity`)
  }
  return severity === null ? null : { severity, version }
}

/** The kind of problem that a rule states, else that of its constraint. What is only recommended is never mandatory. */
function problemFinder(shapes: Graph, kinds: Scheme | undefined): (id: number, severity: Severity) => string | null {
  const byConstraint = new Map<string, string>()
  for (const { code, more } of kinds?.concepts.values() ?? []) {
    for (const constraint of (more.constraints ?? '').split(' ')) byConstraint.set(constraint, code)
  }
  const isText = (id: number): boolean => textValue(shapes, id, sh.datatype) === rdf.langString
  return (id, severity) => {
    const stated = textValue(shapes, id, facet.problem)
    if (stated !== null) return stated
    const constraints = shapes.predicatesOf(id).map(predicate => byConstraint.get(shapes.value(predicate)))
    const code = constraints.find(found => found !== undefined) ?? null
    if (code === 'datatype' && isText(id)) return 'language'
    return code === 'min' && severity !== 'Violation' ? 'pref' : code
  }
}

/**
 * The profile's class that a rule belongs to, by the name of the shape with targets that it is or is a property of:
 * a shape is named after its class alone, `Kind`, or with the rest of what it is about, `Kind-address`. So is a rule:Check,
 * which has no targets. It is not the class
 * that is targeted, since a shape may have several: a vcard:Organization is a Kind here, and no foaf:Organization.
 */
function focusTypeOf(shapes: Graph, id: number): string | null {
  const isTargeted = targets.some(target => shapes.objectOf(id, shapes.iri(target)) !== 0)
  const isCheck = shapes.has(id, shapes.iri(rdf.type), shapes.iri(facet.Check))
  if (isTargeted || isCheck) return localName(shapes.value(id)).split('-')[0]
  const parents = shapes.subjectsWith(shapes.iri(sh.property), id)
  return parents.map(parent => focusTypeOf(shapes, parent)).find(type => type !== null) ?? null
}

/** The property that the rule is about: the one it says it concerns, else its path, of a longer path the one named first. */
function pathOf(shapes: Graph, id: number): string | null {
  let path = shapes.objectOf(id, shapes.iri(facet.concerns)) || shapes.objectOf(id, shapes.iri(sh.path))
  while (shapes.kind(path) === BlankNode)
    path = pathSteps.map(step => shapes.objectOf(path, shapes.iri(step))).find(Boolean) ?? 0
  return shapes.value(path) || null
}
