import { randomBytes } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/** Names a thread of this process for leases: the machine, the process and a part of chance, such as `host~3f9c:4711:a1b2c3d4`. */
export function holderName(): string {
  return `${machine()}:${process.pid}:${randomBytes(4).toString('hex')}`
}

/**
 * Is the process that a holder names certainly gone? Only known of processes that this one would see: those of the same
 * machine, since it was started, and of the same container. Of all others nothing is said.
 */
export function isGone(holder: string): boolean {
  const [where, pid] = holder.split(':')
  return where === machine() && where.includes('~') && !isAlive(Number(pid))
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}

/** Numbers of processes mean the same where the start of the machine and the space of numbers are the same. */
function machine(): string {
  const name = hostname().replaceAll(/[:~]/g, '-')
  try {
    const start = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8)
    const space = readlinkSync('/proc/self/ns/pid').replace(/\D/g, '')
    return `${name}~${start}-${space}`
  } catch {
    return name
  }
}
