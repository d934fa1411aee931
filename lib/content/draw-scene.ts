/**
 * Draws what a cluster holds after some commands as a Mermaid diagram: who owns whom, which Pod stands where, where
 * a Service leads. `npm run content:draw` writes such drawings beside their scenes, and a test holds them true.
 */
import { type Cluster, createCluster } from '@/lib/cluster/cluster'
import { createShell } from '@/lib/shell/shell'
import { clusterOptions } from './cluster-options'
import type { Scene } from './schema'

interface Drawn {
  apiVersion?: string
  kind: string
  metadata: {
    name: string
    uid: string
    ownerReferences?: { uid: string }[]
    labels?: Record<string, string>
  }
  spec?: { nodeName?: string; clusterIP?: string; ports?: { port: number }[] }
  status?: { podIP?: string; conditions?: { type: string; status: string }[] }
  endpoints?: { targetRef?: { uid: string }; conditions?: { ready?: boolean } }[]
}

/** What may own, and be owned: in the order in which it is drawn. */
const PATHS = (namespace: string) => {
  const apps = `/apis/apps/v1/namespaces/${namespace}`
  const batch = `/apis/batch/v1/namespaces/${namespace}`
  const core = `/api/v1/namespaces/${namespace}`
  return {
    Deployment: `${apps}/deployments`,
    StatefulSet: `${apps}/statefulsets`,
    DaemonSet: `${apps}/daemonsets`,
    CronJob: `${batch}/cronjobs`,
    Job: `${batch}/jobs`,
    ReplicaSet: `${apps}/replicasets`,
    ControllerRevision: `${apps}/controllerrevisions`,
    Service: `${core}/services`,
    EndpointSlice: `/apis/discovery.k8s.io/v1/namespaces/${namespace}/endpointslices`,
    Pod: `${core}/pods`,
    PersistentVolumeClaim: `${core}/persistentvolumeclaims`,
  }
}

const ADMIN = { username: 'kubernetes-admin', groups: ['system:masters', 'system:authenticated'] }

/** @throws Error naming the command that fails, or the object that is not there */
export async function drawScene(scene: Scene): Promise<string> {
  const { cluster: where = {}, run } = scene
  const cluster = createCluster({ seed: 1, ...clusterOptions(where) })
  const shell = createShell(cluster)
  for (const command of [...(where.prepare ?? []), ...run]) {
    const { exitCode, stderr } = await shell.run(command)
    if (exitCode !== 0) throw new Error(`${command}: ${stderr}`)
    cluster.settle()
  }
  const lines = { owners: drawOwners, placement: drawPlacement, traffic: drawTraffic }[scene.view](
    cluster,
    scene,
  )
  return `flowchart TB\n${lines.map((line) => `  ${line}\n`).join('')}`
}

function list(cluster: Cluster, path: string, kind: string): Drawn[] {
  const { body } = cluster.request({ method: 'GET', path, user: ADMIN })
  const { items = [] } = body as { items?: Drawn[] }
  return items.map((item) => ({ ...item, kind }))
}

const everything = (cluster: Cluster, namespace: string): Drawn[] =>
  Object.entries(PATHS(namespace)).flatMap(([kind, path]) => list(cluster, path, kind))

/** `deployment/web` or `Deployment/web`. */
function find(objects: Drawn[], of: string): Drawn {
  const [kind = '', name = ''] = of.split('/')
  const found = objects.find(
    (one) => one.kind.toLowerCase() === kind.toLowerCase() && one.metadata.name === name,
  )
  if (!found) throw new Error(`${of} is not there`)
  return found
}

const box = (id: string, ...lines: string[]) => `${id}["${lines.join('<br/>')}"]`

function drawOwners(cluster: Cluster, { of = '', namespace }: Scene): string[] {
  const objects = everything(cluster, namespace)
  const out: string[] = []
  const draw = (object: Drawn): string => {
    const id = `o${out.length}`
    out.push(box(id, object.kind, object.metadata.name))
    for (const one of objects) {
      if (one.metadata.ownerReferences?.some(({ uid }) => uid === object.metadata.uid))
        out.push(`${id} --> ${draw(one)}`)
    }
    return id
  }
  draw(find(objects, of))
  return out
}

function drawPlacement(cluster: Cluster, { namespace, selector = {} }: Scene): string[] {
  const isShown = ({ metadata: { labels = {} } }: Drawn) =>
    Object.entries(selector).every(([key, value]) => labels[key] === value)
  const pods = list(cluster, PATHS(namespace).Pod, 'Pod').filter(isShown)
  const nodes = list(cluster, '/api/v1/nodes', 'Node')
  const groups = [...nodes.map(({ metadata: { name } }) => name), undefined]
  return groups.flatMap((node, at) => {
    const here = pods.filter(({ spec }) => spec?.nodeName === node)
    if (node === undefined && here.length === 0) return []
    const boxes = here.map(({ metadata: { name } }, i) => `  ${box(`n${at}p${i}`, name)}`)
    return [
      `subgraph n${at}["${node ?? 'Pending'}"]`,
      '  direction TB',
      ...(boxes.length > 0 ? boxes : [`  n${at}e[ ]:::hidden`]),
      'end',
      ...(boxes.length > 0 ? [] : ['classDef hidden fill:none,stroke:none']),
    ]
  })
}

function drawTraffic(cluster: Cluster, { of = '', namespace }: Scene): string[] {
  const objects = everything(cluster, namespace)
  const service = find(objects, of)
  const { clusterIP = '', ports = [] } = service.spec ?? {}
  const out = [box('service', 'Service', service.metadata.name, `${clusterIP}:${ports[0]?.port ?? ''}`)]
  const slices = objects.filter(
    ({ kind, metadata: { labels } }) =>
      kind === 'EndpointSlice' && labels?.['kubernetes.io/service-name'] === service.metadata.name,
  )
  for (const [at, slice] of slices.entries()) {
    out.push(`service --> ${box(`slice${at}`, 'EndpointSlice', slice.metadata.name)}`)
    for (const [i, { targetRef, conditions }] of (slice.endpoints ?? []).entries()) {
      const pod = objects.find(({ metadata: { uid } }) => uid === targetRef?.uid)
      const to = box(`p${at}x${i}`, 'Pod', pod?.metadata.name ?? '', pod?.status?.podIP ?? '')
      out.push(`slice${at} ${conditions?.ready === false ? '-. not ready .->' : '-->'} ${to}`)
    }
  }
  return out
}
