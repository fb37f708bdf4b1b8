import { describe, expect, test } from 'vitest'
import { ShapesError } from '../../src/model/shapes-error.ts'
import { readShapes } from '../../src/validate/shapes.ts'
import { checkQueries } from '../../src/validate/sparql/engine.ts'
import { turtle } from './turtle.ts'

/** What is wrong with a node shape `:S`, and the words in which it is refused. */
const refused: Readonly<Record<string, readonly [string, string]>> = {
  'a target in SPARQL': [':S sh:target [ sh:select "" ] .', '#target is not supported'],
  entailment: ['<> sh:entailment :RDFS .', '#entailment is not supported'],
  'a misspelt parameter': [':S sh:targetClass :C ; sh:mincount 1 .', 'S: .*#mincount is not supported'],
  'a count in a node shape': [':S sh:targetClass :C ; sh:minCount 1 .', 'S: .*#minCount needs a path'],
  'a count that is no number': [
    ':S sh:targetClass :C ; sh:property [ sh:path :p ; sh:maxCount "one" ] .',
    '“one” is not a count',
  ],
  'an unknown node kind': [':S sh:targetClass :C ; sh:nodeKind sh:Iri .', '#Iri is not a node kind'],
  'a broken expression': [':S sh:targetClass :C ; sh:pattern "(" .', 'S: Invalid regular expression'],
  'flags that are none': [':S sh:targetClass :C ; sh:pattern "a" ; sh:flags "q" .', 'S: Invalid flags'],
  'a list that does not end': [':S sh:targetClass :C ; sh:in [ rdf:first :a ] .', 'not a well-formed list'],
  'a list that forks': [
    ':S sh:targetClass :C ; sh:in [ rdf:first :a, :b ; rdf:rest () ] .',
    'S: .* is not a well-formed list',
  ],
  'a list in a circle': [
    ':S sh:targetClass :C ; sh:in _:l . _:l rdf:first :a ; rdf:rest _:l .',
    'not a well-formed list',
  ],
  'a path that is none': [':S sh:targetClass :C ; sh:property [ sh:path [ :a :b ] ] .', 'is not a property path'],
  'a path that is a text': [':S sh:targetClass :C ; sh:property [ sh:path "p" ] .', 'is not a property path'],
  'a path in a circle': [
    ':S sh:targetClass :C ; sh:property [ sh:path _:p ] . _:p sh:inversePath _:p .',
    'is not a property path',
  ],
  'a path that is two': [
    ':S sh:targetClass :C ; sh:property [ sh:path [ sh:inversePath :p ; sh:zeroOrMorePath :q ] ] .',
    'is not a property path',
  ],
  'two paths': [':S sh:targetClass :C ; sh:property [ sh:path :p, :q ] .', '#path has several values'],
  'two counts': [':S sh:targetClass :C ; sh:property [ sh:path :p ; sh:minCount 1, 2 ] .', '#minCount has several'],
  'a property shape without a path': [':S sh:targetClass :C ; sh:property [ sh:minCount 1 ] .', '#property cannot be'],
  'a shape that is a text': [':S sh:targetClass :C ; sh:node "N" .', 'S: .*#node cannot be N'],
  'a shape that is not there': [':S sh:targetClass :C ; sh:node :Missing .', 'S: .*#node cannot be .*Missing'],
  'a shape in a list that is not there': [':S sh:targetClass :C ; sh:or ( :Missing ) .', 'S: .*Missing is not a shape'],
  'a class that is a text': [':S sh:targetClass "C" ; sh:nodeKind sh:IRI .', '#targetClass cannot be C'],
  'a limit that has no order': [':S sh:targetClass :C ; sh:minInclusive :one .', '#minInclusive cannot be'],
  'a switch that is neither on nor off': [
    ':S sh:targetClass :C ; sh:deactivated "yes" .',
    '#deactivated cannot be yes',
  ],
  'a severity that is a text': [':S sh:targetClass :C ; sh:severity "high" .', '#severity cannot be high'],
  'a count of shapes without a shape': [
    ':S sh:targetClass :C ; sh:property [ sh:path :p ; sh:qualifiedMinCount 1 ] .',
    '#qualifiedMinCount says nothing without',
  ],
  'a shape within itself': [
    ':S sh:targetClass :C ; sh:property [ sh:path :p ; sh:node :S ] .',
    'S: refers back to itself',
  ],
  'shapes too deep within others': [
    Array.from({ length: 200 }, (_, index) => `:S${index} sh:node :S${index + 1} .`)
      .join(' ')
      .concat(' :S0 sh:targetClass :C . :S200 sh:nodeKind sh:IRI .'),
    'is too deep within other shapes',
  ],
  'a wrong shape that no target leads to': [':S a sh:NodeShape ; sh:nodeKind sh:Iri .', 'S: .* is not a node kind'],
}

/** What is wrong with a constraint in SPARQL of `:S`, and the words in which it is refused. */
const refusedQueries: Readonly<Record<string, readonly [string, string]>> = {
  'that is not there': ['sh:message "Wrong"', 'S: sh:sparql needs sh:select'],
  'that is there twice': ['sh:select "SELECT $this {}", "SELECT ?this {}"', 'S: needs one query'],
  'that is no text': ['sh:select :query', 'S: needs one query'],
  'that is not SPARQL': ['sh:select "SELECT $this WHERE { $this :p }"', 'S: prefix : is not declared'],
  'that does not end': ['sh:select "SELECT $this WHERE { $this ?p ?o"', 'S: error at 1'],
  'that is cut within a text': ["sh:select 'SELECT $this WHERE { $this ?p \"o }'", 'S: not SPARQL'],
  'of another form': ['sh:select "ASK { $this ?p ?o }"', 'S: is not a query of the form SELECT'],
  'that would change the data': ['sh:select "DELETE WHERE { ?s ?p ?o }"', 'S: is not a query of the form SELECT'],
  'with a prefix that is not declared': ['sh:select "SELECT $this { $this ex:p ?o }"', 'S: prefix ex: is not declared'],
  'with a prefix for two namespaces': [
    'sh:select "SELECT $this { $this ex:p ?o }" ; sh:prefixes [ sh:declare [ sh:prefix "ex" ; sh:namespace "a:" ], [ sh:prefix "ex" ; sh:namespace "b:" ] ]',
    'S: prefix ex stands for two namespaces',
  ],
  'with a prefix that breaks out': [
    'sh:select "SELECT $this { $this ex:p ?o }" ; sh:prefixes [ sh:declare [ sh:prefix "ex" ; sh:namespace "a:> SELECT <" ] ]',
    'S: a declaration of a prefix is not whole',
  ],
  'with MINUS': ['sh:select "SELECT $this { $this ?p ?o . MINUS { $this ?p 1 } }"', 'S: MINUS is not supported'],
  'with VALUES at its end': ['sh:select "SELECT $this { $this ?p ?o } values ?o { 1 }"', 'S: VALUES is not supported'],
  'with SERVICE': [
    'sh:select "SELECT $this { SERVICE <http://a.example/> { ?s ?p ?o } }"',
    'S: SERVICE is not supported',
  ],
  'with FROM': ['sh:select "SELECT $this FROM <http://a.example/> { $this ?p ?o }"', 'S: FROM is not supported'],
  'with a keyword in disguise': ['sh:select "SELECT $this { M\\\\u0049NUS { $this ?p ?o } }"', 'S: not SPARQL'],
  'that looks into every named graph': ['sh:select "SELECT $this { GRAPH ?g { $this ?p ?o } }"', 'S: GRAPH .g is not'],
  'that gives $this another value': ['sh:select "SELECT $this { BIND (1 AS ?this) }"', 'S: AS .this is not supported'],
  'that does not return $this': ['sh:select "SELECT ?o { $this ?p ?o }"', 'S: SELECT must name .this'],
  'with a sub-query that does not return $this': [
    'sh:select "SELECT $this { { SELECT (COUNT(*) AS ?n) { $this ?p ?o } } }"',
    'S: SELECT must name .this',
  ],
  'with a sub-query that returns everything': [
    'sh:select "SELECT $this { { SELECT * { $this ?p ?o } } }"',
    'S: SELECT must name .this',
  ],
  'with a function that no engine knows': [
    'sh:select "SELECT $this { $this ?p ?o . FILTER (<http://a.example/f>(?o)) }"',
    'S: http://a.example/f\\(\\) is not supported',
  ],
  'with $PATH in a node shape': ['sh:select "SELECT $this { $this $PATH ?o }"', 'S: .PATH needs a path'],
}

/** What is wrong with a constraint component of the shapes’ own that `:S` uses, and the words in which it is refused. */
const refusedComponents: Readonly<Record<string, readonly [string, string]>> = {
  'without a validator': ['', 'S: .*K: no validator for node shapes'],
  'with a validator in another language': ['sh:validator [ sh:jsFunctionName "f" ]', 'S: .*K: no validator'],
  'with a validator for property shapes alone': ['sh:propertyValidator [ sh:select "SELECT $this {}" ]', 'S: .*K: no'],
  'that gives its parameter another value': ['sh:validator [ sh:ask "ASK { BIND (1 AS ?p) }" ]', 'S: AS .p is not'],
  'that gives $value another value': ['sh:validator [ sh:ask "ASK { BIND (1 AS ?value) }" ]', 'S: AS .value is not'],
  'with a parameter that no variable can be named after': [
    'sh:parameter [ sh:path :not-a-name ] ; sh:validator [ sh:ask "ASK {}" ]',
    'S: .*K: parameter not-a-name',
  ],
}

/** Reads shapes as a validation does. */
async function refusalOf(shapes: string): Promise<string> {
  try {
    await checkQueries(readShapes(turtle(shapes)).flatMap(({ shape }) => shape.queries))
    return 'not refused'
  } catch (error) {
    return error instanceof ShapesError ? error.message : `crashed: ${error}`
  }
}

describe('shapes that cannot be judged by are refused', () => {
  test.each(Object.entries(refused))('%s', async (_, [shapes, words]) => {
    expect(await refusalOf(shapes)).toMatch(new RegExp(words))
  })

  test.each(Object.entries(refusedQueries))('a query %s', async (_, [query, words]) => {
    expect(await refusalOf(`:S sh:targetClass :C ; sh:sparql [ ${query} ] .`)).toMatch(new RegExp(words))
  })

  test.each(Object.entries(refusedComponents))('a component %s', async (_, [component, words]) => {
    const shapes = `:S sh:targetClass :C ; :p 1 ; :not-a-name 2 . :K sh:parameter [ sh:path :p ] ; ${component} .`
    expect(await refusalOf(shapes)).toMatch(new RegExp(words))
  })
})

describe('nothing is refused of', () => {
  test.each([
    'SELECT * WHERE { $this ?p ?o }',
    'SELECT DISTINCT ?this (str(?o) AS ?value) { ?this ?p ?o . FILTER (?o IN (1, 2) && <http://www.w3.org/2001/XMLSchema#integer>(?o) > 1) }',
    'PREFIX own: <http://a.example/> SELECT $this { $this own:p/^own:q* ?o # MINUS { ?o } \\n }',
    "SELECT $this { $this ?p 'SERVICE', '''MINUS \\\"''', 'VALUES'@en }",
    'SELECT $this { $this <http://a.example/MINUS> ?o OPTIONAL { ?o ?minus ?values } }',
    'SELECT $this { { SELECT $this (COUNT(?o) AS ?n) { $this ?p ?o } GROUP BY $this } FILTER (?n > 1) }',
  ])('%s', async query => {
    expect(await refusalOf(`:S sh:targetClass :C ; sh:sparql [ sh:select """${query}""" ] .`)).toBe('not refused')
  })
})
