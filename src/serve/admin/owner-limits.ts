import { changedFields } from '../../harvest/source-list.ts'
import type { Source } from '../../model/source.ts'
import { kinds } from '../../source/kinds.ts'
import { may, type Who } from './permissions.ts'

/**
 * Names of settings that change and that this holder may not change: an owner neither ranks the own source before those of
 * others, nor makes it read files of the server.
 */
export function notAllowedFields(who: Who, before: Source | null, after: Source): readonly string[] {
  if (may(who, 'sources', after.id)) return []
  const changed = before === null ? ['id'] : changedFields(before, after)
  const isOfFiles = Object.hasOwn(kinds, after.kind) && kinds[after.kind].isFile === true
  return changed.filter(field => ['id', 'precedence'].includes(field) || (isOfFiles && ['kind', 'url'].includes(field)))
}
