import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Graph } from '../rdf/graph.ts'
import { owl, rdfs } from '../rdf/vocabulary.ts'
import { knowledgeOf } from './knowledge.ts'
import { methodsOf } from './methods.ts'
import { readPrebuilt } from './prebuilt.ts'
import type { Profile, Scheme } from './profile.ts'
import { rulesOf } from './rules.ts'
import { readScheme, readTable } from './tables.ts'
import { readTurtle } from './turtle.ts'
import { textOf } from './words.ts'

const shapesFolder = fileURLToPath(new URL('../../shapes/', import.meta.url))
const vocabularyFolder = fileURLToPath(new URL('../../vocab/', import.meta.url))
const prof = 'http://www.w3.org/ns/dx/prof/'

/** Tables that are not concept schemes. */
const otherTables = ['schemes', 'classes']

/**
 * The application profile of that token in `shapes/profiles.ttl`, with its shapes and all vocabulary tables.
 * What is wrong in the shipped files is a bug: @throws Error naming the file and the reason
 */
export async function loadProfile(id = 'dcat-ap-se'): Promise<Profile> {
  return readPrebuilt(id) ?? (await readProfile(id))
}

async function readProfile(id: string): Promise<Profile> {
  const profiles = await readTurtle(['profiles.ttl'], shapesFolder)
  const profile = profiles.subjectsWith(profiles.iri(`${prof}hasToken`), profiles.literal(id)).at(0)
  const label = profile === undefined ? null : textOf(profiles, profile, rdfs.label)
  if (profile === undefined || label === null) throw new Error(`shapes/profiles.ttl: no profile ${id} with a label`)
  const shapes = await readTurtle(artifactsOf(profiles, profile), shapesFolder)
  const stages = await readTurtle(['stages.ttl'], shapesFolder)
  const schemes = readSchemes()
  const problemKinds = schemes.get('problem-kinds')
  return {
    id,
    version: profiles.value(profiles.objectOf(profile, profiles.iri(owl.versionInfo))),
    label,
    shapes,
    knowledge: knowledgeOf({ tables: vocabulary('schemes'), schemes, classes: vocabulary('classes') }),
    schemes,
    rules: new Map([...rulesOf(shapes, problemKinds), ...rulesOf(stages, problemKinds)]),
    methods: methodsOf(schemes),
  }
}

/** The tokens of all profiles in `shapes/profiles.ttl`, sorted. */
export async function profileIds(): Promise<string[]> {
  const profiles = await readTurtle(['profiles.ttl'], shapesFolder)
  const rows = profiles.rowsOfPredicate(profiles.iri(`${prof}hasToken`))
  return Array.from(rows, row => profiles.value(profiles.columns.objects[row])).sort()
}

/** Names of the shape files of a profile, as they stand in `profiles.ttl`. */
function artifactsOf(profiles: Graph, profile: number): string[] {
  const resources = profiles.objectsOf(profile, profiles.iri(`${prof}hasResource`))
  const artifacts = resources.flatMap(resource => profiles.objectsOf(resource, profiles.iri(`${prof}hasArtifact`)))
  return artifacts.map(artifact => profiles.value(artifact))
}

function readSchemes(): Map<string, Scheme> {
  const names = readdirSync(vocabularyFolder).filter(name => name.endsWith('.tsv'))
  const ids = names.map(name => basename(name, '.tsv')).filter(id => !otherTables.includes(id))
  return new Map(ids.sort().map(id => [id, readScheme(join(vocabularyFolder, `${id}.tsv`), id)]))
}

function vocabulary(name: string): ReturnType<typeof readTable> {
  return readTable(join(vocabularyFolder, `${name}.tsv`))
}
