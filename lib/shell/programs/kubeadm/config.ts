/** `kubeadm config`. Mirrors: cmd/kubeadm/app/cmd/config.go. Differs: print knows init-defaults and join-defaults. */
import { clusterConfiguration } from '@/lib/cluster/boot-system'
import { numbersOf } from '@/lib/shell/programs/apt/releases'
import { type KubeadmCall, KubeadmError, type Steps } from '@/lib/shell/programs/kubeadm/kubeadm-call'
import { kubeadmVersion } from '@/lib/shell/programs/kubeadm/version'

export const COREDNS = 'v1.14.1'
export const ETCD = '3.6.8-0'
const PAUSE = '3.10.1'

/** What a release of Kubernetes runs. */
export const imagesOf = (version: string, registry = 'registry.k8s.io'): string[] => [
  ...['apiserver', 'controller-manager', 'scheduler', 'proxy'].map(
    (name) => `${registry}/kube-${name}:${version}`,
  ),
  `${registry}/coredns/coredns:${COREDNS}`,
  `${registry}/pause:${PAUSE}`,
  `${registry}/etcd:${ETCD}`,
]

function* imagesList(call: KubeadmCall): Steps {
  const version = call.flag('kubernetes-version') ?? kubeadmVersion(call)
  call.say(...imagesOf(version.startsWith('v') ? version : `v${version}`, call.flag('image-repository')))
  yield 0
  return 0
}

function* imagesPull(call: KubeadmCall): Steps {
  const version = call.flag('kubernetes-version') ?? kubeadmVersion(call)
  const runtime = call.cluster.hosts.runtime(call.host)
  for (const image of imagesOf(
    version.startsWith('v') ? version : `v${version}`,
    call.flag('image-repository'),
  )) {
    yield 1000
    if (runtime.pull(image).kind !== 'pulled')
      throw new KubeadmError(
        `failed to pull image "${image}": failed to pull image ${image}: rpc error: code = NotFound desc = failed to pull and unpack image "${image}": failed to resolve reference "${image}": ${image}: not found`,
      )
    call.say(`[config/images] Pulled ${image}`)
  }
  return 0
}

const initDefaults = (version: string) => `apiVersion: kubeadm.k8s.io/v1beta4
bootstrapTokens:
- groups:
  - system:bootstrappers:kubeadm:default-node-token
  token: abcdef.0123456789abcdef
  ttl: 24h0m0s
  usages:
  - signing
  - authentication
kind: InitConfiguration
localAPIEndpoint:
  advertiseAddress: 1.2.3.4
  bindPort: 6443
nodeRegistration:
  criSocket: unix:///var/run/containerd/containerd.sock
  imagePullPolicy: IfNotPresent
  imagePullSerial: true
  name: node
  taints: null
---
${clusterConfiguration(`${numbersOf(version).slice(0, 2).join('.')}.0`).trimEnd()}`

const joinDefaults = `apiVersion: kubeadm.k8s.io/v1beta4
caCertPath: /etc/kubernetes/pki/ca.crt
discovery:
  bootstrapToken:
    apiServerEndpoint: kube-apiserver:6443
    token: abcdef.0123456789abcdef
    unsafeSkipCAVerification: true
  tlsBootstrapToken: abcdef.0123456789abcdef
kind: JoinConfiguration
nodeRegistration:
  criSocket: unix:///var/run/containerd/containerd.sock
  imagePullPolicy: IfNotPresent
  imagePullSerial: true
  name: node
  taints: null`

function* print(call: KubeadmCall): Steps {
  const [what] = call.words
  if (what !== 'init-defaults' && what !== 'join-defaults')
    throw new KubeadmError('missing subcommand; "print" is not meant to be run on its own')
  call.say(what === 'init-defaults' ? initDefaults(kubeadmVersion(call)) : joinDefaults)
  yield 0
  return 0
}

export const config = { imagesList, imagesPull, print }
