/** Mirrors: pkg/controller/certificates/cleaner – what is decided goes after an hour, what is not after a day. */
import type { CertificateSigningRequest } from '@/lib/cluster/apimachinery/object'
import { parseTime } from '@/lib/cluster/apimachinery/time'
import type { ComponentContext } from '@/lib/cluster/client/component'

const REQUESTS = 'certificatesigningrequests.certificates.k8s.io'
const HOUR = 3_600_000
const DECIDED = HOUR
const PENDING = 24 * HOUR

/** When a request has been there long enough. ms since the epoch */
function deadline({ metadata, status }: CertificateSigningRequest): number {
  const conditions = status?.conditions ?? []
  const at = (type: string) => conditions.find((condition) => condition.type === type)?.lastUpdateTime
  const ends: number[] = []
  const denied = at('Denied')
  const failed = at('Failed')
  const approved = at('Approved')
  if (denied) ends.push((parseTime(denied) ?? 0) + DECIDED)
  if (failed) ends.push((parseTime(failed) ?? 0) + DECIDED)
  if (approved && status?.certificate) ends.push((parseTime(approved) ?? 0) + DECIDED)
  if (conditions.length === 0) ends.push((parseTime(metadata.creationTimestamp ?? '') ?? 0) + PENDING)
  return Math.min(...ends, Number.MAX_SAFE_INTEGER)
}

/** It looks once an hour, counted from the cluster's start. */
function nextLook(from: number, ctx: ComponentContext): number {
  const created = ctx.lister.get('namespaces', undefined, 'kube-system')?.metadata.creationTimestamp
  const start = parseTime(created ?? '') ?? 0
  return start + Math.ceil((from - start) / HOUR) * HOUR
}

/** Deletes a request that has been there long enough, or waits for that. */
export function cleanRequest(name: string, ctx: ComponentContext): void {
  const csr = ctx.lister.get(REQUESTS, undefined, name) as CertificateSigningRequest | undefined
  if (!csr) return
  const end = deadline(csr)
  if (end === Number.MAX_SAFE_INTEGER) return
  const look = nextLook(end, ctx)
  if (ctx.now() >= look) ctx.client.delete(REQUESTS, undefined, name)
  else ctx.requeueAfter(name, look - ctx.now())
}
