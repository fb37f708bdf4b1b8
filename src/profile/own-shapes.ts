import { type Bilingual, type Severity, severities } from '../model/finding.ts'
import { ShapesError } from '../model/shapes-error.ts'
import { GraphBuilder } from '../rdf/builder.ts'
import type { Graph } from '../rdf/graph.ts'
import { BlankNode } from '../rdf/terms.ts'
import { rule as facet, rdf, rdfs, sh } from '../rdf/vocabulary.ts'
import { propertyLabel } from './labels.ts'
import { constraintKind } from './problem-words.ts'
import type { Profile, Rule } from './profile.ts'
import { anyText, localName } from './words.ts'

/** Put before the labels of blank nodes, so that they are not those of the profile's shapes. */
const scope = 'own_'

const shaclNamespace = sh.Shape.slice(0, -'Shape'.length)

/** What leads from a path to the first path within it. */
const pathSteps = [rdf.first, sh.inversePath, sh.alternativePath, sh.zeroOrMorePath, sh.oneOrMorePath, sh.zeroOrOnePath]

/**
 * A profile with the shapes that a user brings added to its own. Their words are taken as they are, in whatever language;
 * where there are none, a finding says what kind of problem it is and with which property. They may also switch off a
 * shape of the profile (sh:deactivated); its words stay as they are.
 * @throws ShapesError `not-a-severity`
 */
export function profileWithShapes(profile: Profile, own: Graph, { name }: { readonly name: string }): Profile {
  const builder = new GraphBuilder()
  builder.addGraph(profile.shapes)
  builder.addGraph(own, scope)
  const shapes = builder.build()
  const ids = shapesIn(own).map(id =>
    own.kind(id) === BlankNode ? shapes.blank(scope + own.value(id)) : shapes.iri(own.value(id)),
  )
  const rules = ids.map(id => ruleOf({ profile, shapes }, id)).map(rule => [rule.iri, rule] as const)
  return {
    ...profile,
    version: `${profile.version} + ${name}`,
    shapes,
    rules: new Map([...rules, ...profile.rules]),
  }
}

/** Every subject of which something is said in terms of SHACL: all shapes, and little else. */
function shapesIn(graph: Graph): number[] {
  const { subjects, predicates, objects } = graph.columns
  const isShacl = (id: number): boolean => graph.value(id).startsWith(shaclNamespace)
  const rows = Array.from(subjects, (_, row) => row).filter(row => isShacl(predicates[row]) || isShacl(objects[row]))
  return [...new Set(rows.map(row => subjects[row]))]
}

interface Setting {
  readonly profile: Profile
  /** The shapes of the profile and the user's. */
  readonly shapes: Graph
}

function ruleOf(setting: Setting, id: number): Rule {
  const { profile, shapes } = setting
  const iri = shapes.kind(id) === BlankNode ? `_:${shapes.value(id)}` : shapes.value(id)
  const severity = severityOf(shapes, id, iri)
  const focusType = focusTypeOf(setting, id)
  const path = pathOf(shapes, id)
  const pathLabel = anyText(shapes, id, sh.name) ?? (path === null ? null : propertyLabel(profile, focusType, path))
  return {
    iri,
    severity,
    focusType,
    path,
    pathLabel,
    message: anyText(shapes, id, sh.message) ?? defaultMessage(setting, id, pathLabel),
    hint: anyText(shapes, id, sh.description),
    seeAlso: pageOf(textOf(shapes, id, rdfs.seeAlso)),
    problem: problemOf(setting, id, severity),
    future: null,
    strictSeverity: null,
    example: textOf(shapes, id, facet.example),
    isSummarised: false,
  }
}

/** An address as every form of a report can hold it; null when it is of no page. */
function pageOf(address: string | null): string | null {
  if (address === null || !/^https?:/i.test(address) || !URL.canParse(address)) return null
  return new URL(address).href
}

/** @throws ShapesError `not-a-severity` */
function severityOf(shapes: Graph, id: number, name: string): Severity {
  const given = textOf(shapes, id, sh.severity)
  const severity = given === null ? 'Violation' : severities.find(one => sh[one] === given)
  if (severity !== undefined) return severity
  throw new ShapesError('not-a-severity', `sh:severity “${given}” is not known`, {
    details: { property: sh.severity, value: given ?? '' },
    shape: name,
  })
}

/** The class that a shape, or the nearest that it is a property of, targets, by its name in the profile if it has one. */
function focusTypeOf({ profile, shapes }: Setting, id: number): string | null {
  const property = shapes.iri(sh.property)
  const above = new Set([id])
  for (const shape of above) {
    const type = isClass(shapes, shape) ? shape : shapes.objectOf(shape, shapes.iri(sh.targetClass))
    if (type !== 0) return nameInProfile(profile, shapes.value(type)) ?? localName(shapes.value(type))
    for (const parent of shapes.subjectsWith(property, shape)) above.add(parent)
  }
  return null
}

function isClass(shapes: Graph, id: number): boolean {
  return shapes.has(id, shapes.iri(rdf.type), shapes.iri(rdfs.Class))
}

/** The profile calls a class after its shape: a vcard:Organization is a `Kind`. */
function nameInProfile({ shapes }: Profile, type: string): string | null {
  const [shape] = shapes.subjectsWith(shapes.iri(sh.targetClass), shapes.iri(type))
  return shape === undefined ? null : localName(shapes.value(shape)).split('-')[0]
}

/** The property that a shape is about, of a longer path the one named first; null when there is none. */
function pathOf(shapes: Graph, id: number): string | null {
  let path = shapes.objectOf(id, shapes.iri(facet.concerns)) || shapes.objectOf(id, shapes.iri(sh.path))
  const seen = new Set<number>()
  while (shapes.kind(path) === BlankNode && !seen.has(path)) {
    seen.add(path)
    path = pathSteps.map(step => shapes.objectOf(path, shapes.iri(step))).find(Boolean) ?? 0
  }
  return shapes.kind(path) === BlankNode ? null : shapes.value(path) || null
}

/** What kind of problem it is, and with what; the kind is known when a constraint is not met. */
function defaultMessage({ shapes }: Setting, id: number, pathLabel: Bilingual | null): Bilingual {
  const path = pathOf(shapes, id)
  const about = pathLabel ?? anyText(shapes, id, rdfs.label) ?? (path === null ? null : both(localName(path)))
  return about === null ? both('{$problem}') : { sv: `{$problem}: ${about.sv}`, en: `{$problem}: ${about.en}` }
}

/** The kind of problem that all constraints of a shape are of; null when they are of several kinds. */
function problemOf({ profile, shapes }: Setting, id: number, severity: Severity): string | null {
  const kinds = shapes.predicatesOf(id).map(predicate => constraintKind(profile, shapes.value(predicate), severity))
  const codes = new Set(kinds.flatMap(kind => kind?.code ?? []))
  return codes.size === 1 ? [...codes][0] : null
}

function textOf(shapes: Graph, id: number, property: string): string | null {
  return shapes.value(shapes.objectOf(id, shapes.iri(property))) || null
}

function both(text: string): Bilingual {
  return { sv: text, en: text }
}
