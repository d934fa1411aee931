import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IProbe } from 'kubernetes-models/v1/Probe'
import {
  failed,
  isClosed,
  type ProbeFailure,
  portNumber,
  refusedAt,
  scriptProbe,
} from '@/lib/cluster/kubelet/boot-probe'
import { envOf } from '@/lib/cluster/kubelet/container/env-of'
import { dropExec, startExec, takeExec } from '@/lib/cluster/kubelet/container/execs'
import { PodKernel } from '@/lib/cluster/kubelet/container/pod-kernel'
import { execError } from '@/lib/cluster/kubelet/container/start-error'
import { listenersOf } from '@/lib/cluster/kubelet/listeners'
import type { Sync } from '@/lib/cluster/kubelet/node-context'
import type { Network, Query } from '@/lib/cluster/kubelet/process/network'
import type { Instance } from '@/lib/cluster/kubelet/runtime'
import { fakeDigest } from '@/lib/cluster/sim/fake-digest'

/** One look of a probe over the network; undefined is success. */
export function overNetwork(
  sync: Sync,
  container: IContainer,
  instance: Instance,
  probe: IProbe,
): ProbeFailure | undefined {
  const { ip } = sync.runtime
  const target = probe.httpGet ?? probe.tcpSocket ?? probe.grpc
  if (!target) return undefined
  const port = portNumber(container, target.port)
  if (port === undefined)
    return { message: `strconv.Atoi: parsing "${target.port}": invalid syntax`, errored: true }
  const address = `${ip}:${port}`
  const { httpGet } = probe
  const refused = refusedAt(address)
  const path = `/${(httpGet?.path ?? '/').replace(/^\//, '')}`
  if (instance.process?.script) return scriptProbe(sync, container, instance, probe)
  const listener = listenersOf(envOf(sync), container).find((one) => one.port === port && !one.loopback)
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
  if (listener.resets) {
    const from = `${ip.replace(/\d+$/, '1')}:41234`
    const why = `read tcp ${from}->${address}: read: connection reset by peer`
    return failed(`Get "${tls ? 'https' : 'http'}://${address}${path}": ${why}`)
  }
  const code = listener.serve?.(request).status ?? 200
  return code >= 200 && code < 400 ? undefined : failed(`HTTP probe failed with statuscode: ${code}`)
}

/** A look of a probe that goes on: its command runs. */
export interface RunningProbe {
  exec: { id: string; until: number }
}

/** Starts a command inside the container. */
function execInside(
  sync: Sync,
  container: IContainer,
  instance: Instance,
  { exec, timeoutSeconds = 1 }: IProbe,
): ProbeFailure | RunningProbe | undefined {
  const command = exec?.command ?? []
  const env = envOf(sync)
  const now = sync.ctx.now()
  if (!instance.process) return failed('container not running')
  const { network } = env
  const watched: Network = Object.assign(
    (query: Query) => {
      instance.probeAsks = true
      return network(query)
    },
    network.arrived ? { arrived: network.arrived } : {},
  )
  try {
    const id = startExec({ ...env, network: watched }, container.name, { command })
    return endedProbe(sync, command, { id, until: now + timeoutSeconds * 1000 }, timeoutSeconds)
  } catch (error) {
    const id = fakeDigest(`${instance.containerID}/${command.join(' ')}/${now}`)
    const why = execError(command[0] ?? '', error)
    const message = `rpc error: code = Unknown desc = failed to exec in container: failed to start exec "${id}": OCI runtime exec failed: exec failed: unable to start container process: ${why}`
    return { message, errored: true }
  }
}

/** What came of a probe's command, once it has ended or its time is over. */
function endedProbe(
  sync: Sync,
  command: readonly string[],
  exec: RunningProbe['exec'],
  timeoutSeconds: number,
): ProbeFailure | RunningProbe | undefined {
  const env = envOf(sync)
  const state = sync.runtime.execs?.[exec.id]
  if (state?.ended) {
    const { out, err, ended } = state
    takeExec(env, exec.id)
    return ended.code === 0 ? undefined : failed(out + err)
  }
  if (state && exec.until > sync.ctx.now()) return { exec }
  dropExec(env, exec.id, true)
  return failed(`command timed out: "${command.join(' ')}" timed out after ${timeoutSeconds}s`)
}

/** One look of a probe: undefined is success. */
export function runProbe(
  sync: Sync,
  container: IContainer,
  instance: Instance,
  probe: IProbe,
  running: RunningProbe['exec'] | undefined,
): ProbeFailure | RunningProbe | undefined {
  if (running) return endedProbe(sync, probe.exec?.command ?? [], running, probe.timeoutSeconds ?? 1)
  if (probe.exec) return execInside(sync, container, instance, probe)
  return overNetwork(sync, container, instance, probe)
}

/** Can the result of a probe that succeeds change by itself while the container runs? */
export function isSteady({ pod, runtime, ...sync }: Sync): boolean {
  if (!isClosed({ pod, runtime, ...sync })) return false
  const env = envOf({ pod, runtime, ...sync })
  return Object.keys(runtime.namespaces ?? {}).every((name) => PodKernel.of(env, name)?.isIdle ?? true)
}
