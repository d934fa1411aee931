/**
 * What the API server's log says of those whom it turns away, or who turn away from it.
 * Mirrors: apiserver/pkg/endpoints/filters/authentication.go, net/http's server.
 * Differs: each says it once in ten seconds; the numbers of certificates are left out.
 */
import { formatMicroTime } from '@/lib/cluster/apimachinery/time'
import type { CutOff, Trust } from '@/lib/cluster/auth/trust'
import { klogLine } from '@/lib/cluster/host/klog'

const EVERY = 10_000
const LAST_LINES = 200

const TOKEN = '[invalid bearer token, invalid signature, no keys found]'
const CERTIFICATE = '[x509: certificate signed by unknown authority]'

function lineOf(at: number, { by }: CutOff, address: string): string {
  if (by === 'server') {
    const text = `http: TLS handshake error from ${address}:41562: remote error: tls: bad certificate`
    return klogLine('I', at, 'log.go:245', text)
  }
  const why = JSON.stringify(by === 'token' ? TOKEN : CERTIFICATE)
  return klogLine('E', at, 'authentication.go:75', `"Unable to authenticate the request" err=${why}`)
}

/** Lines in CRI's form. @param since when the server began */
export function refusals(
  { cutOff }: Trust,
  addresses: Readonly<Record<string, string>>,
  since: number,
  now: number,
): string {
  const all = Object.entries(cutOff).flatMap(([process, one]) => {
    const from = Math.max(since, one.since)
    const address = addresses[process.replace(/^kubelet\//, '')] ?? '127.0.0.1'
    const count = Math.min(LAST_LINES, Math.floor((now - from) / EVERY))
    return Array.from({ length: count }, (_, back): [number, string] => {
      const at = from + (Math.floor((now - from) / EVERY) - back) * EVERY
      return [at, lineOf(at, one, address)]
    })
  })
  return all
    .sort(([a], [b]) => a - b)
    .map(([at, line]) => `${formatMicroTime(at).replace('Z', '000Z')} stderr F ${line}\n`)
    .join('')
}
