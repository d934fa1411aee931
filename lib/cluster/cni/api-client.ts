/** How programs in pods of a network's daemons ask the API server: by the address of its Service, as their account. */
import type { Answer, Query } from '@/lib/cluster/kubelet/process/network'

/** What such a program knows of where it runs. */
export interface ApiContext {
  env: Readonly<Record<string, string>>
  hostname: string
  /** Virtual ms. */
  now: number
  ask(query: Query): Answer
  /** undefined: there is no such file. */
  readText(path: string): string | undefined
}

const TOKEN = '/var/run/secrets/kubernetes.io/serviceaccount/token'
/** ms until Go gives up an address that does not answer. */
export const UNREACHABLE = 30_000

interface ApiAnswer {
  code: number
  body: Record<string, unknown>
}

/** A text is why there was no answer, as Go says it. */
export function ask(
  context: ApiContext,
  path: string,
  method: 'GET' | 'POST' | 'PATCH' = 'GET',
  body?: object,
): ApiAnswer | string {
  const { env, readText } = context
  const host = env.KUBERNETES_SERVICE_HOST ?? '10.96.0.1'
  const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json'
  const headers = { Authorization: `Bearer ${readText(TOKEN) ?? ''}`, 'Content-Type': type }
  const text = body ? JSON.stringify(body) : ''
  const request = { method, host, path, headers, body: text, tls: true }
  const answer = context.ask({ kind: 'connect', address: host, port: 443, protocol: 'TCP', request })
  if (answer.kind !== 'open' || !answer.response) {
    const why = answer.kind === 'refused' ? 'connect: connection refused' : 'i/o timeout'
    const verb = method[0] + method.slice(1).toLowerCase()
    return `${verb} "https://${host}:443${path}": dial tcp ${host}:443: ${why}`
  }
  const { status, body: answered } = answer.response
  return { code: status, body: JSON.parse(answered || '{}') as Record<string, unknown> }
}

/** An object of the API, or why it cannot be read; `waits`: nobody has answered. */
export function read<T>(context: ApiContext, path: string): { object: T } | { error: string; waits?: true } {
  const answer = ask(context, path)
  if (typeof answer === 'string') return { error: answer, waits: true }
  return answer.code === 200 ? { object: answer.body as T } : { error: String(answer.body.message) }
}
