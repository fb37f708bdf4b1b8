import { ReplacementFile } from '../publish/file.ts'
import type { Context } from './context.ts'
import { naming } from './replace-files.ts'

/**
 * Writes a file piece by piece beside the one that it is to replace, which stands until everything is on disk: there never is
 * half a file of that name, also where the disk is full or the program is broken off.
 * @throws CliError naming the file when it cannot be written; what the signal says when it is broken off
 */
export async function writeWhole(path: string, pieces: Iterable<string>, context: Context): Promise<void> {
  const { signal } = context.tools
  await naming(path, context, async () => {
    const file = await ReplacementFile.open(path)
    try {
      await file.write(untilAborted(pieces, signal))
      await file.finish()
      signal.throwIfAborted()
      await file.replace()
    } catch (error) {
      await file.discard()
      throw error
    }
  })
}

function* untilAborted(pieces: Iterable<string>, signal: AbortSignal): Iterable<string> {
  for (const piece of pieces) {
    signal.throwIfAborted()
    yield piece
  }
}
