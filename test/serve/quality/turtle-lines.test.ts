import { expect, test } from 'vitest'
import { inLines } from '../../../src/serve/quality/turtle-lines.ts'

test.each([
  ['dcterms:format <a> ; dcat:mediaType <b>', 'dcterms:format <a>;\ndcat:mediaType <b>'],
  ['dcterms:title "a ; b"@sv ; dcterms:issued "x"', 'dcterms:title "a ; b"@sv;\ndcterms:issued "x"'],
  ['dcterms:temporal [ a dcterms:PeriodOfTime ; dcat:startDate "2020" ]', null],
  ['dcterms:title "a \\" ; b" ; x:y "z"', 'dcterms:title "a \\" ; b";\nx:y "z"'],
])('%s has a line for each predicate of its own', (turtle, lines) => {
  expect(inLines(turtle)).toBe(lines ?? turtle)
})
