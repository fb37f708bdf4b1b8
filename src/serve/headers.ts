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

/** Any site may read what is public, without credentials. */
export const crossOrigin = cors({
  origin: '*',
  allowMethods: ['GET', 'HEAD', 'POST', 'DELETE'],
  allowHeaders: ['Accept', 'Content-Type', 'Prefer', 'If-None-Match', 'If-Modified-Since', 'Range', 'traceparent'],
  exposeHeaders: exposed,
  maxAge: 86_400,
})

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
