/**
 * `kubeadm init`: the first control plane of a cluster, phase by phase.
 * Mirrors: cmd/kubeadm/app/cmd/init.go and phases/init, v1.36: order, words, what is written where.
 * Differs: health checks count in half seconds; --dry-run is refused.
 */
import { MANIFESTS } from '@/lib/cluster/host/static-manifests'
import { certificatesNamed, makeCertificates } from '@/lib/shell/programs/kubeadm/init-certs'
import { checkInit, pullImages } from '@/lib/shell/programs/kubeadm/init-checks'
import { kubeconfigsNamed, makeKubeconfigs } from '@/lib/shell/programs/kubeadm/init-kubeconfigs'
import { type InitOptions, initOptions } from '@/lib/shell/programs/kubeadm/init-options'
import { type KubeadmCall, KubeadmError, type Steps } from '@/lib/shell/programs/kubeadm/kubeadm-call'
import { type HostPlan, kubeadmText, serverOf, writeFile } from '@/lib/shell/programs/kubeadm/kubeadm-files'
import { startKubelet } from '@/lib/shell/programs/kubeadm/kubelet-start'
import { authorityHash, createToken } from '@/lib/shell/programs/kubeadm/token'
import {
  installAddon,
  markControlPlane,
  uploadClusterInfo,
  uploadConfiguration,
  uploadKubeletConfiguration,
  uploadPolicy,
} from '@/lib/shell/programs/kubeadm/upload'
import { newCertificateKey, uploadCertificates } from '@/lib/shell/programs/kubeadm/upload-certs'
import { waitForControlPlane } from '@/lib/shell/programs/kubeadm/wait-control-plane'
import { makeFolders } from '@/lib/userland/kernel/folders'

interface Init {
  call: KubeadmCall
  options: InitOptions
  plan: HostPlan
  textOf(path: string): string
  token: string
  certificateKey?: string
}

function* preflight(init: Init): Steps {
  init.call.say('[preflight] Running pre-flight checks')
  yield* checkInit(init.call, init.plan.version, init.options.ignored)
  yield* pullImages(init.call, init.plan.version, init.options.ignored)
  return 0
}

function* certs({ call, textOf }: Init): Steps {
  call.say('[certs] Using certificateDir folder "/etc/kubernetes/pki"')
  makeCertificates(call, certificatesNamed('all'), textOf)
  yield 1500
  return 0
}

function* kubeconfig({ call, textOf }: Init): Steps {
  call.say('[kubeconfig] Using kubeconfig folder "/etc/kubernetes"')
  makeKubeconfigs(call, kubeconfigsNamed('all'), textOf)
  yield 500
  return 0
}

function* manifest({ call, textOf }: Init, name: string): Steps {
  writeFile(call, `${MANIFESTS}/${name}.yaml`, textOf(`${MANIFESTS}/${name}.yaml`))
  yield 0
  return 0
}

function* etcd(init: Init): Steps {
  init.call.say(`[etcd] Creating static Pod manifest for local etcd in "${MANIFESTS}"`)
  makeFolders(init.call.files, '/var/lib/etcd', 0o700)
  return yield* manifest(init, 'etcd')
}

function* controlPlane(init: Init): Steps {
  init.call.say(`[control-plane] Using manifest folder "${MANIFESTS}"`)
  for (const name of ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler']) {
    init.call.say(`[control-plane] Creating static Pod manifest for "${name}"`)
    yield* manifest(init, name)
  }
  return 0
}

const kubeletStart = ({ call, plan }: Init): Steps => startKubelet(call, plan, 'init')

function* waitControlPlane({ call, plan }: Init): Steps {
  call.say(
    `[wait-control-plane] Waiting for the kubelet to boot up the control plane as static Pods from directory "${MANIFESTS}"`,
    '[kubelet-check] Waiting for a healthy kubelet at http://127.0.0.1:10248/healthz. This can take up to 4m0s',
  )
  yield 500
  call.say('[kubelet-check] The kubelet is healthy after 500.713582ms')
  return yield* waitForControlPlane(call, plan.address)
}

function* uploadConfig({ call, plan }: Init): Steps {
  // First the rights of whoever uploads.
  uploadPolicy(call)
  call.say(
    '[upload-config] Storing the configuration used in ConfigMap "kubeadm-config" in the "kube-system" Namespace',
  )
  uploadConfiguration(call, plan)
  call.say(
    '[kubelet] Creating a ConfigMap "kubelet-config" in namespace kube-system with the configuration for the kubelets in the cluster',
  )
  uploadKubeletConfiguration(call)
  yield 500
  return 0
}

function* uploadCerts({ call, options, certificateKey }: Init): Steps {
  if (!options.uploadCerts || certificateKey === undefined) {
    call.say('[upload-certs] Skipping phase. Please see --upload-certs')
    return 0
  }
  call.say(
    '[upload-certs] Storing the certificates in Secret "kubeadm-certs" in the "kube-system" Namespace',
    '[upload-certs] Using certificate key:',
    certificateKey,
  )
  uploadCertificates(call, certificateKey)
  yield 500
  return 0
}

function* mark({ call }: Init): Steps {
  for (let tries = 0; tries < 240 && !call.get(`/api/v1/nodes/${call.host}`); tries++) yield 500
  markControlPlane(call)
  yield 500
  return 0
}

const TOKEN_LINES = [
  'Configuring bootstrap tokens, cluster-info ConfigMap, RBAC Roles',
  'Configured RBAC rules to allow Node Bootstrap tokens to get nodes',
  'Configured RBAC rules to allow Node Bootstrap tokens to post CSRs in order for nodes to get long term certificate credentials',
  'Configured RBAC rules to allow the csrapprover controller automatically approve CSRs from a Node Bootstrap Token',
  'Configured RBAC rules to allow certificate rotation for all node client certificates in the cluster',
  'Creating the "cluster-info" ConfigMap in the "kube-public" namespace',
]

function* bootstrapToken(init: Init): Steps {
  const { call, options, plan } = init
  init.token = createToken(call, {
    token: options.token,
    ttl: options.ttl,
    description: "The default bootstrap token generated by 'kubeadm init'.",
  })
  call.say(`[bootstrap-token] Using token: ${init.token}`)
  call.say(...TOKEN_LINES.map((line) => `[bootstrap-token] ${line}`))
  uploadClusterInfo(call, serverOf(plan, ''))
  yield 500
  return 0
}

function* kubeletFinalize({ call }: Init): Steps {
  call.say(
    '[kubelet-finalize] Updating "/etc/kubernetes/kubelet.conf" to point to a rotatable kubelet client certificate and key',
  )
  yield 500
  return 0
}

function* addon({ call, plan }: Init, which: 'coredns' | 'kube-proxy'): Steps {
  installAddon(call, which, plan)
  call.say(`[addons] Applied essential addon: ${which === 'coredns' ? 'CoreDNS' : 'kube-proxy'}`)
  yield 500
  return 0
}

/** In their order; what is below a phase is skipped with it. */
const PHASES: readonly (readonly [name: string, run: (init: Init) => Steps])[] = [
  ['preflight', preflight],
  ['certs', certs],
  ['kubeconfig', kubeconfig],
  ['etcd', etcd],
  ['control-plane', controlPlane],
  ['kubelet-start', kubeletStart],
  ['wait-control-plane', waitControlPlane],
  ['upload-config', uploadConfig],
  ['upload-certs', uploadCerts],
  ['mark-control-plane', mark],
  ['bootstrap-token', bootstrapToken],
  ['kubelet-finalize', kubeletFinalize],
  ['addon/coredns', (init) => addon(init, 'coredns')],
  ['addon/kube-proxy', (init) => addon(init, 'kube-proxy')],
]

const DONE = `
Your Kubernetes control-plane has initialized successfully!

To start using your cluster, you need to run the following as a regular user:

  mkdir -p $HOME/.kube
  sudo cp -i /etc/kubernetes/admin.conf $HOME/.kube/config
  sudo chown $(id -u):$(id -g) $HOME/.kube/config

Alternatively, if you are the root user, you can run:

  export KUBECONFIG=/etc/kubernetes/admin.conf

You should now deploy a pod network to the cluster.
Run "kubectl apply -f [podnetwork].yaml" with one of the options listed at:
  https://kubernetes.io/docs/concepts/cluster-administration/addons/
`

function sayFarewell({ call, plan, token, certificateKey, options }: Init): void {
  const join = `kubeadm join ${serverOf(plan, '')} --token ${token} \\\n\t--discovery-token-ca-cert-hash ${authorityHash(call)}`
  call.say(DONE)
  if (plan.endpoint && options.uploadCerts)
    call.say(
      'You can now join any number of control-plane nodes running the following command on each as root:',
      '',
      `  ${join} \\\n\t--control-plane --certificate-key ${certificateKey}`,
      '',
      'Please note that the certificate-key gives access to cluster sensitive data, keep it secret!',
      'As a safeguard, uploaded-certs will be deleted in two hours; If necessary, you can use',
      '"kubeadm init phase upload-certs --upload-certs" to reload certs afterward.',
      '',
    )
  else if (plan.endpoint)
    call.say(
      'You can now join any number of control-plane nodes by copying certificate authorities',
      'and service account keys on each node and then running the following as root:',
      '',
      `  ${join} \\\n\t--control-plane`,
      '',
    )
  call.say(
    'Then you can join any number of worker nodes by running the following on each as root:',
    '',
    `${join} `,
  )
}

function planOf({ version, address, endpoint, podSubnet, sans }: InitOptions): HostPlan {
  return { version, address, podSubnet, sans, ...(endpoint ? { endpoint } : {}) }
}

const isSkipped = (name: string, { skipped }: InitOptions) =>
  skipped.includes(name) || skipped.includes(name.replace(/\/.*$/, ''))

function newInit(call: KubeadmCall): Init {
  const options = initOptions(call)
  const plan = planOf(options)
  return {
    ...{ call, options, plan, token: '' },
    textOf: (path) => kubeadmText(call, plan, path),
    ...(options.uploadCerts ? { certificateKey: options.certificateKey ?? newCertificateKey(call) } : {}),
  }
}

export function* init(call: KubeadmCall): Steps {
  if (call.isOn('dry-run')) throw new KubeadmError('this lab has no dry run of init')
  const own = newInit(call)
  call.say(`[init] Using Kubernetes version: ${own.options.version}`)
  for (const [name, run] of PHASES) if (!isSkipped(name, own.options)) yield* run(own)
  sayFarewell(own)
  return 0
}

/** Phases that are the same alone as within init, by the words behind `init phase`. */
const ALONE = [
  ...['preflight', 'kubelet-start', 'wait-control-plane', 'upload-config', 'upload-certs'],
  ...['mark-control-plane', 'bootstrap-token', 'kubelet-finalize', 'addon/coredns', 'addon/kube-proxy'],
]

function* alone(call: KubeadmCall, name: string): Steps {
  const own = newInit(call)
  for (const [phase, run] of PHASES) if (phase === name || phase.startsWith(`${name}/`)) yield* run(own)
  return 0
}

/** `init phase NAME` → what it does. */
export const phasesAlone: Readonly<Record<string, (call: KubeadmCall) => Steps>> = {
  ...Object.fromEntries(
    ALONE.map((name) => [name.replace('/', ' '), (call: KubeadmCall) => alone(call, name)]),
  ),
  'addon all': (call) => alone(call, 'addon'),
}
