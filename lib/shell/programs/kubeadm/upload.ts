/**
 * What kubeadm init puts into the cluster when its control plane runs.
 * Mirrors: cmd/kubeadm/app/phases/{uploadconfig,kubelet,markcontrolplane,bootstraptoken,addons}, v1.36.
 */
import { encodeBase64 } from '@/lib/cluster/apimachinery/base64'
import { toYaml } from '@/lib/cluster/apimachinery/yaml/write-yaml'
import { RBAC_GROUP } from '@/lib/cluster/apis/rbac/policy-rule'
import type { UserInfo } from '@/lib/cluster/apiserver/request'
import { kubeadmPolicy, type PolicyObject } from '@/lib/cluster/auth/bootstrap-policy'
import { clusterConfiguration, systemObjects } from '@/lib/cluster/boot-system'
import { PKI } from '@/lib/cluster/host/static-manifests'
import { type KubeadmCall, KubeadmError, SUPER_ADMIN } from '@/lib/shell/programs/kubeadm/kubeadm-call'
import type { HostPlan } from '@/lib/shell/programs/kubeadm/kubeadm-files'

const CORE = '/api/v1/namespaces'

interface Named {
  metadata: { name: string }
}

/** Creates it, or makes what is there the same. @throws KubeadmError */
function put(call: KubeadmCall, path: string, body: object, user?: UserInfo): void {
  const own = `${path}/${(body as Named).metadata.name}`
  const isThere = call.ask('get', own, undefined, user).code === 200
  const { code, body: answer } = isThere
    ? call.ask('patch', own, body, user)
    : call.ask('create', path, body, user)
  if (code >= 300) throw new KubeadmError(String(answer.message ?? `${path}: ${code}`))
}

const configMap = (name: string, namespace: string, data: Record<string, string>) => ({
  ...{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace }, data },
})

const putConfigMap = (call: KubeadmCall, name: string, namespace: string, data: Record<string, string>) =>
  put(call, `${CORE}/${namespace}/configmaps`, configMap(name, namespace, data))

export const uploadConfiguration = (call: KubeadmCall, { version, podSubnet, endpoint }: HostPlan): void =>
  putConfigMap(call, 'kubeadm-config', 'kube-system', {
    ClusterConfiguration: clusterConfiguration(version, podSubnet, endpoint),
  })

export const uploadKubeletConfiguration = (call: KubeadmCall): void =>
  putConfigMap(call, 'kubelet-config', 'kube-system', {
    kubelet: call.read('/var/lib/kubelet/config.yaml') ?? '',
  })

const policyPath = ({ resource, namespace }: PolicyObject) =>
  `/apis/${RBAC_GROUP}/v1/${namespace ? `namespaces/${namespace}/` : ''}${resource.split('.')[0]}`

/** Rights of administrators, of nodes that come, and of what is installed. */
export function uploadPolicy(call: KubeadmCall): void {
  for (const one of kubeadmPolicy()) {
    const { kind, name, namespace, body } = one
    const metadata = { name, ...(namespace ? { namespace } : {}) }
    put(call, policyPath(one), { apiVersion: `${RBAC_GROUP}/v1`, kind, metadata, ...body }, SUPER_ADMIN)
  }
}

/** What everybody may read: where the API is and whom to trust. */
export function uploadClusterInfo(call: KubeadmCall, server: string): void {
  const authority = encodeBase64(call.read(`${PKI}/ca.crt`) ?? '')
  const kubeconfig = toYaml({
    apiVersion: 'v1',
    clusters: [
      { cluster: { 'certificate-authority-data': authority, server: `https://${server}` }, name: '' },
    ],
    contexts: null,
    'current-context': '',
    kind: 'Config',
    users: null,
  })
  putConfigMap(call, 'cluster-info', 'kube-public', { kubeconfig })
}

const CONTROL_PLANE = 'node-role.kubernetes.io/control-plane'
const NOT_BEHIND = 'node.kubernetes.io/exclude-from-external-load-balancers'

/** Its label and its taint. */
export function markControlPlane(call: KubeadmCall): void {
  const { host } = call
  call.say(
    `[mark-control-plane] Marking the node ${host} as control-plane by adding the labels: [${CONTROL_PLANE} ${NOT_BEHIND}]`,
    `[mark-control-plane] Marking the node ${host} as control-plane by adding the taints [${CONTROL_PLANE}:NoSchedule]`,
  )
  const path = `/api/v1/nodes/${host}`
  const node = call.get<{ spec?: { taints?: { key: string }[] } }>(path)
  const others = (node?.spec?.taints ?? []).filter(({ key }) => key !== CONTROL_PLANE)
  call.ask('patch', path, {
    metadata: { labels: { [CONTROL_PLANE]: '', [NOT_BEHIND]: '' } },
    spec: { taints: [...others, { key: CONTROL_PLANE, effect: 'NoSchedule' }] },
  })
}

/** @param which its name within the objects' */
export function installAddon(
  call: KubeadmCall,
  which: 'coredns' | 'kube-proxy',
  { version, podSubnet = '' }: HostPlan,
): void {
  for (const { path, body } of systemObjects(version, podSubnet)) {
    const { metadata } = body as Named
    const isDns = /dns/.test(metadata.name)
    if (isDns === (which === 'coredns')) put(call, path, body)
  }
}
