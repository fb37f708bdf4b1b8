/** Why a body is not read: it is larger than is taken, or too much is being read already. */
export type Unread = 'too-large' | 'busy'

/** Reads the body of a request, no more than so many bytes of it. */
export type ReadBody = (request: Request, maxBytes: number) => Promise<Uint8Array<ArrayBuffer> | Unread>

/** A reader that never holds more than so many bytes of unfinished bodies altogether. */
export function createBodyReader(mostAtOnce: number): ReadBody {
  let held = 0
  return async (request, maxBytes) => {
    if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return 'too-large'
    const chunks: Uint8Array[] = []
    let length = 0
    try {
      for await (const chunk of request.body ?? []) {
        chunks.push(chunk)
        length += chunk.byteLength
        held += chunk.byteLength
        if (length > maxBytes) return 'too-large'
        if (held > mostAtOnce) return 'busy'
      }
      return joined(chunks, length)
    } finally {
      held -= length
    }
  }
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.byteLength
  }
  return all
}
