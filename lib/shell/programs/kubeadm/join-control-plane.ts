/**
 * What `kubeadm join --control-plane` does beside joining a node: a further API server, and a further member of etcd.
 * Mirrors: cmd/kubeadm/app/phases/join/{preflight,controlplaneprepare,controlplanejoin}.go, v1.36.
 */
import { decodeYaml } from '@/lib/cluster/apimachinery/yaml/decode-yaml'
import { MANIFESTS, PKI } from '@/lib/cluster/host/static-manifests'
import { CONFIG_PATH } from '@/lib/shell/programs/kubeadm/cluster-configuration'
import { certificatesNamed, makeCertificates } from '@/lib/shell/programs/kubeadm/init-certs'
import { pullImages } from '@/lib/shell/programs/kubeadm/init-checks'
import { makeKubeconfigs } from '@/lib/shell/programs/kubeadm/init-kubeconfigs'
import { type KubeadmCall, KubeadmError, type Steps } from '@/lib/shell/programs/kubeadm/kubeadm-call'
import { type HostPlan, kubeadmText, writeFile } from '@/lib/shell/programs/kubeadm/kubeadm-files'
import { markControlPlane } from '@/lib/shell/programs/kubeadm/upload'
import { downloadCertificates, SHARED } from '@/lib/shell/programs/kubeadm/upload-certs'
import { waitForControlPlane } from '@/lib/shell/programs/kubeadm/wait-control-plane'
import { makeFolders } from '@/lib/userland/kernel/folders'

interface ClusterConfiguration {
  kubernetesVersion?: string
  controlPlaneEndpoint?: string
  networking?: { podSubnet?: string }
  apiServer?: { certSANs?: string[] }
}

function configuration(call: KubeadmCall): ClusterConfiguration {
  const found = call.get<{ data?: { ClusterConfiguration?: string } }>(CONFIG_PATH)
  return (decodeYaml(found?.data?.ClusterConfiguration ?? '') ?? {}) as ClusterConfiguration
}

function planOf(call: KubeadmCall): HostPlan {
  const { kubernetesVersion, controlPlaneEndpoint, networking, apiServer } = configuration(call)
  const { hosts } = call.cluster
  return {
    version: kubernetesVersion ?? hosts.version,
    address: hosts.addresses[call.host] ?? '',
    podSubnet: networking?.podSubnet ?? '',
    sans: apiServer?.certSANs ?? [],
    ...(controlPlaneEndpoint ? { endpoint: controlPlaneEndpoint } : {}),
  }
}

const CONDITIONS = `
Please ensure that:
* The cluster has a stable controlPlaneEndpoint address.
* The certificates that must be shared among control plane instances are provided.

`

/** @throws KubeadmError the cluster or this host is not ready for it */
function checkConditions(call: KubeadmCall, plan: HostPlan, isGiven: boolean): void {
  const errors = plan.endpoint
    ? []
    : [
        "unable to add a new control plane instance to a cluster that doesn't have a stable controlPlaneEndpoint address",
      ]
  const missing = isGiven ? undefined : SHARED.find((path) => call.read(`${PKI}/${path}`) === undefined)
  if (missing !== undefined)
    errors.push(
      `failure loading certificate for CA: couldn't load the certificate file ${PKI}/${missing}: open ${PKI}/${missing}: no such file or directory`,
    )
  if (errors.length > 0)
    throw new KubeadmError(
      `error execution phase preflight: \nOne or more conditions for hosting a new control plane instance is not satisfied.\n\n[${errors.join(', ')}]\n${CONDITIONS}`,
    )
}

/** `name=https://address:2380` of those that are there and of this host. */
function initialCluster(call: KubeadmCall, address: string): string {
  const members = call.cluster.hosts.etcdMembers().filter(({ name }) => name !== call.host)
  return [...members, { name: call.host, address }]
    .map((member) => `${member.name}=https://${member.address}:2380`)
    .join(',')
}

/** ms that kubeadm waits for a member: two dials of 40 s. Differs: timeouts.etcdAPICall allows two minutes. */
const ETCD_CALL = 80_000

/**
 * Every member in the list has to answer, also one whose machine is lost.
 * Mirrors: util/etcd's CheckClusterHealth; one that was only announced has no client URL and is not asked.
 */
function* checkEtcd(call: KubeadmCall): Steps {
  call.say('[check-etcd] Checking that the etcd cluster is healthy')
  const { hosts } = call.cluster
  const asked = hosts.etcdMembers().filter(({ name }) => hosts.controlPlanes().includes(name))
  const silent = asked.find(({ name }) => !hosts.isServing(name, 'etcd'))
  if (hosts.etcd() && !silent) return 0
  yield ETCD_CALL
  const why = silent
    ? `failed to dial endpoint https://${silent.address}:2379 with maintenance client: context deadline exceeded`
    : 'context deadline exceeded'
  throw new KubeadmError(`error execution phase check-etcd: etcd cluster is not healthy: ${why}`)
}

/** All that lies here before the kubelet starts. */
export function* prepareControlPlane(call: KubeadmCall, server: string): Steps {
  const plan = planOf(call)
  const key = call.flag('certificate-key')
  checkConditions(call, plan, key !== undefined)
  call.say('[preflight] Running pre-flight checks before initializing the new control plane instance')
  yield* pullImages(call, plan.version, [])
  if (key !== undefined) {
    call.say(
      '[download-certs] Downloading the certificates in Secret "kubeadm-certs" in the "kube-system" Namespace',
    )
    downloadCertificates(call, key)
  }
  call.say(`[certs] Using certificateDir folder "${PKI}"`)
  const full = {
    ...plan,
    endpoint: plan.endpoint ?? server,
    initialCluster: initialCluster(call, plan.address),
  }
  const textOf = (path: string) => kubeadmText(call, full, path)
  makeCertificates(call, certificatesNamed('all'), textOf)
  call.say(`[certs] Valid certificates and keys now exist in "${PKI}"`)
  call.say(
    '[kubeconfig] Generating kubeconfig files',
    '[kubeconfig] Using kubeconfig folder "/etc/kubernetes"',
  )
  makeKubeconfigs(call, ['admin', 'controller-manager', 'scheduler'], textOf)
  call.say(`[control-plane] Using manifest folder "${MANIFESTS}"`)
  for (const name of ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler']) {
    call.say(`[control-plane] Creating static Pod manifest for "${name}"`)
    writeFile(call, `${MANIFESTS}/${name}.yaml`, textOf(`${MANIFESTS}/${name}.yaml`))
  }
  yield* checkEtcd(call)
  joinEtcd(call, textOf)
  return 0
}

/** It learns first, and counts once it has. */
function* awaitMember(call: KubeadmCall): Steps {
  const { hosts } = call.cluster
  call.say('[etcd] Waiting for the new etcd member to join the cluster. This can take up to 40s')
  for (let tries = 0; tries < 80 && !hosts.isServing(call.host, 'etcd'); tries++) yield 500
  if (!hosts.isServing(call.host, 'etcd'))
    throw new KubeadmError(
      'error execution phase control-plane-join/etcd: error creating local etcd static pod manifest file: timeout waiting for etcd cluster to be available',
    )
  const others = hosts.etcdMembers().filter(({ name }) => name !== call.host)
  hosts.setEtcdMembers([...others, { name: call.host, address: hosts.addresses[call.host] ?? '' }])
  return 0
}

function joinEtcd(call: KubeadmCall, textOf: (path: string) => string): void {
  call.say('[etcd] Announced new etcd member joining to the existing etcd cluster')
  call.say('[etcd] Creating static Pod manifest for "etcd"')
  makeFolders(call.files, '/var/lib/etcd', 0o700)
  writeFile(call, `${MANIFESTS}/etcd.yaml`, textOf(`${MANIFESTS}/etcd.yaml`))
}

/** Until its control plane serves; then the node is marked. */
export function* finishControlPlane(call: KubeadmCall, server: string, done: readonly string[]): Steps {
  yield* awaitMember(call)
  yield* waitForControlPlane(call, call.cluster.hosts.addresses[call.host] ?? server)
  for (let tries = 0; tries < 240 && !call.get(`/api/v1/nodes/${call.host}`); tries++) yield 500
  markControlPlane(call)
  call.say(
    '',
    'This node has joined the cluster and a new control plane instance was created:',
    '',
    ...done.map((line) => line.replace('response was received.', 'approval was received.')),
    '* Control plane label and taint were applied to the new node.',
    '* The Kubernetes control plane instances scaled up.',
    '* A new etcd member was added to the local/stacked etcd cluster.',
    '',
    'To start administering your cluster from this node, you need to run the following as a regular user:',
    '',
    '\tmkdir -p $HOME/.kube',
    '\tsudo cp -i /etc/kubernetes/admin.conf $HOME/.kube/config',
    '\tsudo chown $(id -u):$(id -g) $HOME/.kube/config',
    '',
    "Run 'kubectl get nodes' to see this node join the cluster.",
    '',
  )
  return 0
}
