import { z } from 'zod'

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }
type Node = Readonly<Record<string, Json>>

const document = z.object({ '@graph': z.array(z.record(z.string(), z.json())) })

/**
 * What a flattened JSON-LD document says of a resource, as somebody would write it: a member each on a line, with other nodes
 * where they are first mentioned. Nodes that nothing leads to are given whole.
 */
export function jsonFragment(text: string, subject: string): string {
  const nodes = document.parse(JSON.parse(text))['@graph']
  const left = new Map<Json, Node>(nodes.map(node => [node['@id'], node]))
  const members = Object.entries(takeFrom(left, subject) ?? {}).filter(([key]) => key !== '@id')
  const lines = members.map(([key, value]) => `${JSON.stringify(key)}: ${oneLine(embedded(value, left))}`)
  return [...(lines.length === 0 ? [] : [lines.join(',\n')]), ...others(left)].join('\n')
}

/** The nodes that are left, those with addresses first, so that blank nodes come where they are mentioned. */
function others(left: Map<Json, Node>): string[] {
  const ids = [...left.keys()].sort((a, b) => Number(isBlank(a)) - Number(isBlank(b)))
  return ids.flatMap(id => {
    const node = takeFrom(left, id)
    return node === undefined ? [] : [oneLine(membersOf(node, left))]
  })
}

function takeFrom(left: Map<Json, Node>, id: Json): Node | undefined {
  const node = left.get(id)
  left.delete(id)
  return node
}

/** A value with the nodes that it mentions put in their places, each once; a blank node needs no name there. */
function embedded(value: Json, left: Map<Json, Node>): Json {
  if (value === null || typeof value !== 'object') return value
  if (isList(value)) return value.map(item => embedded(item, left))
  const id = value['@id'] ?? null
  const node = takeFrom(left, id)
  if (node === undefined) return membersOf(value, left)
  return membersOf(isBlank(id) ? Object.fromEntries(Object.entries(node).filter(([key]) => key !== '@id')) : node, left)
}

function membersOf(node: Node, left: Map<Json, Node>): Json {
  return Object.fromEntries(Object.entries(node).map(([key, member]) => [key, embedded(member, left)]))
}

function isBlank(id: Json): boolean {
  return typeof id === 'string' && id.startsWith('_:')
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

/** JSON on one line with a space after commas and colons. Line feeds stand between tokens only, so none is inside a text. */
function oneLine(value: Json): string {
  const lines = JSON.stringify(value, null, 1)
  return lines
    .replace(/([[{])\n */g, '$1')
    .replace(/\n *([\]}])/g, '$1')
    .replace(/\n */g, ' ')
}
