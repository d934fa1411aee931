/**
 * The leases by which the control plane's parts tell who leads, and which API servers there are.
 * Mirrors: client-go/tools/leaderelection, pkg/controlplane/controller/apiserverleasegc.
 * Differs: they follow from the static pods and nobody writes them; a part whose pod is gone has none.
 */
import type { KubeObject, Pod } from '@/lib/cluster/apimachinery/object'
import { formatMicroTime, parseTime } from '@/lib/cluster/apimachinery/time'
import { hashText } from '@/lib/cluster/sim/hash'

const LEADERS = ['kube-controller-manager', 'kube-scheduler']
const API_SERVER = 'kube-apiserver'

/** A UUID that follows from a text. */
function uuidFrom(text: string): string {
  const hex = hashText(text) + hashText(`${text}.`)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-')
}

/** Since when a part runs, or when it ended. */
function lifeOf({ status }: Pod): { since: string; end?: string; restarts: number } | undefined {
  const [container] = status?.containerStatuses ?? []
  const ended = container?.state?.terminated ?? container?.lastState?.terminated
  const since = String(container?.state?.running?.startedAt ?? ended?.startedAt ?? status?.startTime ?? '')
  if (!container || parseTime(since) === undefined) return undefined
  const end = container.state?.running ? undefined : ended?.finishedAt
  return { since, ...(end ? { end: String(end) } : {}), restarts: container.restartCount ?? 0 }
}

function leaseOf(pod: Pod, part: string, system: KubeObject): KubeObject[] {
  const life = lifeOf(pod)
  if (!life) return []
  const host = pod.spec.nodeName ?? ''
  const own = uuidFrom(`${part} ${pod.metadata.uid} ${life.restarts}`)
  const isServer = part === API_SERVER
  const hash = hashText(host).replace(
    /./g,
    (digit) => 'abcdefghijklmnopqrstuvwxyz234567'[Number.parseInt(digit, 16)] ?? '',
  )
  const name = isServer ? `apiserver-${`${hash}${hash}`.slice(0, 26)}` : part
  const micro = (text: string) => formatMicroTime(parseTime(text) ?? 0)
  const labels = { 'apiserver.kubernetes.io/identity': API_SERVER, 'kubernetes.io/hostname': host }
  const times = { acquireTime: micro(life.since), leaseTransitions: life.restarts }
  return [
    {
      apiVersion: 'coordination.k8s.io/v1',
      kind: 'Lease',
      metadata: {
        creationTimestamp: system.metadata.creationTimestamp,
        ...(isServer ? { labels } : {}),
        name,
        namespace: 'kube-system',
        resourceVersion: system.metadata.resourceVersion,
        uid: uuidFrom(`${name} ${system.metadata.uid}`),
      },
      spec: {
        ...(isServer ? {} : times),
        holderIdentity: `${isServer ? name : host}_${own}`,
        leaseDurationSeconds: isServer ? 3600 : 15,
        renewTime: micro(life.end ?? life.since),
      },
    },
  ]
}

/** Those of a control plane made by kubeadm. */
export function leaderLeases(list: (resource: string, namespace?: string) => KubeObject[]): KubeObject[] {
  const system = list('namespaces').find(({ metadata }) => metadata.name === 'kube-system')
  if (!system) return []
  const pods = list('pods', 'kube-system') as unknown as Pod[]
  return [...LEADERS, API_SERVER].flatMap((part) => {
    const pod = pods.find(({ metadata, spec }) => metadata.name === `${part}-${spec.nodeName}`)
    return pod ? leaseOf(pod, part, system) : []
  })
}
