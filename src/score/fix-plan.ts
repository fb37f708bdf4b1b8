import type { FixRow, FixTable } from './fix-table.ts'
import { linkFixes, type Role } from './link-tests.ts'
import { nothingWritten, type Written } from './written-groups.ts'

/** What of a fix is the same wherever it is made, found out once. */
export interface FixPlan {
  /** The role of the address that it makes answer; null of other fixes. */
  readonly role: Role | null
  /** Is there another fix for when no address stands there? */
  readonly isStatedByOther: boolean
  /** What it writes; null when that follows from what stands there. */
  readonly written: Written | null
}

/** Plans of the fixes of a table, made when they are first asked for. */
export function fixPlans(table: FixTable, write: (turtle: string) => Written): (row: FixRow) => FixPlan {
  const plans = new Map<FixRow, FixPlan>()
  return row => {
    const known = plans.get(row)
    if (known !== undefined) return known
    const plan = {
      role: roleOf(row),
      isStatedByOther: [...table.values()].some(other => other.kind !== 'link' && other.property === row.property),
      written: row.turtle === '' ? nothingWritten : isFilled(row) ? null : write(row.turtle),
    }
    plans.set(row, plan)
    return plan
  }
}

/** Does what a fix writes follow from what stands there? */
export function isFilled({ turtle }: FixRow): boolean {
  return turtle.includes('{')
}

function roleOf({ code }: FixRow): Role | null {
  return (Object.keys(linkFixes) as Role[]).find(role => linkFixes[role] === code) ?? null
}
