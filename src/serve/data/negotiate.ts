import { type Syntax, syntaxById, syntaxByMediaType, syntaxes } from '../../rdf/syntaxes.ts'

/** The syntaxes that can be sent, in the order in which they are preferred. */
export const sendable: readonly Syntax[] = ['rdfxml', 'turtle', 'jsonld', 'ntriples', 'nquads', 'trig'].flatMap(id =>
  syntaxes.filter(syntax => syntax.id === id && syntax.serialise !== null),
)

/** Media types that clients send for a syntax besides those in the table. */
const aliases: Readonly<Record<string, string>> = {
  'text/n-triples': 'ntriples',
  'application/xml': 'rdfxml',
  'text/xml': 'rdfxml',
}

/** The syntax that `?format=` names by media type, id or extension; null when it names none that is sent. */
export function byFormat(format: string): Syntax | null {
  // A plus sign in a query means a space, but application/rdf+xml is written so everywhere.
  const name = format.trim().toLowerCase().replaceAll(' ', '+')
  const byExtension = syntaxes.find(({ extensions }) => extensions.includes(`.${name}`)) ?? null
  return onlySendable(syntaxById(name) ?? byMediaType(name) ?? byExtension)
}

/** The syntax that an Accept header prefers; the first when there is no header, null when nothing fits. */
export function byAccept(accept: string | null): Syntax | null {
  if (accept === null || accept.trim() === '') return sendable[0]
  for (const { type } of rangesOf(accept)) {
    const found = matching(type)
    if (found !== null) return found
  }
  return null
}

/** The media type that an Accept header prefers, of some; the first when there is no header, null when nothing fits. */
export function preferredOf(accept: string | null, types: readonly string[]): string | null {
  if (accept === null || accept.trim() === '') return types[0] ?? null
  for (const { type } of rangesOf(accept)) {
    const group = /^([^/]+)\/\*$/.exec(type)?.[1]
    const found = types.find(
      one => type === '*/*' || type === one || (group !== undefined && one.startsWith(`${group}/`)),
    )
    if (found !== undefined) return found
  }
  return null
}

/** Does the Accept header prefer a syntax of RDF to HTML? */
export function prefersRdf(accept: string | null): boolean {
  const first = rangesOf(accept ?? '').find(({ type }) => /html/.test(type) || onlySendable(byMediaType(type)) !== null)
  return first !== undefined && !/html/.test(first.type) && !/^(text|application)\/xml$/.test(first.type)
}

function matching(type: string): Syntax | null {
  if (type === '*/*') return sendable[0]
  const group = /^([^/]+)\/\*$/.exec(type)?.[1]
  if (group === undefined) return onlySendable(byMediaType(type))
  return sendable.find(({ mediaTypes }) => mediaTypes[0].startsWith(`${group}/`)) ?? null
}

function byMediaType(type: string): Syntax | null {
  return syntaxByMediaType(type) ?? syntaxById(aliases[type] ?? '')
}

function onlySendable(syntax: Syntax | null): Syntax | null {
  return syntax !== null && sendable.includes(syntax) ? syntax : null
}

/** The media ranges of an Accept header that are accepted, most wanted first. */
function rangesOf(accept: string): { readonly type: string; readonly quality: number }[] {
  const ranges = accept.split(',').map(part => {
    const [type, ...parameters] = part.split(';').map(text => text.trim().toLowerCase())
    const quality = Number(parameters.find(text => text.startsWith('q='))?.slice(2) ?? 1)
    return { type, quality: Number.isFinite(quality) ? quality : 0 }
  })
  return ranges.filter(({ type, quality }) => type !== '' && quality > 0).sort((a, b) => b.quality - a.quality)
}
