import { type Finding, severities } from '../../model/finding.ts'
import { type Blocks, packBlocks, readBlock } from './blocks.ts'

const perBlock = 256

/**
 * Findings in little space, any few of which can be had without unpacking the rest. A big catalogue has a hundred
 * thousand; as objects they would hold up the thread that answers pages for as long as it takes to copy them.
 */
export interface PackedFindings {
  readonly count: number
  readonly blocks: Blocks
  /** Of each finding; 0 where it has no place. Places never descend, and come before the zeros. */
  readonly lines: Uint32Array<ArrayBuffer>
  readonly columns: Uint32Array<ArrayBuffer>
  /** Of each finding: its place in `severities`. */
  readonly severities: Uint8Array<ArrayBuffer>
}

/** Packs findings that are sorted by position. */
export function packFindings(findings: readonly Finding[]): PackedFindings {
  return {
    count: findings.length,
    blocks: packBlocks(blocksOf(findings)),
    lines: Uint32Array.from(findings, ({ position }) => position?.line ?? 0),
    columns: Uint32Array.from(findings, ({ position }) => position?.column ?? 0),
    severities: Uint8Array.from(findings, ({ severity }) => severities.indexOf(severity)),
  }
}

function* blocksOf(findings: readonly Finding[]): Iterable<string> {
  for (let from = 0; from < findings.length; from += perBlock) yield written(findings.slice(from, from + perBlock))
}

/** What the words of a rule are the same for, all its findings share; they are written once per block. */
const shared = ['resultMessage', 'hint', 'pathLabel'] as const

function written(findings: readonly Finding[]): string {
  const numbers = new Map<object, number>()
  const numberOf = (value: object | null): number | null => {
    if (value === null) return null
    const number = numbers.get(value) ?? numbers.size
    numbers.set(value, number)
    return number
  }
  const rows = findings.map(finding => ({
    ...finding,
    ...Object.fromEntries(shared.map(name => [name, numberOf(finding[name])])),
  }))
  return JSON.stringify({ rows, words: [...numbers.keys()] })
}

/** A reader of packed findings, by number, that keeps the block it read last. */
export function findingReader({ blocks }: PackedFindings): (at: number) => Finding {
  let known = -1
  let block: readonly Finding[] = []
  return at => {
    const wanted = Math.floor(at / perBlock)
    if (wanted !== known) block = unpacked(readBlock(blocks, wanted))
    known = wanted
    return block[at % perBlock]
  }
}

/** All findings. */
export function* allFindings(packed: PackedFindings): Iterable<Finding> {
  const read = findingReader(packed)
  for (let at = 0; at < packed.count; at++) yield read(at)
}

function unpacked(text: string): Finding[] {
  const { rows, words } = JSON.parse(text) as { rows: Record<string, number | null>[]; words: object[] }
  return rows.map(row => {
    const full: Record<string, unknown> = { ...row }
    for (const name of shared) full[name] = row[name] === null ? null : words[row[name]]
    return full as unknown as Finding
  })
}
