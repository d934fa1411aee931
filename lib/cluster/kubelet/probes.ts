import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IProbe } from 'kubernetes-models/v1/Probe'
import { listenersOf } from '@/lib/cluster/kubelet/listeners'
import type { Sync } from '@/lib/cluster/kubelet/node-context'
import { runBeside, startError, traceProcess } from '@/lib/cluster/kubelet/process/run'
import type { Instance } from '@/lib/cluster/kubelet/runtime'
import { fakeDigest } from '@/lib/cluster/kubelet/status'

export type ProbeKind = 'startup' | 'readiness' | 'liveness'

export const probeOf = (container: IContainer, kind: ProbeKind): IProbe | undefined =>
  ({
    startup: container.startupProbe,
    readiness: container.readinessProbe,
    liveness: container.livenessProbe,
  })[kind]

function portNumber(container: IContainer, port: string | number): number | undefined {
  if (typeof port === 'number') return port
  return container.ports?.find(({ name }) => name === port)?.containerPort ?? (Number(port) || undefined)
}

/** Why a probe did not succeed; `errored`: nobody could even ask. */
export interface ProbeFailure {
  message: string
  errored?: true
}

const failed = (message: string): ProbeFailure => ({ message })

function overNetwork(
  sync: Sync,
  container: IContainer,
  instance: Instance,
  probe: IProbe,
  now: number,
): ProbeFailure | undefined {
  const { ip } = sync.runtime
  const target = probe.httpGet ?? probe.tcpSocket ?? probe.grpc
  if (!target) return undefined
  const port = portNumber(container, target.port)
  if (port === undefined)
    return { message: `strconv.Atoi: parsing "${target.port}": invalid syntax`, errored: true }
  const address = `${ip}:${port}`
  const { httpGet } = probe
  const refused = `dial tcp ${address}: connect: connection refused`
  const path = `/${(httpGet?.path ?? '/').replace(/^\//, '')}`
  const { process } = instance
  // A program of the control plane is well once it serves.
  if (process?.script) {
    const { after, health } = process.script
    if (now < process.startedAt + after) return failed(refused)
    return health === undefined ? undefined : failed(`HTTP probe failed with statuscode: ${health}`)
  }
  const listener = listenersOf(container, instance, now).find((one) => one.port === port && !one.loopback)
  if (!listener && probe.grpc) {
    const within = `within ${probe.timeoutSeconds ?? 1}s: context deadline exceeded`
    return failed(`timeout: failed to connect service "${address}" ${within}`)
  }
  if (!listener)
    return failed(
      httpGet ? `Get "${(httpGet.scheme ?? 'HTTP').toLowerCase()}://${address}${path}": ${refused}` : refused,
    )
  if (!httpGet) return undefined
  const headers = Object.fromEntries((httpGet.httpHeaders ?? []).map(({ name, value }) => [name, value]))
  const host = headers.Host ?? address
  const tls = httpGet.scheme === 'HTTPS'
  const request = { method: 'GET', host, path, headers, body: '', tls }
  const code = listener.serve?.(request).status ?? 200
  return code >= 200 && code < 400 ? undefined : failed(`HTTP probe failed with statuscode: ${code}`)
}

/** A command inside the container; undefined when it succeeds, else what it says. */
function execInside(
  sync: Sync,
  instance: Instance,
  command: string[],
  timeout?: number,
): ProbeFailure | undefined {
  const { process } = instance
  const now = sync.ctx.now()
  if (!process) return failed('container not running')
  const error = startError({ ...process, argv: command })
  if (error) {
    const id = fakeDigest(`${instance.containerID}/${command.join(' ')}/${now}`)
    const why = error.slice(error.indexOf('exec: "'))
    const message = `rpc error: code = Unknown desc = failed to exec in container: failed to start exec "${id}": OCI runtime exec failed: exec failed: unable to start container process: ${why}`
    return { message, errored: true }
  }
  const { files } = traceProcess(process, now)
  const result = runBeside(process, command, now, files, (query) => {
    instance.probeAsks = true
    return sync.network(query)
  })
  if (timeout !== undefined && (result.code === undefined || result.took > timeout * 1000))
    return failed(`command timed out: "${command.join(' ')}" timed out after ${timeout}s`)
  return result.code === 0 ? undefined : failed(`${result.output}${result.output ? '\n' : ''}`)
}

/** One look of a probe: undefined is success. */
export function runProbe(
  sync: Sync,
  container: IContainer,
  instance: Instance,
  probe: IProbe,
): ProbeFailure | undefined {
  if (probe.exec) return execInside(sync, instance, probe.exec.command ?? [], probe.timeoutSeconds ?? 1)
  return overNetwork(sync, container, instance, probe, sync.ctx.now())
}

const A_DAY = 86_400_000

/**
 * Can the result of a probe that succeeds change by itself while the container runs? That of a network
 * probe cannot when it is the same a day later, nor can a command's in a process that does nothing more.
 */
export function isSteady(sync: Sync, container: IContainer, instance: Instance, probe: IProbe): boolean {
  if (!instance.process) return true
  const now = sync.ctx.now()
  if (!probe.exec) return overNetwork(sync, container, instance, probe, now + A_DAY) === undefined
  const before = traceProcess(instance.process, now)
  const after = traceProcess(instance.process, now + A_DAY, 4000)
  const text = (files: Map<string, string>) =>
    [...files].map(([name, content]) => `${name}=${content}`).join('\n')
  return text(before.files) === text(after.files)
}
