import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')
const own = ['fixtures/documents', 'fixtures/catalogues', 'fixtures/cases'].map(folder => join(root, folder))
const shared = ['corpus', 'rdf-testsuite'].map(folder => resolve(root, '../shared', folder))

const extensions = /\.(?:rdf|xml|owl|ttl|trig|nt|nq|jsonld|json|html)$/
const largest = 120_000

/** Documents to begin with: those of the project, and real ones and test suites where they are there. */
export function seeds({ onlyOwn }: { readonly onlyOwn: boolean }): readonly Uint8Array[] {
  const folders = [...own, ...(onlyOwn ? [] : shared)].filter(folder => existsSync(folder))
  const files = folders.flatMap(folder =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => join(folder, name)),
  )
  const wanted = files.filter(file => extensions.test(file) && statSync(file).size <= largest).sort()
  return wanted.map(file => readFileSync(file)).filter(bytes => bytes.length > 0)
}

/** Shapes to begin with: those that the project ships, and the W3C suite where it is there. */
export function shapeSeeds({ onlyOwn }: { readonly onlyOwn: boolean }): readonly Uint8Array[] {
  const folders = [join(root, 'shapes'), ...(onlyOwn ? [] : [resolve(root, '../shared/shacl-testsuite/tests')])]
  const files = folders
    .filter(folder => existsSync(folder))
    .flatMap(folder => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => join(folder, name)))
  return files
    .filter(file => file.endsWith('.ttl'))
    .sort()
    .map(file => readFileSync(file))
}
