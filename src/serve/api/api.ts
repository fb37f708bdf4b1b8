import type { Who } from '../admin/permissions.ts'
import type { ProblemDetails } from '../problem.ts'
import type { PageTools } from '../tools.ts'

/** What a resource of the API is asked. */
export interface ApiRequest {
  readonly url: URL
  readonly parameters: Readonly<Record<string, string>>
  readonly raw: Request
  /** Network address that the request came from; empty when it is not known. */
  readonly sender: string
  /** Who asks, by their token; null when nobody is told. */
  readonly who: Who | null
}

/** What a guarded resource is asked: somebody is let in. */
export interface AdmittedRequest extends ApiRequest {
  readonly who: Who
}

/** What a resource of the API answers: JSON, a problem, or something that it has made itself. */
export type ApiAnswer =
  | { readonly json: unknown; readonly status?: 200 | 201 | 202; readonly headers?: Readonly<Record<string, string>> }
  | { readonly problem: ProblemDetails; readonly headers?: Readonly<Record<string, string>> }
  | { readonly response: Response }

/** Answers a resource of the API. */
export type Answer = (request: ApiRequest, tools: PageTools) => Promise<ApiAnswer>

/** Answers a guarded resource of the API. */
export type GuardedAnswer = (request: AdmittedRequest, tools: PageTools) => Promise<ApiAnswer>
