import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { isGone } from '../holder.ts'

/** The turn to check links: one process at a time has it. */
export interface Turn {
  /** Did the one who had it before lose it without an end, so that scores may be as links no longer are? */
  readonly wasCutOff: boolean
  /** Gives it back; `isWhole` says whether everything was finished. */
  end(isWhole: boolean): Promise<void>
}

/** How often the turn is renewed, and after how long it is lost without that, in ms. */
const [beat, lost] = [60_000, 600_000]

/**
 * Takes the turn by a file in the data folder; null while another process, or another thread, has it. Whoever has it and
 * is gone has lost it.
 */
export async function takeTurn(folder: string, holder: string): Promise<Turn | null> {
  const file = join(folder, 'link-checks.lock')
  await mkdir(folder, { recursive: true })
  if (await create(file, holder)) return hold(file, holder, false)
  const lock = await read(file)
  if (lock === null || !isLost(lock) || !(await setAside(file, lock))) return null
  return (await create(file, holder)) ? hold(file, holder, true) : null
}

async function create(file: string, holder: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx')
    await handle.writeFile(holder)
    await handle.close()
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/** Whoever lost the turn without knowing neither renews nor ends that of the next. */
function hold(file: string, holder: string, wasCutOff: boolean): Turn {
  const isOwn = async (): Promise<boolean> => (await read(file))?.holder === holder
  const renew = async (): Promise<void> => {
    const now = new Date()
    if (await isOwn()) await utimes(file, now, now)
  }
  const timer = setInterval(() => void renew().catch(() => undefined), beat).unref()
  return {
    wasCutOff,
    end: async isWhole => {
      clearInterval(timer)
      if (!(await isOwn())) return
      if (isWhole) await rm(file, { force: true })
      else await utimes(file, new Date(0), new Date(0))
    },
  }
}

/** Who has the turn, and when it was renewed last, in ms since 1970. */
interface Lock {
  readonly holder: string
  readonly mtimeMs: number
}

/** null when nobody has it. */
async function read(file: string): Promise<Lock | null> {
  try {
    const [{ mtimeMs }, holder] = [await stat(file), await readFile(file, 'utf8')]
    return { holder, mtimeMs }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

function isLost({ holder, mtimeMs }: Lock): boolean {
  return Date.now() - mtimeMs > lost || (holder !== '' && isGone(holder))
}

/** Of several that find it lost one alone succeeds: who is so late that the next has it already puts that back. */
async function setAside(file: string, lock: Lock): Promise<boolean> {
  const aside = `${file}.${randomBytes(6).toString('hex')}`
  try {
    await rename(file, aside)
    const taken = await read(aside)
    const isSame = taken?.holder === lock.holder && taken.mtimeMs === lock.mtimeMs
    if (!isSame) await link(aside, file)
    await rm(aside, { force: true })
    return isSame
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false
    throw error
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null
}
