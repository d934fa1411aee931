import type { Pod } from '@/lib/cluster/apimachinery/object'
import { traceProcess } from '@/lib/cluster/kubelet/process/run'
import type { PodRuntime } from '@/lib/cluster/kubelet/runtime'

interface Mount {
  volume: string
  path: string
}

const trimmed = (path: string) => path.replace(/\/+$/, '')

/** The mounts of a container's emptyDir volumes. */
function emptyDirs(pod: Pod, container: string): Mount[] {
  const { containers, initContainers = [], ephemeralContainers = [], volumes = [] } = pod.spec
  const spec = [...containers, ...initContainers, ...ephemeralContainers].find(
    ({ name }) => name === container,
  )
  const kept = new Set(volumes.filter(({ emptyDir }) => emptyDir).map(({ name }) => name))
  return (spec?.volumeMounts ?? [])
    .filter(({ name, subPath }) => kept.has(name) && !subPath)
    .map(({ name, mountPath }) => ({ volume: name, path: trimmed(mountPath) }))
}

/** Where in a volume that the pod's containers share a path lies; undefined outside of them. */
export function emptyDirPath(pod: Pod, container: string, path: string) {
  const mount = emptyDirs(pod, container).find((one) => path.startsWith(`${one.path}/`))
  if (!mount) return undefined
  return {
    volume: mount.volume,
    path: path.slice(mount.path.length + 1),
    mountPathIn: (other: string) => emptyDirs(pod, other).find(({ volume }) => volume === mount.volume)?.path,
  }
}

/** What the other containers and earlier runs have put into the volumes that a container mounts. */
export function sharedFiles(
  pod: Pod,
  runtime: PodRuntime,
  container: string,
  now: number,
  /** The container starts: its own last run left something, too. */
  starting = false,
): Map<string, string> {
  const files = new Map<string, string>()
  for (const { volume, path } of emptyDirs(pod, container)) {
    for (const [name, other] of Object.entries(runtime.containers)) {
      const there = emptyDirs(pod, name).find((mount) => mount.volume === volume)
      const run = name === container ? other.last : other.current
      if ((name === container && !starting) || !there || !run?.process) continue
      const { process } = run
      const until = Math.min(now, run.finished?.at ?? now)
      for (const [file, text] of traceProcess(process, until).files) {
        if (file.startsWith(`${there.path}/`)) files.set(path + file.slice(there.path.length), text)
      }
    }
    for (const [file, text] of Object.entries(runtime.volumes?.[volume] ?? {})) {
      if (text === null) files.delete(`${path}/${file}`)
      else files.set(`${path}/${file}`, text)
    }
  }
  return files
}

/** /etc/hosts and /etc/resolv.conf, as the kubelet writes them. */
export function nodeFiles(pod: Pod, ip: string): Record<string, string> {
  const { hostAliases = [], hostNetwork, dnsPolicy, hostname, subdomain } = pod.spec
  const { name, namespace } = pod.metadata
  if (hostNetwork) return {}
  const own = hostname ?? name
  const fqdn = subdomain ? `${own}.${subdomain}.${namespace}.svc.cluster.local\t${own}` : own
  const aliases = hostAliases.map((alias) => [alias.ip, ...(alias.hostnames ?? [])].join('\t'))
  const lines = [
    '# Kubernetes-managed hosts file.',
    '127.0.0.1\tlocalhost',
    '::1\tlocalhost ip6-localhost ip6-loopback',
    'fe00::0\tip6-localnet',
    'fe00::0\tip6-mcastprefix',
    'fe00::1\tip6-allnodes',
    'fe00::2\tip6-allrouters',
    `${ip}\t${fqdn}`,
    ...(aliases.length > 0 ? ['', '# Entries added by HostAliases.', ...aliases] : []),
  ]
  const search = `${namespace}.svc.cluster.local svc.cluster.local cluster.local`
  return {
    '/etc/hostname': `${own}\n`,
    '/etc/hosts': `${lines.join('\n')}\n`,
    ...(dnsPolicy === 'None' || dnsPolicy === 'Default'
      ? {}
      : { '/etc/resolv.conf': `search ${search}\nnameserver 10.96.0.10\noptions ndots:5\n` }),
  }
}
