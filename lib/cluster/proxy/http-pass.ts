/** What a proxy in front of Services says itself, when no backend does. */
import { type HttpResponse, reasonOf, respond } from '@/lib/cluster/kubelet/process/network'
import type { BackendAnswer } from '@/lib/cluster/proxy/http-backends'
import type { Hop, Obstacle } from '@/lib/cluster/proxy/world'

/** What became of a request at a proxy: its answer, and the stations on the way to it. */
export interface Passed {
  response: HttpResponse
  hops: Hop[]
  /** Why no backend has answered. */
  obstacle?: Obstacle
  reached?: BackendAnswer['reached']
}

/** The page of a status, in the words of whoever makes it. */
export type Page = (status: number) => HttpResponse

const NGINX_WORDS: Record<number, string> = {
  503: 'Service Temporarily Unavailable',
  504: 'Gateway Time-out',
}

/** nginx without its version. */
export const nginxPage: Page = (status) => {
  const reason = NGINX_WORDS[status] ?? reasonOf(status)
  const title = `${status} ${reason}`
  const body = `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`
  return { ...respond(status, body, { 'Content-Type': 'text/html' }), reason }
}

/** What the client gets of a backend's answer, or 502 and 504 in place of one. */
export function passed(page: Page, { hops, response, obstacle, reached }: BackendAnswer): Passed {
  if (response) return { hops, response, ...(reached ? { reached } : {}) }
  return {
    hops,
    response: page(obstacle?.kind === 'timeout' ? 504 : 502),
    ...(obstacle ? { obstacle } : {}),
  }
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b))

/** How many of the answers may come from one place: more are not told apart. */
const FINENESS = 100

/** Each of several lists of answers as often as its weight says. */
export function weighted<T>(parts: readonly { weight: number; of: readonly T[] }[]): T[] {
  const there = parts.filter(({ weight, of }) => weight > 0 && of.length > 0)
  if (there.length === 1) return [...(there[0]?.of ?? [])]
  const common = there.reduce((sum, { weight }) => gcd(sum, weight), 0) || 1
  const total = there.reduce((sum, { weight }) => sum + weight, 0) / common
  const shrink = Math.max(1, total / FINENESS)
  return there.flatMap(({ weight, of }) => {
    const times = Math.max(1, Math.round(weight / common / shrink))
    return Array.from({ length: times }, (_, i) => of[i % of.length]).filter((one) => one !== undefined)
  })
}
