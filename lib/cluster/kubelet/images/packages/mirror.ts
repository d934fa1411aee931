/** Whether packages can be had: a name that resolves, and a server behind it. */
import { nameServers } from '@/lib/cluster/kubelet/images/name-servers'
import type { Process } from '@/lib/userland/kernel/process'

export type Reach = { kind: 'ok' } | { kind: 'unresolved' } | { kind: 'silent' | 'refused'; address: string }

/** ms that a resolver waits for servers that say nothing. */
export const RESOLVER_TIMEOUT = 10_000
/** ms until a client gives a silent server up. */
export const CONNECT_TIMEOUT = 30_000

export function reachMirror(process: Process, host: string, port: number): Reach {
  const { network } = process.machine
  if (!network) return { kind: 'unresolved' }
  for (const server of nameServers(process.files)) {
    const found = network.ask({ kind: 'dns', server, name: host, type: 'A' })
    const address =
      found.kind === 'dns' ? found.answer.records.find(({ type }) => type === 'A')?.data : undefined
    if (address === undefined) continue
    const { kind } = network.ask({ kind: 'connect', address, port, protocol: 'TCP' })
    if (kind === 'open') return { kind: 'ok' }
    return { kind: kind === 'refused' ? 'refused' : 'silent', address }
  }
  return { kind: 'unresolved' }
}
