import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IProbe } from 'kubernetes-models/v1/Probe'
import { behaviourOf } from '@/lib/cluster/kubelet/images'
import { runBeside, startError, traceProcess } from '@/lib/cluster/kubelet/process/run'
import type { Instance } from '@/lib/cluster/kubelet/runtime'

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

/** Does the container's process listen there? Images that are not known listen where they say so. */
function listens(container: IContainer, instance: Instance, port: number): boolean {
  const image = behaviourOf(container.image ?? '')
  const program = instance.process?.argv[0]?.split('/').pop() ?? ''
  if (!Object.hasOwn(image.programs, program)) return false
  if (image.ports.length > 0) return image.ports.includes(port)
  return container.ports?.some(({ containerPort }) => containerPort === port) ?? false
}

/** What the image's web server answers: what lies in its folder, or all that it is asked for. */
function statusOf(container: IContainer, instance: Instance, path: string, now: number): number {
  const { webRoot } = behaviourOf(container.image ?? '')
  if (webRoot === undefined || !instance.process) return 200
  const { files } = traceProcess(instance.process, now)
  const file = webRoot + path.replace(/[?#].*$/, '')
  if (files.has(file.replace(/\/$/, '/index.html'))) return 200
  return path.endsWith('/') ? 403 : 404
}

function network(
  container: IContainer,
  instance: Instance,
  probe: IProbe,
  ip: string,
  now: number,
): string | undefined {
  const target = probe.httpGet ?? probe.tcpSocket ?? probe.grpc
  if (!target) return undefined
  const port = portNumber(container, target.port)
  if (port === undefined) return `strconv.Atoi: parsing "${target.port}": invalid syntax`
  const address = `${ip}:${port}`
  const { httpGet } = probe
  const refused = `dial tcp ${address}: connect: connection refused`
  const path = `/${(httpGet?.path ?? '/').replace(/^\//, '')}`
  if (!listens(container, instance, port))
    return httpGet
      ? `Get "${(httpGet.scheme ?? 'HTTP').toLowerCase()}://${address}${path}": ${refused}`
      : refused
  if (!httpGet) return undefined
  const code = statusOf(container, instance, path, now)
  return code === 200 ? undefined : `HTTP probe failed with statuscode: ${code}`
}

/** A command inside the container; undefined when it succeeds, else what it says. */
function execInside(
  instance: Instance,
  command: string[],
  now: number,
  timeout?: number,
): string | undefined {
  const { process } = instance
  if (!process) return 'container not running'
  if (startError({ ...process, argv: command }))
    return `OCI runtime exec failed: exec failed: unable to start container process: exec: "${command[0]}": executable file not found in $PATH`
  const { files } = traceProcess(process, now)
  const result = runBeside(process, command, now, files)
  if (timeout !== undefined && (result.code === undefined || result.took > timeout * 1000))
    return `command timed out: "${command.join(' ')}" timed out after ${timeout}s`
  return result.code === 0 ? undefined : `${result.output}${result.output ? '\n' : ''}`
}

/** One look of a probe: undefined is success, text the failure, as the kubelet's event says it. */
export function runProbe(
  container: IContainer,
  instance: Instance,
  probe: IProbe,
  ip: string,
  now: number,
): string | undefined {
  if (probe.exec) return execInside(instance, probe.exec.command ?? [], now, probe.timeoutSeconds ?? 1)
  return network(container, instance, probe, ip, now)
}

/**
 * Can the result of this probe change by itself while the container runs? A network probe's cannot,
 * nor can a command's in a process that does nothing more.
 */
export function isSteady(instance: Instance, probe: IProbe, now: number): boolean {
  if (!probe.exec || !instance.process) return true
  const before = traceProcess(instance.process, now)
  const after = traceProcess(instance.process, now + 86_400_000, 4000)
  const text = (files: Map<string, string>) =>
    [...files].map(([name, content]) => `${name}=${content}`).join('\n')
  return text(before.files) === text(after.files)
}
