/** What annotations of ingress-nginx answer without asking a backend. */
import { containsAddress, parseCidr, parseIP } from '@/lib/cluster/apimachinery/cidr'
import type { Ingress } from '@/lib/cluster/apimachinery/object'
import type { Lister } from '@/lib/cluster/client/lister'
import type { HttpRequest } from '@/lib/cluster/kubelet/process/network'
import { pathOf } from '@/lib/cluster/proxy/http-match'
import { annotationOf, type Location } from '@/lib/cluster/proxy/ingress-locations'
import { tlsOf } from '@/lib/cluster/proxy/ingress-tls'

export interface Redirect {
  status: number
  location: string
}

type Asked = Pick<HttpRequest, 'host' | 'path'> & Partial<HttpRequest>

const isOn = (ingress: Ingress, name: string, otherwise: boolean) =>
  (annotationOf(ingress, name) ?? String(otherwise)) === 'true'

/** Is the client in the list of those who may ask? */
function mayAsk(ingress: Ingress, client: string | undefined): boolean {
  const list =
    annotationOf(ingress, 'whitelist-source-range') ?? annotationOf(ingress, 'allowlist-source-range')
  if (!list || client === undefined) return true
  const ip = parseIP(client)
  return list.split(',').some((text) => {
    const cidr = parseCidr(text.trim().includes('/') ? text.trim() : `${text.trim()}/32`)
    return !!cidr && !!ip && containsAddress(cidr, ip)
  })
}

/** From HTTP to HTTPS, where the host has a certificate; or wherever it is forced. */
function toTls(lister: Lister, ingresses: readonly Ingress[], ingress: Ingress, asked: Asked): boolean {
  if (asked.tls !== false) return false
  const host = asked.host.replace(/:\d+$/, '').toLowerCase()
  const hasCertificate = tlsOf(lister, ingresses, host) !== undefined
  return isOn(ingress, 'force-ssl-redirect', false) || (hasCertificate && isOn(ingress, 'ssl-redirect', true))
}

/** In the order in which its nginx.conf has them. */
export function redirectOf(
  lister: Lister,
  ingresses: readonly Ingress[],
  { ingress }: Location,
  asked: Asked,
): Redirect | 'refused' | undefined {
  if (!ingress) return undefined
  const root = annotationOf(ingress, 'app-root')
  const scheme = asked.tls ? 'https' : 'http'
  if (root && pathOf(asked.path) === '/') return { status: 302, location: `${scheme}://${asked.host}${root}` }
  const permanent = annotationOf(ingress, 'permanent-redirect')
  if (permanent)
    return { status: Number(annotationOf(ingress, 'permanent-redirect-code') ?? 301), location: permanent }
  const temporal = annotationOf(ingress, 'temporal-redirect')
  if (temporal) return { status: 302, location: temporal }
  if (toTls(lister, ingresses, ingress, asked))
    return { status: 308, location: `https://${asked.host.replace(/:\d+$/, '')}${asked.path}` }
  return mayAsk(ingress, asked.client) ? undefined : 'refused'
}
