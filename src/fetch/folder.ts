import { readdir, realpath, stat } from 'node:fs/promises'
import { isAbsolute, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { HarvestError } from '../model/harvest.ts'
import { fileFault } from './file-fault.ts'

/** A file in the folder: its path as it was named, and where it really is. */
export interface Found {
  readonly path: string
  readonly real: string
}

/** A folder outside of which nothing is read: wherever links lead, what counts is where they end. */
export interface Folder {
  /**
   * The file at this path, or the files of RDF in the folder there and those below, by path.
   * @throws HarvestError `address-refused` (reasons `outside-folder`, `no-regular-file`), `unreachable`, `too-large` when
   * there are more than `maxFiles`
   */
  filesAt(path: string, maxFiles: number): Promise<readonly Found[]>
}

/** @throws HarvestError `unreachable` when there is no such folder */
export async function openFolder(root: string): Promise<Folder> {
  const real = await endOf(root)
  const inside = async (path: string): Promise<Found> => {
    const end = await endOf(path)
    const way = relative(real, end)
    if (!isAbsolute(way) && way.split(/[\\/]/)[0] !== '..') return { path, real: end }
    throw new HarvestError('address-refused', { url: pathToFileURL(path).href, reason: 'outside-folder' })
  }
  return {
    filesAt: async (path, maxFiles) => {
      const found: Found[] = []
      for await (const file of walk(await inside(path), { inside, above: [] })) {
        found.push(file)
        if (found.length > maxFiles) {
          throw new HarvestError('too-large', { url: pathToFileURL(path).href, maxFiles: String(maxFiles) })
        }
      }
      return found
    },
  }
}

/** Names of files that are taken from a folder. */
const isRdfName = (name: string): boolean => /\.(rdf|owl|xml|ttl|trig|nt|nq|jsonld|json)(\.gz)?$/i.test(name)

interface Walk {
  readonly inside: (path: string) => Promise<Found>
  /** Where the folders above really are: a link to one of them leads nowhere new. */
  readonly above: readonly string[]
}

/** Folders and files by name, so that the same files always come in the same order. */
async function* walk(place: Found, { inside, above }: Walk): AsyncGenerator<Found> {
  const { path, real } = place
  const facts = await stat(real).catch(error => {
    throw fileFault(error, path)
  })
  if (facts.isDirectory()) {
    if (above.includes(real)) return
    const names = await readdir(real).catch(error => {
      throw fileFault(error, path)
    })
    for (const name of names.filter(each => !each.startsWith('.')).sort()) {
      const below = join(path, name)
      if (isRdfName(name) || (await isFolder(below)))
        yield* walk(await inside(below), { inside, above: [...above, real] })
    }
  } else if (facts.isFile()) yield place
  else throw new HarvestError('address-refused', { url: pathToFileURL(path).href, reason: 'no-regular-file' })
}

/** A link that leads nowhere is no folder. */
function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    facts => facts.isDirectory(),
    () => false,
  )
}

async function endOf(path: string): Promise<string> {
  return realpath(path).catch(error => {
    throw fileFault(error, path)
  })
}
