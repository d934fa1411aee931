/** What a probe asks, and why the answer is not the one it should be. */
import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IProbe } from 'kubernetes-models/v1/Probe'
import type { Part } from '@/lib/cluster/explain/containers'
import { type Link, refOf } from '@/lib/cluster/explain/link'
import { lastEvent, type View } from '@/lib/cluster/explain/view'

type ProbeKind = 'readiness' | 'liveness' | 'startup'

const WORDS: Readonly<Record<ProbeKind, string>> = {
  readiness: 'Readiness probe',
  liveness: 'Liveness probe',
  startup: 'Startup probe',
}

/** What of the probe decides: the port when nobody listens there, else what is asked. */
function asked(view: View, { pod, container }: Part, probe: IProbe) {
  const { httpGet, tcpSocket, grpc, exec } = probe
  const handler = httpGet ? 'httpGet' : tcpSocket ? 'tcpSocket' : grpc ? 'grpc' : 'exec'
  if (exec) return { field: 'exec.command', found: exec.command }
  const at = httpGet?.port ?? tcpSocket?.port ?? grpc?.port ?? 0
  const port = typeof at === 'number' ? at : portNamed(container, at)
  if (port === undefined || !view.listens(pod, port, 'TCP')) {
    const listening = openPorts(view, pod, container)
    return { field: `${handler}.port`, found: at, wanted: listening }
  }
  return httpGet ? { field: 'httpGet.path', found: httpGet.path ?? '/' } : { field: handler, found: at }
}

const portNamed = ({ ports = [] }: IContainer, name: string) =>
  ports.find((port) => port.name === name)?.containerPort

/** Ports that a container declares, those behind which somebody listens first, and the usual ones. */
function openPorts(view: View, pod: Part['pod'], { ports = [] }: IContainer): number[] {
  const declared = ports.map(({ containerPort }) => containerPort)
  const all = [...new Set([...declared, 80, 8080, 443, 5432, 6379, 3306])]
  const open = all.filter((port) => view.listens(pod, port, 'TCP'))
  return open.length > 0 ? open : declared
}

/** A probe that fails; while it has not failed yet there is only that it is waited for. */
export function probeLinks(view: View, part: Part, kind: ProbeKind): Link[] {
  const { pod, container, path } = part
  const probe = container[`${kind}Probe`]
  if (!probe) return []
  const said = lastEvent(view, pod, ['Unhealthy', 'ProbeWarning'], (message) =>
    message.startsWith(WORDS[kind]),
  )
  const object = refOf(pod)
  const at = `${path}.${kind}Probe`
  const { initialDelaySeconds = 0 } = probe
  if (!said) return [{ object, why: 'waits', field: `${at}.initialDelaySeconds`, found: initialDelaySeconds }]
  const { field, ...rest } = asked(view, part, probe)
  return [{ object, why: 'probe', said, field: `${at}.${field}`, ...rest }]
}
