/**
 * What containers have printed as files of their host.
 * Mirrors: CRI's log format as containerd writes it under /var/log/pods, the kubelet's links in /var/log/containers.
 * Differs: they can be emptied and removed, and nothing written; a log that was rotated is gone.
 */
import { formatMicroTime } from '@/lib/cluster/apimachinery/time'
import { type HostContainer, isErrorLine } from '@/lib/cluster/host/cri/host-container'
import type { HostSandbox } from '@/lib/cluster/host/cri/host-sandbox'
import type { LogFiles } from '@/lib/cluster/host/log-files'
import { GONE } from '@/lib/cluster/kubelet/logs'
import { hashText } from '@/lib/cluster/sim/hash'
import { Errno } from '@/lib/userland/kernel/errno'
import type { FileStat } from '@/lib/userland/kernel/file-system'

interface Node {
  mtime: number
  names?: Set<string>
  target?: string
  text?: () => string
}

const PODS = '/var/log/pods'
const LINKS = '/var/log/containers'

/** `2026-11-20T10:00:01.106000000Z stdout F started` */
export const logText = (container: HostContainer): string =>
  container
    .lines()
    .map((line) => {
      const time = formatMicroTime(line.at).replace('Z', '000Z')
      const stream = isErrorLine(container, line) ? 'stderr' : 'stdout'
      return `${time} ${stream} ${line.open ? 'P' : 'F'} ${line.text}\n`
    })
    .join('')

const linkName = ({ pod, namespace, name, id }: HostContainer) => `${pod}_${namespace}_${name}-${id}.log`

function nodesOf(sandboxes: readonly HostSandbox[], containers: readonly HostContainer[]): Map<string, Node> {
  const nodes = new Map<string, Node>()
  const folder = (path: string, mtime: number): Set<string> => {
    const known = nodes.get(path)?.names
    if (known) return known
    const names = new Set<string>()
    nodes.set(path, { mtime, names })
    const at = path.lastIndexOf('/')
    if (path !== PODS && path !== LINKS) folder(path.slice(0, at), mtime).add(path.slice(at + 1))
    return names
  }
  folder(PODS, 0)
  folder(LINKS, 0)
  for (const { namespace, pod, uid, createdAt } of sandboxes)
    folder(`${PODS}/${namespace}_${pod}_${uid}`, createdAt)
  for (const one of containers) {
    const at = one.logPath.lastIndexOf('/')
    folder(one.logPath.slice(0, at), one.createdAt).add(one.logPath.slice(at + 1))
    nodes.set(one.logPath, { mtime: one.createdAt, text: () => logText(one) })
    folder(LINKS, 0).add(linkName(one))
    nodes.set(`${LINKS}/${linkName(one)}`, { mtime: one.createdAt, target: one.logPath })
  }
  return nodes
}

function statOf(path: string, { names, target, text, mtime }: Node): FileStat {
  const type = names ? 'directory' : target === undefined ? 'file' : 'symlink'
  return {
    type,
    mode: { directory: 0o755, file: 0o640, symlink: 0o777 }[type],
    ...{ uid: 0, gid: 0, mtime, links: names ? 2 : 1 },
    size: names ? 4096 : (target ?? text?.() ?? '').length,
    inode: 2 ** 24 + Number.parseInt(hashText(path).slice(0, 6), 16),
  }
}

export interface LogSource {
  /** Lines of a container's log that are gone from its file; {@link GONE}: the file is. */
  cut(containerID: string): number | undefined
  setCut(containerID: string, lines: number): void
  sandboxes(): HostSandbox[]
  containers(): HostContainer[]
}

/** @param source what the host's container runtime knows */
export function podLogFiles(source: LogSource): LogFiles {
  const containers = source.containers()
  const nodes = nodesOf(source.sandboxes(), containers)
  for (const { logPath, instance } of containers) {
    if (source.cut(instance.containerID) !== GONE) continue
    const at = logPath.lastIndexOf('/')
    nodes.get(logPath.slice(0, at))?.names?.delete(logPath.slice(at + 1))
    nodes.delete(logPath)
  }
  const containerAt = (path: string): HostContainer => {
    const file = nodes.get(path)?.target ?? path
    const one = containers.find(({ logPath }) => logPath === file)
    if (!one) throw new Errno('ENOENT')
    return one
  }
  const followed = (path: string) => {
    const node = nodes.get(path)
    return node?.target === undefined ? node : nodes.get(node.target)
  }
  const found = (path: string): Node => {
    const node = followed(path)
    if (!node) throw new Errno('ENOENT')
    return node
  }
  return {
    stat(path, { follow = true } = {}) {
      const node = follow ? followed(path) : nodes.get(path)
      return node && statOf(path, node)
    },
    read(path) {
      const { text } = found(path)
      if (!text) throw new Errno('EISDIR')
      return text()
    },
    list(path) {
      const { names } = found(path)
      if (!names) throw new Errno('ENOTDIR')
      return [...names]
    },
    empty(path) {
      const { instance, lines } = containerAt(path)
      const before = source.cut(instance.containerID) ?? 0
      source.setCut(instance.containerID, before + lines().length)
    },
    remove: (path) => source.setCut(containerAt(path).instance.containerID, GONE),
    readlink(path) {
      const target = nodes.get(path)?.target
      if (target === undefined) throw new Errno(nodes.has(path) ? 'EINVAL' : 'ENOENT')
      return target
    },
  }
}
