import '../server-only'
import { isPlatformUrl } from './platform-url'

const TIMEOUT_MS = 10_000
const MAX_BYTES = 1_000_000

/**
 * Asks a platform something: no redirects, at most ten seconds and one megabyte.
 * @throws Error when its address is not allowed, or it does not answer like that
 */
export async function platformFetch(url: string, init: RequestInit = {}): Promise<Response> {
  if (!isPlatformUrl(url)) throw new Error(`not an address of a platform: ${url.slice(0, 200)}`)
  const signal = AbortSignal.timeout(TIMEOUT_MS)
  const response = await fetch(url, { ...init, signal, redirect: 'error', cache: 'no-store' })
  const { status, headers } = response
  // These two have no body, and a Response with one cannot be made.
  const body = status === 204 || status === 304 ? null : await readBounded(response)
  return new Response(body, { status, headers: { 'content-type': headers.get('content-type') ?? '' } })
}

async function readBounded({ body }: Response): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.byteLength
    if (size > MAX_BYTES) throw new Error('the platform answered with too much')
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}
