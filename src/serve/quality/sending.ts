import { problemResponse } from '../problem.ts'
import type { Writing } from './writing.ts'

/** A report that is sent while it is written; 503 when as many are as may be. */
export function sentWhileWritten(
  request: Request,
  writing: Writing,
  {
    headers,
    pieces,
  }: { readonly headers: Readonly<Record<string, string>>; readonly pieces: () => Promise<Iterable<string>> },
): Response {
  // Nobody would read what is written, nor tell that it is not wanted: it would count as being written for ever.
  if (request.method === 'HEAD') return new Response(null, { headers })
  if (writing.isFull()) return atRush(request)
  const written = ReadableStream.from(writing.counted(pieces))
  return new Response(written.pipeThrough(new TextEncoderStream()), { headers })
}

function atRush({ url }: Request): Response {
  const problem = { status: 503, title: 'Many reports are being written: try again soon' } as const
  return problemResponse(problem, new URL(url).pathname, { 'Retry-After': '30', 'Cache-Control': 'no-store' })
}
