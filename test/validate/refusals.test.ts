import { describe, expect, test } from 'vitest'
import { readShapes } from '../../src/validate/shapes.ts'
import { turtle } from './turtle.ts'

/** What is wrong with a node shape `:S`, and the words in which it is refused. */
const refused: Readonly<Record<string, readonly [string, string]>> = {
  'a constraint in SPARQL': [':S sh:targetClass :C ; sh:sparql [ sh:select "" ] .', '#sparql is not'],
  'a constraint in SPARQL that no target leads to': [':Other sh:sparql [ sh:select "" ] .', 'Other: .*#sparql is not'],
  'a constraint component of one’s own': [':K sh:parameter [ sh:path :p ] .', 'K: .*#parameter is not'],
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
  'a list that does not end': [':S sh:targetClass :C ; sh:in [ rdf:first :a ] .', 'not a well-formed list'],
  'a list in a circle': [
    ':S sh:targetClass :C ; sh:in _:l . _:l rdf:first :a ; rdf:rest _:l .',
    'not a well-formed list',
  ],
  'a path that is none': [':S sh:targetClass :C ; sh:property [ sh:path [ :a :b ] ] .', 'is not a property path'],
  'a shape within itself': [
    ':S sh:targetClass :C ; sh:property [ sh:path :p ; sh:node :S ] .',
    'S refers back to itself',
  ],
}

describe('shapes that cannot be judged by are refused', () => {
  test.each(Object.entries(refused))('%s', (_, [shapes, words]) => {
    expect(() => readShapes(turtle(shapes))).toThrow(new RegExp(words))
  })
})
