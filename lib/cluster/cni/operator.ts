/**
 * The operator of Calico: it waits for an Installation, and makes what that asks for.
 * Mirrors: github.com/tigera/operator: the namespace calico-system, calico-node, calico-typha and
 * calico-kube-controllers; it gives nothing where the pool lies outside the network that kubeadm was told of.
 * Differs: of an Installation it reads the first pool only, and only once; no API server of Calico's own, no CSI
 * driver; it looks for an Installation every five seconds, and less often as time goes by.
 */
import { formatTime } from '@/lib/cluster/apimachinery/time'
import { type ApiContext, ask, read, UNREACHABLE } from '@/lib/cluster/cni/api-client'
import { platformCidr, within } from '@/lib/cluster/cni/platform'

const SYSTEM = 'calico-system'
const OPERATOR_API = '/apis/operator.tigera.io/v1'
const CNI_CONFIG = JSON.stringify({
  name: 'k8s-pod-network',
  cniVersion: '0.3.1',
  plugins: [
    { type: 'calico', nodename: '__KUBERNETES_NODE_NAME__', mtu: 0, ipam: { type: 'calico-ipam' } },
    { type: 'bandwidth', capabilities: { bandwidth: true } },
    { type: 'portmap', snat: true, capabilities: { portMappings: true } },
  ],
})

interface Installation {
  metadata: { uid: string }
  spec?: { calicoNetwork?: { ipPools?: { cidr?: string; encapsulation?: string }[] } }
}

/** A question that was put before is not put again; this one was not. */
const anew = (path: string, looks: number) => `${path}?look=${looks}`

/** When it looks again: often at first, and not more than some two hundred times. */
const looksAgainIn = (looks: number) => (looks < 60 ? 5000 : looks < 120 ? 60_000 : 600_000)

const host = (name: string, path: string) => ({ name, hostPath: { path } })
const nodeName = (name: string) => ({ name, valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } })

function daemonSet(cidr: string, tag: string, encapsulation: string): object {
  const exec = (...command: string[]) => ({ exec: { command }, periodSeconds: 10, timeoutSeconds: 10 })
  const labels = { 'k8s-app': 'calico-node' }
  return {
    metadata: { name: 'calico-node', namespace: SYSTEM, labels },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          hostNetwork: true,
          serviceAccountName: 'calico-node',
          priorityClassName: 'system-node-critical',
          terminationGracePeriodSeconds: 5,
          tolerations: [
            { key: 'CriticalAddonsOnly', operator: 'Exists' },
            ...['NoSchedule', 'NoExecute'].map((effect) => ({ effect, operator: 'Exists' })),
          ],
          initContainers: [
            {
              name: 'install-cni',
              image: `quay.io/calico/cni:${tag}`,
              command: ['/opt/cni/bin/install'],
              env: [
                { name: 'CNI_CONF_NAME', value: '10-calico.conflist' },
                { name: 'CNI_NETWORK_CONFIG', value: CNI_CONFIG },
                nodeName('KUBERNETES_NODE_NAME'),
              ],
              securityContext: { privileged: true },
              volumeMounts: [
                { name: 'cni-bin-dir', mountPath: '/host/opt/cni/bin' },
                { name: 'cni-net-dir', mountPath: '/host/etc/cni/net.d' },
              ],
            },
          ],
          containers: [
            {
              name: 'calico-node',
              image: `quay.io/calico/node:${tag}`,
              env: [
                nodeName('NODENAME'),
                { name: 'CALICO_IPV4POOL_CIDR', value: cidr },
                { name: 'CALICO_IPV4POOL_IPIP', value: /^IPIP/.test(encapsulation) ? 'Always' : 'Never' },
                {
                  name: 'CALICO_IPV4POOL_VXLAN',
                  value: /^VXLAN/.test(encapsulation) ? 'CrossSubnet' : 'Never',
                },
              ],
              securityContext: { privileged: true },
              livenessProbe: exec('/bin/calico-node', '-felix-live'),
              readinessProbe: exec('/bin/calico-node', '-felix-ready', '-bird-ready'),
              volumeMounts: [{ name: 'var-lib-calico', mountPath: '/var/lib/calico' }],
            },
          ],
          volumes: [
            host('var-lib-calico', '/var/lib/calico'),
            host('cni-bin-dir', '/opt/cni/bin'),
            host('cni-net-dir', '/etc/cni/net.d'),
          ],
        },
      },
    },
  }
}

function deployment(name: string, tag: string, hostNetwork: boolean, replicas: number): object {
  const labels = { 'k8s-app': name }
  const image = `quay.io/calico/${name.slice('calico-'.length)}:${tag}`
  const tolerations = hostNetwork
    ? ['NoSchedule', 'NoExecute'].map((effect) => ({ effect, operator: 'Exists' }))
    : [
        { key: 'CriticalAddonsOnly', operator: 'Exists' },
        { key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' },
      ]
  const spec = { hostNetwork, serviceAccountName: name, tolerations, containers: [{ name, image }] }
  return {
    metadata: { name, namespace: SYSTEM, labels },
    spec: { replicas, selector: { matchLabels: labels }, template: { metadata: { labels }, spec } },
  }
}

const ACCOUNTS = ['calico-node', 'calico-typha', 'calico-kube-controllers', 'calico-cni-plugin']

/** Path → what is created there, in order. */
function objects(cidr: string, tag: string, encapsulation: string): [path: string, body: object][] {
  const core = '/api/v1/namespaces'
  const rbac = '/apis/rbac.authorization.k8s.io/v1'
  const apps = `/apis/apps/v1/namespaces/${SYSTEM}`
  const name = 'calico-node'
  const rule = (apiGroups: string[], resources: string[], verbs: string[]) => ({
    apiGroups,
    resources,
    verbs,
  })
  const rules = [
    rule([''], ['nodes', 'pods', 'namespaces', 'configmaps', 'serviceaccounts'], ['get', 'list', 'watch']),
    rule(['crd.projectcalico.org'], ['*'], ['*']),
  ]
  const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name }
  const subjects = [{ kind: 'ServiceAccount', name, namespace: SYSTEM }]
  return [
    [core, { metadata: { name: SYSTEM, labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } } }],
    ...ACCOUNTS.map((account): [string, object] => [
      `${core}/${SYSTEM}/serviceaccounts`,
      { metadata: { name: account } },
    ]),
    [`${rbac}/clusterroles`, { metadata: { name }, rules }],
    [`${rbac}/clusterrolebindings`, { metadata: { name }, roleRef, subjects }],
    [`${apps}/deployments`, deployment('calico-typha', tag, true, 1)],
    [`${apps}/daemonsets`, daemonSet(cidr, tag, encapsulation)],
    [`${apps}/deployments`, deployment('calico-kube-controllers', tag, false, 1)],
  ]
}

const STATUSES = `${OPERATOR_API}/tigerastatuses`

/** Writes what `kubectl get tigerastatus` shows. */
function report(context: ApiContext, state: 'Available' | 'Progressing' | 'Degraded', message = ''): void {
  const lastTransitionTime = formatTime(context.now)
  const conditions = ['Available', 'Progressing', 'Degraded'].map((type) => ({
    ...{ type, status: type === state ? 'True' : 'False', lastTransitionTime },
    ...(type === state
      ? { reason: state === 'Available' ? 'AllObjectsAvailable' : 'ResourceNotReady', message }
      : {}),
  }))
  const status = { conditions }
  const made = ask(context, STATUSES, 'POST', {
    apiVersion: 'operator.tigera.io/v1',
    kind: 'TigeraStatus',
    metadata: { name: 'calico' },
    status,
  })
  if (typeof made !== 'string' && made.code === 409) ask(context, `${STATUSES}/calico`, 'PATCH', { status })
}

const logged = ({ now }: ApiContext, level: string, fields: object) =>
  JSON.stringify({ level, ts: formatTime(now), logger: 'controller_installation', ...fields })

/** Where it stands. */
export interface OperatorState {
  looks: number
  /** What it has been asked for is made. */
  made: boolean
  /** The pool that it has complained of. */
  complained: string
}

export const newOperator = (): OperatorState => ({ looks: 0, made: false, complained: '' })

/** What it says, and in how many ms it looks again; unset: there is nothing more to do. */
export interface OperatorStep {
  lines: string[]
  wait?: number
  /** Why it then gives up. */
  error?: string
}

/** Until everything of it runs. */
function watchRollout(state: OperatorState, context: ApiContext): OperatorStep {
  const path = anew(`/apis/apps/v1/namespaces/${SYSTEM}/daemonsets/calico-node`, state.looks)
  const set = read<{ status?: { numberReady?: number; desiredNumberScheduled?: number } }>(context, path)
  const { numberReady = 0, desiredNumberScheduled = 0 } = ('object' in set && set.object.status) || {}
  const isReady = numberReady > 0 && numberReady === desiredNumberScheduled
  if (!isReady) return { lines: [], wait: looksAgainIn(state.looks++) }
  report(context, 'Available', 'All objects available')
  return { lines: [] }
}

export function operatorStep(state: OperatorState, context: ApiContext): OperatorStep {
  if (state.made) return watchRollout(state, context)
  const started = { level: 'info', ts: formatTime(context.now), logger: 'setup', msg: 'starting manager' }
  const lines = state.looks === 0 ? [JSON.stringify(started)] : []
  const wait = looksAgainIn(state.looks)
  const found = read<Installation>(context, anew(`${OPERATOR_API}/installations/default`, state.looks++))
  if ('waits' in found) {
    const error = JSON.stringify({ level: 'error', logger: 'setup', error: found.error })
    return { lines, wait: UNREACHABLE, error }
  }
  if (!('object' in found)) return { lines, wait }
  const [pool = {}] = found.object.spec?.calicoNetwork?.ipPools ?? []
  const platform = platformCidr(context)
  const { cidr = platform ?? '192.168.0.0/16', encapsulation = 'IPIP' } = pool
  if (!platform || within(cidr, platform)) {
    const tag = context.env.CALICO_VERSION ?? 'v3.31.0'
    for (const [path, body] of objects(cidr, tag, encapsulation)) ask(context, path, 'POST', body)
    report(context, 'Progressing', 'DaemonSet "calico-system/calico-node" is not yet available')
    Object.assign(state, { made: true, looks: 0 })
    return { lines, wait }
  }
  if (state.complained === cidr) return { lines, wait }
  state.complained = cidr
  const error = `IPPool ${cidr} is not within the platform's configured pod network CIDR(s) [${platform}]`
  const msg = 'Invalid Installation provided'
  report(context, 'Degraded', `${msg}: ${error}`)
  return {
    lines: [...lines, logged(context, 'error', { msg, reason: 'InvalidConfigurationError', error })],
    wait,
  }
}
