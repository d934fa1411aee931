import { describe, expect, it } from 'vitest'
import { flanneld } from '@/lib/cluster/cni/daemons'
import { type Answer, type Query, respond } from '@/lib/cluster/kubelet/process/network'

type Api = Record<string, unknown>

/** Answers of an API server by path; none at all: it cannot be reached. */
const answering =
  (api: Api | undefined) =>
  (query: Query): Answer => {
    if (!api || query.kind !== 'connect') return { kind: 'timeout' }
    const found = api[query.request?.path ?? '']
    const body = found ?? { message: `${query.request?.path} is forbidden` }
    return { kind: 'open', response: respond(found ? 200 : 403, JSON.stringify(body)) }
  }

const POD = '/api/v1/namespaces/kube-flannel/pods/f'
const NODE = '/api/v1/nodes/a'
const pod = { spec: { nodeName: 'a' } }
const node = { spec: { podCIDR: '10.244.1.0/24' } }
const conf = (network: string, type = 'vxlan') =>
  JSON.stringify({ Network: network, Backend: { Type: type } })

function run(api: Api | undefined, netConf: string) {
  const { lines, files, error } = flanneld({
    ...{ hostname: 'a', now: 0, ask: answering(api) },
    env: { POD_NAMESPACE: 'kube-flannel', POD_NAME: 'f' },
    readText: (path) => (path === '/etc/kube-flannel/net-conf.json' ? netConf : undefined),
  })
  return { last: (error ?? lines.at(-1))?.replace(/^.*?\] /, ''), env: files?.['/run/flannel/subnet.env'] }
}

describe('flanneld', () => {
  const failed = 'Failed to create SubnetManager: '
  it.each([
    [
      'nobody answers',
      undefined,
      conf('10.244.0.0/16'),
      `${failed}error retrieving pod spec for 'kube-flannel/f': Get "https://10.96.0.1:443${POD}": dial tcp 10.96.0.1:443: i/o timeout`,
    ],
    [
      'it may not',
      {},
      conf('10.244.0.0/16'),
      `${failed}error retrieving pod spec for 'kube-flannel/f': ${POD} is forbidden`,
    ],
    [
      'kubeadm was told of no network',
      { [POD]: pod, [NODE]: { spec: {} } },
      conf('10.244.0.0/16'),
      'Error registering network: failed to acquire lease: node "a" pod cidr not assigned',
    ],
    [
      'kubeadm was told of another one',
      { [POD]: pod, [NODE]: node },
      conf('10.10.0.0/16'),
      `Error registering network: failed to acquire lease: subnet "10.10.0.0/16" specified in the flannel net config doesn't contain "10.244.1.0/24" PodCIDR of the "a" node`,
    ],
    [
      'a backend that is none',
      { [POD]: pod, [NODE]: node },
      conf('10.244.0.0/16', 'vxlam'),
      'Error fetching backend: unknown backend type: vxlam',
    ],
  ])('gives up: %s', (_, api, netConf, last) => {
    expect(run(api, netConf)).toEqual({ last, env: undefined })
  })

  it.each([
    ['vxlan', 1450],
    ['host-gw', 1500],
  ])('writes its lease: %s', (backend, mtu) => {
    const { last, env } = run({ [POD]: pod, [NODE]: node }, conf('10.244.0.0/16', backend))
    expect(last).toBe('Running backend.')
    expect(env).toBe(
      `FLANNEL_NETWORK=10.244.0.0/16\nFLANNEL_SUBNET=10.244.1.1/24\nFLANNEL_MTU=${mtu}\nFLANNEL_IPMASQ=true\n`,
    )
  })
})
