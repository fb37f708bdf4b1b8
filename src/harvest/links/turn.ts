import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
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
  if (await create(file, holder)) return hold(file, false)
  if (!(await isLost(file)) || !(await setAside(file))) return null
  return (await create(file, holder)) ? hold(file, true) : null
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

function hold(file: string, wasCutOff: boolean): Turn {
  const renew = (): void => {
    const now = new Date()
    void utimes(file, now, now).catch(() => undefined)
  }
  const timer = setInterval(renew, beat).unref()
  return {
    wasCutOff,
    end: async isWhole => {
      clearInterval(timer)
      if (isWhole) await rm(file, { force: true })
      else await utimes(file, new Date(0), new Date(0))
    },
  }
}

async function isLost(file: string): Promise<boolean> {
  try {
    const [{ mtimeMs }, holder] = [await stat(file), await readFile(file, 'utf8')]
    return Date.now() - mtimeMs > lost || (holder !== '' && isGone(holder))
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false
    throw error
  }
}

/** Of several that find it lost one alone succeeds. */
async function setAside(file: string): Promise<boolean> {
  const aside = `${file}.${randomBytes(6).toString('hex')}`
  try {
    await rename(file, aside)
    await rm(aside, { force: true })
    return true
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false
    throw error
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null
}
