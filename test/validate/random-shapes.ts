import fc from 'fast-check'

/** A data graph and a graph of shapes in Turtle, small and full of coincidences. */
export interface Sample {
  readonly data: string
  readonly shapes: string
}

const nodes = [':a', ':b', ':c', ':d']
const predicates = [':p', ':q', ':r']
const classes = [':C', ':D']
const literals = ['1', '2', '"1"', '"two"', '"två"@sv', '"two"@en', '"TWO"@en-GB', '2.5', '"x"^^xsd:integer', 'true']
const dates = ['"2024-01-01"^^xsd:date', '"2025-01-01"^^xsd:date']

const node = fc.constantFrom(...nodes)
const predicate = fc.constantFrom(...predicates)
const value = fc.constantFrom(...nodes, ...literals, ...dates)
const type = fc.constantFrom(...classes)
const count = fc.nat(3)

/** A statement in Turtle. */
export const statements: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(node, predicate, value).map(terms => `${terms.join(' ')} .`) },
  { weight: 2, arbitrary: fc.tuple(node, type).map(([subject, of]) => `${subject} a ${of} .`) },
  { weight: 1, arbitrary: fc.constant(':D rdfs:subClassOf :C .') },
)

/** A path without inverses below a repetition, which the second opinion does not read. */
const path = fc.oneof(
  { weight: 6, arbitrary: predicate },
  { weight: 1, arbitrary: predicate.map(one => `[ sh:inversePath ${one} ]`) },
  { weight: 1, arbitrary: fc.tuple(predicate, predicate).map(([one, other]) => `( ${one} ${other} )`) },
  {
    weight: 1,
    arbitrary: fc.tuple(predicate, predicate).map(([one, other]) => `[ sh:alternativePath ( ${one} ${other} ) ]`),
  },
  { weight: 1, arbitrary: predicate.map(one => `[ sh:zeroOrMorePath ${one} ]`) },
  { weight: 1, arbitrary: predicate.map(one => `[ sh:oneOrMorePath ${one} ]`) },
  { weight: 1, arbitrary: predicate.map(one => `[ sh:zeroOrOnePath ${one} ]`) },
)

/** Constraints that may stand in any shape. */
const anywhere = fc.oneof(
  type.map(of => `sh:class ${of}`),
  fc.constantFrom('xsd:integer', 'xsd:string', 'xsd:date', 'rdf:langString').map(of => `sh:datatype ${of}`),
  fc.constantFrom('sh:IRI', 'sh:Literal', 'sh:BlankNodeOrIRI', 'sh:IRIOrLiteral').map(kind => `sh:nodeKind ${kind}`),
  fc.constantFrom('sh:minInclusive 2', 'sh:maxExclusive 2', 'sh:minExclusive 1', 'sh:maxInclusive 2.5'),
  fc.constantFrom('sh:minLength 2', 'sh:maxLength 2', 'sh:pattern "^t"', 'sh:pattern "^T" ; sh:flags "i"'),
  fc.constantFrom('sh:languageIn ( "en" )', 'sh:languageIn ( "sv" "en" )'),
  fc.array(value, { minLength: 1, maxLength: 4 }).map(members => `sh:in ( ${members.join(' ')} )`),
  value.map(wanted => `sh:hasValue ${wanted}`),
  predicate.map(other => `sh:disjoint ${other}`),
)

/**
 * Constraints that need a path, and sh:equals, of which the second opinion tells only half where there is none. Those on
 * order are left out, as it finds order where SPARQL has none.
 */
const onPaths = fc.oneof(
  count.map(limit => `sh:minCount ${limit}`),
  count.map(limit => `sh:maxCount ${limit}`),
  fc.constant('sh:uniqueLang true'),
  predicate.map(other => `sh:equals ${other}`),
)

/**
 * Constraints that name other shapes; those have higher numbers, so that there is no recursion. No list names a shape
 * twice, which the second opinion takes for recursion.
 */
function naming(shapes: readonly string[], lists: readonly string[]): fc.Arbitrary<string> {
  const one = fc.constantFrom(...shapes)
  const single = fc.tuple(fc.constantFrom('node', 'not'), one).map(([kind, shape]) => `sh:${kind} ${shape}`)
  if (shapes.length < 2) return single
  const several = fc.uniqueArray(one, { minLength: 2, maxLength: 3 }).map(members => members.join(' '))
  return fc.oneof(
    single,
    fc.tuple(fc.constantFrom(...lists), several).map(([kind, members]) => `sh:${kind} ( ${members} )`),
  )
}

const shapeCount = 6

function shape(index: number): fc.Arbitrary<string> {
  const others = Array.from({ length: shapeCount - index - 1 }, (_, next) => `:S${index + next + 1}`)
  const body = fc.oneof(nodeShape(others), propertyShape(others))
  return fc.tuple(body, target).map(([own, targets]) => `:S${index} ${own} ${targets}.`)
}

function nodeShape(others: readonly string[]): fc.Arbitrary<string> {
  const constraint = others.length === 0 ? anywhere : fc.oneof(anywhere, naming(others, ['and', 'or', 'xone']))
  return constraint.map(own => `a sh:NodeShape ; ${own}`)
}

/** sh:and is left out here, as the second opinion judges its members by the focus node. */
function propertyShape(others: readonly string[]): fc.Arbitrary<string> {
  const plain = fc.oneof(anywhere, onPaths)
  const constraint = others.length === 0 ? plain : fc.oneof(plain, naming(others, ['or', 'xone']), qualified(others))
  return fc.tuple(path, constraint).map(([along, own]) => `a sh:PropertyShape ; sh:path ${along} ; ${own}`)
}

function qualified(others: readonly string[]): fc.Arbitrary<string> {
  const bound = fc.constantFrom('sh:qualifiedMinCount', 'sh:qualifiedMaxCount')
  return fc
    .tuple(fc.constantFrom(...others), bound, count)
    .map(([one, name, limit]) => `sh:qualifiedValueShape ${one} ; ${name} ${limit}`)
}

const target = fc.oneof(
  { weight: 2, arbitrary: fc.constant('') },
  { weight: 2, arbitrary: type.map(of => `; sh:targetClass ${of} `) },
  { weight: 1, arbitrary: predicate.map(of => `; sh:targetSubjectsOf ${of} `) },
  { weight: 1, arbitrary: predicate.map(of => `; sh:targetObjectsOf ${of} `) },
  { weight: 1, arbitrary: node.map(of => `; sh:targetNode ${of} `) },
)

/** Small random graphs with random shapes of one constraint each. */
export const samples: fc.Arbitrary<Sample> = fc.record({
  data: fc.array(statements, { minLength: 1, maxLength: 14 }).map(lines => lines.join('\n')),
  shapes: fc.tuple(...Array.from({ length: shapeCount }, (_, index) => shape(index))).map(lines => lines.join('\n')),
})
