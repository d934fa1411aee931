import '../server-only'
import { createHash } from 'node:crypto'

/** A body with its ETag; 304 without a body for whoever has it already (RFC 9110, If-None-Match). */
export function jsonAnswer(request: Request, value: unknown, headers: Record<string, string>): Response {
  const body = JSON.stringify(value)
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`
  const known = request.headers.get('if-none-match')?.split(',') ?? []
  const isKnown = known.some((tag) => [etag, '*'].includes(tag.trim().replace(/^W\//, '')))
  if (isKnown) return new Response(null, { status: 304, headers: { ...headers, etag } })
  return new Response(body, { headers: { ...headers, etag, 'content-type': 'application/json' } })
}
