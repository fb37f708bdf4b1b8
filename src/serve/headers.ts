import { cors } from 'hono/cors'
import { etag, RETAINED_304_HEADERS } from 'hono/etag'
import { createMiddleware } from 'hono/factory'
import { secureHeaders } from 'hono/secure-headers'

const none = ["'none'"]
const self = ["'self'"]
const exposed = ['ETag', 'Link', 'Last-Modified', 'Location', 'Content-Location', 'Retry-After', 'traceparent']

/** Nothing inline, nothing from elsewhere, no frames, nothing of the device. */
export const secured = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: none,
    scriptSrc: self,
    styleSrc: self,
    imgSrc: [...self, 'data:'],
    fontSrc: self,
    connectSrc: self,
    formAction: self,
    baseUri: none,
    frameAncestors: none,
  },
  strictTransportSecurity: 'max-age=63072000; includeSubDomains',
  referrerPolicy: 'strict-origin-when-cross-origin',
  crossOriginOpenerPolicy: 'same-origin',
  // Everything here is public and meant to be used from other sites.
  crossOriginResourcePolicy: 'cross-origin',
  xFrameOptions: 'DENY',
  permissionsPolicy: { camera: [], geolocation: [], microphone: [], payment: [], usb: [] },
})

const open = cors({
  origin: '*',
  allowMethods: ['GET', 'HEAD', 'POST', 'DELETE'],
  allowHeaders: ['Accept', 'Content-Type', 'Prefer', 'If-None-Match', 'If-Modified-Since', 'Range', 'traceparent'],
  exposeHeaders: exposed,
  maxAge: 86_400,
})

/** Any site may read what is public, without credentials; nobody else's may read, or embed, what needs a token. */
export const crossOrigin = createMiddleware(async (context, next) => {
  if (!isGuarded(context.req.method, context.req.path, context.req.header('authorization')))
    return await open(context, next)
  await next()
  context.res.headers.set('Cross-Origin-Resource-Policy', 'same-origin')
})

/** Is a token needed for it, or shown with it? */
function isGuarded(method: string, path: string, authorization: string | undefined): boolean {
  if (authorization !== undefined || /^(\/en)?\/admin(\/|$)/.test(path)) return true
  if (/^\/katalog\/v1\/(tokens|audit-entries|deliveries|harvest-source-previews|harvest-sources\/export)\b/.test(path))
    return true
  const isRead = ['GET', 'HEAD', 'OPTIONS'].includes(method)
  return !isRead && /^\/katalog\/v1\/harvest-/.test(path)
}

/** ETag from the body where the handler sets none, and 304 when the client has it already. */
export const conditional = etag({
  retainedHeaders: [
    ...RETAINED_304_HEADERS,
    'last-modified',
    'link',
    'access-control-allow-origin',
    'access-control-expose-headers',
  ],
})

/** 304 when nothing has changed since the date that the client has; a tag, where one is sent, is what counts. */
export const unmodified = createMiddleware(async (context, next) => {
  await next()
  const since = Date.parse(context.req.header('if-modified-since') ?? '')
  const modified = Date.parse(context.res.headers.get('last-modified') ?? '')
  const isAsked = context.req.header('if-none-match') === undefined && ['GET', 'HEAD'].includes(context.req.method)
  if (!isAsked || context.res.status !== 200 || !(modified <= since)) return
  await context.res.body?.cancel()
  context.res = new Response(null, { status: 304, headers: context.res.headers })
})
