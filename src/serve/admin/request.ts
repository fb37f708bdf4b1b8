import type { AdminWords } from '../../text/admin.ts'
import type { Need } from '../need.ts'
import type { PageTools } from '../tools.ts'
import type { PageRequest, Redirect, View } from '../view.ts'
import type { Who } from './permissions.ts'

/** What a page of administration is asked by somebody who is let in. */
export interface AdminRequest extends PageRequest {
  readonly who: Who
  /** What every form must hold. */
  readonly csrf: string
  /** The form that was sent; empty when none was. */
  readonly form: FormData
  readonly admin: AdminWords
}

/** Answers a page of administration; null when there is no such thing. */
export type AdminPage = (request: AdminRequest, tools: PageTools) => Promise<View | Redirect | Response | null>

/** A page of administration, its address without the language prefix, and what it needs. */
export interface AdminRoute {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly needs: Need
  readonly page: AdminPage
}

/** One field of a form as text; empty when it is not there. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}
