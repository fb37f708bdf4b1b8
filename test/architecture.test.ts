import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { expect, test } from 'vitest'

/** What each part of src may import besides itself. */
const ground = ['model', 'text', 'rdf', 'profile']
const stages = ['source', 'fetch', 'validate', 'normalise', 'score', 'publish', 'report']
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'config.ts': [],
  'log.ts': [],
  model: [],
  text: [],
  rdf: ['model'],
  profile: ['model', 'rdf'],
  source: ['model', 'rdf'],
  fetch: ['model'],
  validate: ['model', 'rdf', 'profile'],
  normalise: ['model', 'rdf', 'profile'],
  score: ['model', 'rdf', 'profile'],
  publish: ['model', 'rdf', 'profile'],
  report: ['model', 'rdf', 'profile', 'text'],
  store: ['model', 'rdf'],
  harvest: ['model', 'rdf', 'profile', 'source', 'validate', 'normalise', 'score', 'store'],
  serve: ['config.ts', 'log.ts', ...ground, ...stages, 'store', 'harvest'],
  cli: ['config.ts', 'log.ts', ...ground, ...stages, 'store', 'harvest', 'serve'],
  'main.ts': ['config.ts', 'log.ts', ...ground, ...stages, 'store', 'harvest', 'serve', 'cli'],
}

const src = resolve(import.meta.dirname, '../src')
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'))
const partOf = (file: string): string => file.split(sep)[0]

/** Files of src that a file imports, types included, as paths below src. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(src, file), 'utf8')
  const names = text.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*|new URL\(\s*)['"](\.{1,2}\/[^'"]+\.ts)['"]/g)
  return [...names].map(match => relative(src, resolve(join(src, file), '..', match[1])))
}

test('every part of src imports only what the table allows', () => {
  const offences = files.flatMap(file =>
    importsOf(file)
      .filter(target => partOf(target) !== partOf(file) && !(mayImport[partOf(file)] ?? []).includes(partOf(target)))
      .map(target => `${file} imports ${target}`),
  )
  expect(offences).toEqual([])
})

test('imports have no cycles', () => {
  const graph = new Map(files.map(file => [file, importsOf(file)]))
  const done = new Set<string>()
  const cycles: string[] = []
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' → '))
    if (done.has(file) || path.includes(file)) return
    for (const target of graph.get(file) ?? []) visit(target, [...path, file])
    done.add(file)
  }
  for (const file of files) visit(file, [])
  expect(cycles).toEqual([])
})

test('only config.ts reads the environment', () => {
  const readers = files.filter(file => /process\.env/.test(readFileSync(join(src, file), 'utf8')))
  expect(readers.filter(file => file !== 'config.ts')).toEqual([])
})
