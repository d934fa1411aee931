import type { AuditSink } from '@/lib/cluster/apiserver/audit'
import type { ApiServerConfig } from '@/lib/cluster/host/api-server-config'
import { encodeContent } from '@/lib/cluster/host/host-state'
import type { HostRoom, Hosts } from '@/lib/cluster/host/hosts'

/**
 * Where the audit log goes: a file of the control plane's host.
 * Differs: what lies within the container, and standard output, is not kept.
 */
export function auditSink(
  { audit }: ApiServerConfig,
  state: HostRoom['state'],
  hosts: Hosts,
): AuditSink | undefined {
  const host = state.hosts.controlPlane
  if (!audit || !host) return undefined
  const { path } = audit
  return {
    policy: audit.policy,
    address: host.address,
    version: host.version,
    position: () => (path === undefined ? 0 : hosts.sizeOf(host.name, path)),
    write: (text) => {
      if (path !== undefined) hosts.append(host.name, path, encodeContent(text))
    },
  }
}
