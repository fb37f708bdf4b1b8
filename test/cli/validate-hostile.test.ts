import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runCommand } from './run-command.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skord-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** What moves the cursor, changes the terminal or turns text around. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unwanted = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/
const escapes = String.raw`\u001B]0;x\u0007\u202Eslut\u200F\u2028\u061C`

const document = `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .
<https://a.example/\u202e> a dcat:Dataset ; dcterms:title "${escapes}"@sv ; dcat:keyword "${escapes}" .`

const shapes = `@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<https://a.example/form\u202e> a sh:NodeShape ; sh:targetClass dcat:Dataset ; sh:name "${escapes}" ;
  sh:message "${escapes}" ; sh:description "${escapes}" ; rdfs:seeAlso <https://a.example/\u202e> ; sh:nodeKind sh:Literal .`

test.each(['rule', 'resource', 'severity'])('hostile text and shapes cannot steer the terminal, by %s', async by => {
  const own = join(folder, 'egna\u001b[31m\u202e.ttl')
  await writeFile(own, shapes)
  const words = ['validate', '-', '--shapes', own, '--profile', 'dcat-ap-se', '--profile', 'dcat-ap', '--group-by', by]
  const { code, stdout, stderr } = await runCommand(words, { stdin: document })
  expect(code).toBe(1)
  expect(stdout).toContain('slut')
  expect(stdout).not.toMatch(unwanted)
  expect(stderr).not.toMatch(unwanted)
})

test('what there is to say of a file of shapes is said once, however many profiles there are', async () => {
  const own = join(folder, 'egna.ttl')
  await writeFile(own, shapes)
  const words = ['validate', '-', '--shapes', own, '--profile', 'dcat-ap-se', '--profile', 'dcat-ap']
  const lines = (await runCommand(words, { stdin: document })).stderr.trimEnd().split('\n')
  expect(lines.length).toBeGreaterThan(0)
  expect(new Set(lines).size).toBe(lines.length)
})
