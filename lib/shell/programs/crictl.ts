/**
 * crictl on a host: what its container runtime runs, also while the API server does not answer.
 * Mirrors: crictl 1.36: `ps`, `pods`, `logs`.
 * Differs: no other commands; logs keep what a container printed, not when.
 */
import { Regexp } from '@/lib/cluster/apimachinery/regexp/regexp'
import type { Cluster } from '@/lib/cluster/cluster'
import type { HostContainer } from '@/lib/cluster/kubelet/host-containers'
import { hashText } from '@/lib/cluster/sim/hash'
import { part } from '@/lib/cluster/sim/parts'
import { failed, type Outcome, oneShot, succeeded } from '@/lib/shell/programs/one-shot'

const SHORT_ID = 13

/** `15 minutes ago`, as docker/go-units says it. */
function ago(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const minutes = Math.floor(seconds / 60)
  const hours = Math.round(minutes / 60)
  if (seconds < 1) return 'Less than a second ago'
  if (seconds === 1) return '1 second ago'
  if (seconds < 60) return `${seconds} seconds ago`
  if (minutes === 1) return 'About a minute ago'
  if (minutes < 60) return `${minutes} minutes ago`
  if (hours === 1) return 'About an hour ago'
  return hours < 48 ? `${hours} hours ago` : `${Math.floor(hours / 24)} days ago`
}

/** Columns at least 20 wide, three apart. */
function table(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.max(20, ...rows.map((row) => (row[at] ?? '').length + 3)),
  )
  return rows
    .map(
      (row) =>
        `${row.map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0))).join('')}\n`,
    )
    .join('')
}

const optionValue = (args: readonly string[], ...names: string[]): string | undefined => {
  const at = args.findIndex((arg) => names.includes(arg.split('=')[0] ?? ''))
  return at < 0 ? undefined : (args[at]?.split('=')[1] ?? args[at + 1])
}
const has = (args: readonly string[], letter: string, long: string) =>
  args.some((arg) => arg === `--${long}` || new RegExp(`^-[a-z]*${letter}`).test(arg))

/** crictl takes a name for a pattern; one that is none fits nothing. */
function matches(pattern: string, name: string): boolean {
  try {
    return new Regexp(pattern).test(name)
  } catch {
    return false
  }
}

function listContainers(all: HostContainer[], args: string[], now: number): string {
  const name = optionValue(args, '--name')
  const wanted = all.filter(
    (one) => (has(args, 'a', 'all') || one.running) && (!name || matches(name, one.name)),
  )
  if (has(args, 'q', 'quiet')) return wanted.map(({ id }) => `${id}\n`).join('')
  const head = ['CONTAINER', 'IMAGE', 'CREATED', 'STATE', 'NAME', 'ATTEMPT', 'POD ID', 'POD', 'NAMESPACE']
  const rows = wanted.map(({ id, image, createdAt, running, name: own, attempt, podId, pod, namespace }) => [
    id.slice(0, SHORT_ID),
    hashText(image).slice(0, SHORT_ID),
    ago(now - createdAt),
    running ? 'Running' : 'Exited',
    own,
    String(attempt),
    podId.slice(0, SHORT_ID),
    pod,
    namespace,
  ])
  return table([head, ...rows])
}

function listPods(all: HostContainer[], now: number): string {
  const seen = new Map(all.map((one) => [one.podId, one]))
  const head = ['POD ID', 'CREATED', 'STATE', 'NAME', 'NAMESPACE', 'ATTEMPT', 'RUNTIME']
  const rows = [...seen.values()].map(({ podId, createdAt, pod, namespace }) => [
    podId.slice(0, SHORT_ID),
    ago(now - createdAt),
    'Ready',
    pod,
    namespace,
    '0',
    '(default)',
  ])
  return table([head, ...rows])
}

function logs(all: HostContainer[], args: string[]): Outcome {
  const id = args
    .slice(1)
    .find((arg, at, rest) => !arg.startsWith('-') && !/^--tail$/.test(rest[at - 1] ?? ''))
  const found = id ? all.find((one) => one.id.startsWith(id)) : undefined
  if (!found) {
    const why = `rpc error: code = NotFound desc = an error occurred when try to find container "${id ?? ''}": not found`
    return failed(
      `E1120 00:00:00.000000   10000 log.go:32] "ContainerStatus from runtime service failed" err="${why.replaceAll('"', '\\"')}" containerID="${id ?? ''}"\ntime="" level=fatal msg="${why.replaceAll('"', '\\"')}"\n`,
    )
  }
  const tail = Number(optionValue(args, '--tail') ?? 0)
  const lines = tail > 0 ? found.log().slice(-tail) : found.log()
  const text = lines.map((line) => `${line}\n`).join('')
  return found.image.startsWith('registry.k8s.io/') ? failed(text, 0) : succeeded(text)
}

/** Where the runtime is asked for: a flag, the environment, the configuration file. */
function endpointOf(
  args: string[],
  env: Readonly<Record<string, string>>,
  config: string | undefined,
): string {
  const flag = optionValue(args, '-r', '--runtime-endpoint') ?? env.CONTAINER_RUNTIME_ENDPOINT
  return flag ?? /^\s*runtime-endpoint:\s*["']?([^"'\s]+)/m.exec(config ?? '')?.[1] ?? DEFAULT_ENDPOINT
}

const DEFAULT_ENDPOINT = 'unix:///run/containerd/containerd.sock'

/** crictl for the hosts of a cluster. */
export const crictl = (cluster: () => Cluster) =>
  oneShot(({ args, process, env, readFile }) => {
    const endpoint = endpointOf(args, env, readFile('/etc/crictl.yaml'))
    const why = cluster().hosts.runtimeError(process.machine.name, endpoint)
    if (why !== undefined)
      return failed(
        `FATA[0000] validate service connection: validate CRI v1 runtime API for endpoint ${JSON.stringify(endpoint)}: ${why} \n`,
      )
    const all = cluster().hosts.containers(process.machine.name)
    const now = process.machine.now()
    switch (args[0]) {
      case 'ps':
        return succeeded(listContainers(all, args, now))
      case 'pods':
        return succeeded(listPods(all, now))
      case 'logs':
        return logs(all, args)
      case 'info': {
        const files = cluster().hosts.files(process.machine.name)
        return succeeded(`${JSON.stringify(files ? part('cni').runtimeInfo(files) : {}, null, 2)}\n`)
      }
      default:
        return failed(`crictl: no such command here: ${args[0] ?? ''}\n`)
    }
  })
