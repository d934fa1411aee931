/** `minikube service`. Differs: no browser is opened, and no tunnel: with docker on Linux none is needed for node ports. */
import type { Cluster } from '@/lib/cluster/cluster'
import { admin } from '@/lib/shell/programs/local-clusters/admin'
import type { ClusterCall } from '@/lib/shell/programs/local-clusters/call'
import { boxTable } from '@/lib/shell/programs/minikube/box-table'
import { runningCluster } from '@/lib/shell/programs/minikube/profile'
import { addressOf } from '@/lib/shell/programs/minikube/start'
import { MinikubeExit, say, warn } from '@/lib/shell/programs/minikube/style'

interface Service {
  metadata: { name: string; namespace: string }
  spec: { type?: string; ports?: { name?: string; port: number; nodePort?: number }[] }
}

const get = (cluster: Cluster, path: string) =>
  cluster.request({ method: 'GET', path, user: admin, userAgent: 'minikube' })

/** `http/80`, or `80` */
const target = ({ name, port }: { name?: string; port: number }) => (name ? `${name}/${port}` : String(port))

function rowsOf({ metadata, spec }: Service, address: string): string[][] {
  const open = (spec.ports ?? []).filter(({ nodePort }) => nodePort)
  if (open.length === 0) return [[metadata.namespace, metadata.name, 'No node port', '']]
  return open.map((port, at) => [
    at === 0 ? metadata.namespace : '',
    at === 0 ? metadata.name : '',
    target(port),
    `http://${address}:${port.nodePort}`,
  ])
}

const HEADERS = ['NAMESPACE', 'NAME', 'TARGET PORT', 'URL']

export function listServices(call: ClusterCall): number {
  const { cluster, host } = runningCluster(call)
  const namespace = call.flags.text('namespace')
  const { items } = get(cluster, namespace ? `/api/v1/namespaces/${namespace}/services` : '/api/v1/services')
    .body as { items: Service[] }
  call.out(
    boxTable(
      HEADERS,
      items.flatMap((one) => rowsOf(one, addressOf(host))),
    ),
  )
  return 0
}

export function showService(call: ClusterCall): number {
  const { cluster, host } = runningCluster(call)
  const [name] = call.operands
  const namespace = call.flags.text('namespace') ?? 'default'
  if (name === undefined) throw new MinikubeExit(14, 'MK_USAGE', 'You must specify a service name')
  const { code, body } = get(cluster, `/api/v1/namespaces/${namespace}/services/${name}`)
  if (code >= 400)
    throw new MinikubeExit(
      115,
      'SVC_NOT_FOUND',
      `Service '${name}' was not found in '${namespace}' namespace.\nYou may select another namespace by using 'minikube service ${name} -n <namespace>'. Or list out all the services using 'minikube service list'`,
    )
  const service = body as Service
  const urls = (service.spec.ports ?? []).flatMap(({ nodePort }) =>
    nodePort ? [`http://${addressOf(host)}:${nodePort}`] : [],
  )
  if (urls.length === 0) {
    warn(call, 'sad', `service ${namespace}/${name} has no node port`)
    throw new MinikubeExit(
      80,
      '',
      `This lab opens no tunnel to a Service of type ${service.spec.type ?? 'ClusterIP'}: make it a NodePort, or use kubectl port-forward.`,
    )
  }
  if (call.flags.has('url')) {
    call.out(urls.map((url) => `${url}\n`).join(''))
    return 0
  }
  call.out(boxTable(HEADERS, rowsOf(service, addressOf(host))))
  say(call, 'celebrate', `Opening service ${namespace}/${name} in default browser...`)
  for (const url of urls) say(call, 'command', url)
  return 0
}
