import { createHash } from 'node:crypto'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'

const bufferLength = 256 * 1024

/** What was written: the size in bytes and the SHA-256, hexadecimal. */
export interface Written {
  readonly bytes: number
  readonly checksum: string
}

/**
 * A file that is written beside the one it is to replace. Until `replace` the old one stands; `discard` leaves it.
 * A live resource, hence a class.
 */
export class ReplacementFile {
  readonly #path: string
  readonly #handle: FileHandle
  readonly #hash = createHash('sha256')
  #bytes = 0
  #text = ''

  private constructor(path: string, handle: FileHandle) {
    this.#path = path
    this.#handle = handle
  }

  static async open(path: string): Promise<ReplacementFile> {
    return new ReplacementFile(path, await open(`${path}.tmp`, 'w'))
  }

  async write(pieces: Iterable<string>): Promise<void> {
    for (const piece of pieces) {
      this.#text += piece
      if (this.#text.length >= bufferLength) await this.#flush()
    }
  }

  /** Puts what was written on disk and closes the file; the old one still stands. */
  async finish(): Promise<Written> {
    await this.#flush()
    await this.#handle.sync()
    await this.#handle.close()
    return { bytes: this.#bytes, checksum: this.#hash.digest('hex') }
  }

  async replace(): Promise<void> {
    await rename(`${this.#path}.tmp`, this.#path)
  }

  /** Takes away what was written, finished or not. */
  async discard(): Promise<void> {
    await this.#handle.close()
    await rm(`${this.#path}.tmp`, { force: true })
  }

  async #flush(): Promise<void> {
    const bytes = Buffer.from(this.#text)
    this.#text = ''
    this.#hash.update(bytes)
    this.#bytes += bytes.length
    await this.#handle.writeFile(bytes)
  }
}
