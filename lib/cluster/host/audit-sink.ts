import { formatMicroTime } from '@/lib/cluster/apimachinery/time'
import type { AuditSink } from '@/lib/cluster/apiserver/audit'
import type { ApiServerConfig } from '@/lib/cluster/host/api-server-config'
import type { HostRoom, Hosts } from '@/lib/cluster/host/hosts'

/** A line as the container runtime keeps it. */
const PREFIX = /^\S+ std(?:out|err) F /
const kept = (text: string, now: number) =>
  text.replace(/^(?=.)/gm, `${formatMicroTime(now).replace('Z', '000Z')} stdout F `)

/** What a container has printed, by the lines of its file. */
export const printedLines = (text: string): string[] =>
  text === ''
    ? []
    : text
        .replace(/\n$/, '')
        .split('\n')
        .map((line) => line.replace(PREFIX, ''))

/**
 * Where the audit log goes: a file of the control plane's host, or the output of the container.
 * Differs: what lies within the container is not kept; files are not rotated, one that is full takes nothing more.
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
      const lines = audit.stdout ? kept(text, state.now) : text
      if (path !== undefined) hosts.append(host.name, path, lines)
    },
  }
}
