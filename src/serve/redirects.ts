import { createMiddleware } from 'hono/factory'

/** A path on this server. Browsers read `//name` and `/\\name` as another server, so it begins with one slash alone. */
export function localPath(path: string): string {
  return `/${path.replace(/^[/\\]+/, '')}`
}

/** Sends an address that leads nowhere and ends with a slash on to the one without, whatever host the client names. */
export const withoutLastSlash = createMiddleware(async (context, next) => {
  await next()
  const { pathname, search } = new URL(context.req.url)
  const isRead = ['GET', 'HEAD'].includes(context.req.method)
  if (context.res.status !== 404 || !isRead || pathname === '/' || !pathname.endsWith('/')) return
  context.res = context.redirect(localPath(pathname.replace(/\/+$/, '')) + search, 301)
})

/** The address without its first folder, as the client wrote it. */
export function withoutFolder(address: string, folder: string): string {
  const { pathname, search } = new URL(address)
  return localPath(pathname.slice(folder.length)) + search
}
