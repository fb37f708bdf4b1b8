import { randomUUID } from 'node:crypto'
import {
  access,
  chmod,
  constants,
  type FileHandle,
  open,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { CliError, type Context } from './context.ts'

/** A file to write. */
export interface FileToWrite {
  /** As the person named it. */
  readonly name: string
  readonly text: string
}

/**
 * Writes files, all or none: each beside the one it is to replace, which stands until everything is on disk. So a file may
 * replace the very input that it was made of. @throws CliError naming the file that cannot be written, or when two are one
 */
export async function replaceFiles(files: readonly FileToWrite[], context: Context): Promise<void> {
  const written: { readonly temporary: string; readonly target: string }[] = []
  try {
    for (const file of files) {
      const target = await targetOf(file.name, context)
      if (written.some(one => one.target === target.path)) throw new CliError(context.text.fix.sameFile)
      if (target.isPlain) {
        const temporary = join(dirname(target.path), `.${basename(target.path)}.${randomUUID()}.tmp`)
        written.push({ temporary, target: target.path })
        await naming(file.name, context, () => writeNew(temporary, file.text, target.mode))
      } else await naming(file.name, context, () => writeFile(target.path, file.text))
    }
    context.tools.signal.throwIfAborted()
    for (const { temporary, target } of written) await rename(temporary, target)
  } finally {
    for (const { temporary } of written) await rm(temporary, { force: true })
  }
}

interface Target {
  /** Behind any symbolic link. */
  readonly path: string
  /** A file, or nothing yet; a device or pipe is written to directly. */
  readonly isPlain: boolean
  /** Who may read and write it; null for a new file. */
  readonly mode: number | null
}

async function targetOf(name: string, context: Context): Promise<Target> {
  const path = await realpath(name).catch(() => resolve(name))
  const known = await stat(path).catch(() => null)
  if (known === null) return { path, isPlain: true, mode: null }
  if (known.isDirectory()) throw new CliError(context.text.errors.cannotUse(name, context.text.errors.isDirectory))
  await naming(name, context, () => access(path, constants.W_OK))
  return { path, isPlain: known.isFile(), mode: known.mode & 0o777 }
}

async function writeNew(path: string, text: string, mode: number | null): Promise<void> {
  const handle: FileHandle = await open(path, 'wx')
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  if (mode !== null) await chmod(path, mode)
}

/**
 * Gives a refusal of the system the name that the person knows, not that of the file beside it.
 * @throws CliError of what the system refuses; anything else as it is
 */
export async function naming(name: string, { text }: Context, run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch (cause) {
    if (!(cause instanceof Error && 'syscall' in cause && 'code' in cause)) throw cause
    const reasons: Readonly<Record<string, string>> = { ...text.errors.system, ENOENT: text.errors.noSuchFolder }
    const code = String(cause.code)
    throw new CliError(text.errors.cannotUse(name, reasons[code] ?? String(cause)), { cause })
  }
}
