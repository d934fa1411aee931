/** Pods by what they request, and on how many equal workers they find room. */
import { deployment } from '@/lib/goal/manifests'
import type { Manifest } from '@/lib/goal/stage'

/** Thousandths of a core, and Mi. */
export interface Amount {
  cpu: number
  memory: number
}

export interface Container {
  name: string
  requests: Amount
  kind: 'app' | 'sidecar' | 'init'
  limits?: Amount
}

export interface App {
  name: string
  replicas: number
  containers: Container[]
}

const plus = (a: Amount, b: Amount): Amount => ({ cpu: a.cpu + b.cpu, memory: a.memory + b.memory })
const most = (a: Amount, b: Amount): Amount => ({
  cpu: Math.max(a.cpu, b.cpu),
  memory: Math.max(a.memory, b.memory),
})
export const nothing: Amount = { cpu: 0, memory: 0 }

/** What a Pod takes, were only these kinds of container counted, init containers beside the rest or in its place. */
export function taken({ containers }: App, counted: readonly Container['kind'][], initAdds = false): Amount {
  const sum = (kind: Container['kind']) =>
    containers
      .filter((one) => one.kind === kind && counted.includes(kind))
      .reduce((all, { requests }) => plus(all, requests), nothing)
  const running = plus(sum('app'), sum('sidecar'))
  // The sidecar is listed first, so it runs beside the init container.
  return initAdds
    ? plus(running, sum('init'))
    : most(running, plus(sum('init'), counted.includes('init') ? sum('sidecar') : nothing))
}

export const quantity = ({ cpu, memory }: Amount) => ({ cpu: `${cpu}m`, memory: `${memory}Mi` })

export function podSpec({ containers }: App): object {
  const show = ({ name, requests, limits, kind }: Container) => ({
    ...{ name, image: kind === 'init' ? 'busybox:1.36' : 'nginx:1.27' },
    ...(kind === 'sidecar' ? { restartPolicy: 'Always' } : {}),
    resources: { requests: quantity(requests), ...(limits ? { limits: quantity(limits) } : {}) },
  })
  const early = containers.filter(({ kind }) => kind !== 'app')
  return {
    ...(early.length ? { initContainers: early.map(show) } : {}),
    containers: containers.filter(({ kind }) => kind === 'app').map(show),
  }
}

export function manifestOf(app: App): Manifest {
  const labels = { app: app.name }
  const made = deployment(app.name, { replicas: app.replicas, labels }) as Manifest & { spec: object }
  return {
    ...made,
    spec: { ...made.spec, template: { metadata: { labels }, spec: podSpec(app) } },
  } as Manifest
}

export function daemonSet(requests: Amount): Manifest {
  const labels = { app: 'agent' }
  const app: App = { name: 'agent', replicas: 1, containers: [{ name: 'agent', requests, kind: 'app' }] }
  return {
    ...{ apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name: 'agent' } },
    ...{
      spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: podSpec(app) } },
    },
  }
}

/** Workers for Pods of one size, each having this much for them. */
function needed(replicas: number, pod: Amount, free: Amount): number {
  const each = Math.min(Math.floor(free.cpu / pod.cpu), Math.floor(free.memory / pod.memory))
  return each < 1 ? Number.POSITIVE_INFINITY : Math.ceil(replicas / each)
}

export function totalOf(apps: readonly App[], pods: readonly Amount[]): Amount {
  return apps.reduce((sum, { replicas }, i) => {
    const { cpu, memory } = pods[i] ?? nothing
    return plus(sum, { cpu: replicas * cpu, memory: replicas * memory })
  }, nothing)
}

/** No packing at all gets by with fewer. */
export function least(apps: readonly App[], pods: readonly Amount[], free: Amount): number {
  const total = totalOf(apps, pods)
  return Math.max(
    Math.ceil(total.cpu / free.cpu),
    Math.ceil(total.memory / free.memory),
    ...apps.map(({ replicas }, i) => needed(replicas, pods[i] ?? nothing, free)),
  )
}
