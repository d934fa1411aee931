import './server-only'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

const compress = promisify(gzip)

/** Below this, compressing costs more than it saves. */
const WORTHWHILE_BYTES = 1400

/** An answer in JSON, compressed for whoever takes that: Next compresses pages and files, but no route's answer. */
export async function jsonResponse(
  request: Request,
  value: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  const text = JSON.stringify(value)
  const all = { ...headers, 'content-type': 'application/json', vary: 'accept-encoding' }
  const takesGzip = /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')
  if (!takesGzip || text.length < WORTHWHILE_BYTES) return new Response(text, { headers: all })
  return new Response(await compress(text), { headers: { ...all, 'content-encoding': 'gzip' } })
}
