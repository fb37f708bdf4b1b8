import { type Severity, severities } from '../model/finding.ts'
import type { Graph } from '../rdf/graph.ts'
import { BlankNode, NamedNode } from '../rdf/terms.ts'
import { rdf, rdfs, sh } from '../rdf/vocabulary.ts'
import type { Rule } from './profile.ts'
import { localName, textOf } from './words.ts'

/** Names the property that a rule about a whole resource is about. */
const concerns = 'https://skord.example/shapes/dcat-ap-se#concerns'

const targets = [sh.targetClass, sh.targetSubjectsOf, sh.targetObjectsOf]

/** What leads from a path to the first path within it. */
const pathSteps = [rdf.first, sh.inversePath, sh.alternativePath, sh.zeroOrMorePath, sh.oneOrMorePath, sh.zeroOrOnePath]

/**
 * Every rule that has words in a graph of shapes, by IRI.
 * @throws Error naming a rule whose words are not in both languages or whose severity is none of the three
 */
export function rulesOf(shapes: Graph): Map<string, Rule> {
  const messages = shapes.rowsOfPredicate(shapes.iri(sh.message))
  const named = new Set(Array.from(messages, row => shapes.columns.subjects[row]))
  const rules = [...named].filter(id => shapes.kind(id) === NamedNode).map(id => ruleOf(shapes, id))
  return new Map(rules.map(rule => [rule.iri, rule]))
}

function ruleOf(shapes: Graph, id: number): Rule {
  const iri = shapes.value(id)
  const message = textOf(shapes, id, sh.message)
  if (message === null) throw new Error(`${iri}: sh:message must be given in Swedish and in English`)
  return {
    iri,
    severity: severityOf(shapes, id),
    focusType: focusTypeOf(shapes, id),
    path: pathOf(shapes, id),
    pathLabel: textOf(shapes, id, sh.name),
    message,
    hint: textOf(shapes, id, sh.description),
    seeAlso: shapes.value(shapes.objectOf(id, shapes.iri(rdfs.seeAlso))) || null,
  }
}

function severityOf(shapes: Graph, id: number): Severity {
  const given = shapes.value(shapes.objectOf(id, shapes.iri(sh.severity)))
  const severity = severities.find(name => sh[name] === given)
  if (severity === undefined) throw new Error(`${shapes.value(id)}: sh:severity “${given}” is not known`)
  return severity
}

/**
 * The profile's class that a rule belongs to, by the name of the shape with targets that it is or is a property of:
 * a shape is named after its class alone, `Kind`, or with the rest of what it is about, `Kind-address`. It is not the class
 * that is targeted, since a shape may have several: a vcard:Organization is a Kind here, and no foaf:Organization.
 */
function focusTypeOf(shapes: Graph, id: number): string | null {
  const isTargeted = targets.some(target => shapes.objectOf(id, shapes.iri(target)) !== 0)
  if (isTargeted) return localName(shapes.value(id)).split('-')[0]
  const parents = shapes.subjectsWith(shapes.iri(sh.property), id)
  return parents.map(parent => focusTypeOf(shapes, parent)).find(type => type !== null) ?? null
}

/** The property that the rule is about: the one it says it concerns, else its path, of a longer path the one named first. */
function pathOf(shapes: Graph, id: number): string | null {
  let path = shapes.objectOf(id, shapes.iri(concerns)) || shapes.objectOf(id, shapes.iri(sh.path))
  while (shapes.kind(path) === BlankNode)
    path = pathSteps.map(step => shapes.objectOf(path, shapes.iri(step))).find(Boolean) ?? 0
  return shapes.value(path) || null
}
