/**
 * `kubeadm upgrade apply`.
 * Mirrors: cmd/kubeadm/app/cmd/upgrade/apply.go, phases/upgrade/staticpods.go: what it prints, its order, its backups and
 * that it puts the old manifests back.
 * Differs: a release of Kubernetes changes nothing but its version here; etcd and CoreDNS stay as they are.
 */
import { formatTime } from '@/lib/cluster/apimachinery/time'
import { ConnectionRefused } from '@/lib/cluster/apiserver/request'
import { MANIFESTS } from '@/lib/cluster/host/static-manifests'
import { CERTIFICATES, renewCertificate } from '@/lib/shell/programs/kubeadm/certificates'
import { CONFIG_PATH, readConfiguration } from '@/lib/shell/programs/kubeadm/cluster-configuration'
import { ETCD } from '@/lib/shell/programs/kubeadm/config'
import { type KubeadmCall, KubeadmError, type Steps } from '@/lib/shell/programs/kubeadm/kubeadm-call'
import { checkHealth, requireControlPlane } from '@/lib/shell/programs/kubeadm/upgrade-checks'
import { clusterVersions, upgradeErrors } from '@/lib/shell/programs/kubeadm/upgrade-versions'
import { kubeadmVersion } from '@/lib/shell/programs/kubeadm/version'
import { makeFolders } from '@/lib/userland/kernel/folders'

const COMPONENTS = ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler'] as const
type Component = (typeof COMPONENTS)[number]

/** Certificates that come anew with a component. */
const RENEWED: Record<Component, readonly string[]> = {
  'kube-apiserver': ['apiserver', 'apiserver-kubelet-client', 'front-proxy-client', 'apiserver-etcd-client'],
  'kube-controller-manager': ['controller-manager.conf'],
  'kube-scheduler': ['scheduler.conf'],
}
const TIMEOUT = 300_000
const POLL = 1000

function checkVersions(call: KubeadmCall, to: string): void {
  const versions = clusterVersions(call, kubeadmVersion(call))
  const errors = upgradeErrors(to, versions)
  call.say(`[upgrade/preflight] You have chosen to upgrade the cluster version to "${to}"`)
  call.say(`[upgrade/versions] Cluster version: ${versions.cluster}`)
  call.say(`[upgrade/versions] kubeadm version: ${versions.kubeadm}`)
  if (errors.length === 0 || call.isOn('f', 'force')) return
  throw new KubeadmError(
    `[upgrade/version] FATAL: the --version argument is invalid due to these errors:\n\n${errors.map((error) => `\t- ${error}\n`).join('')}\nCan be bypassed if you pass the --force flag`,
  )
}

interface Pod {
  spec: { containers: { image: string }[] }
  status?: { conditions?: { type: string; status: string }[] }
}

/** The component's pod runs that image, as the API server says it. */
function runs(call: KubeadmCall, component: Component, image: string): boolean {
  try {
    const pod = call.get<Pod>(`/api/v1/namespaces/kube-system/pods/${component}-${call.host}`)
    const isReady = pod?.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True')
    return pod?.spec.containers[0]?.image === image && isReady === true
  } catch (error) {
    if (error instanceof KubeadmError || error instanceof ConnectionRefused) return false
    throw error
  }
}

const stamp = (now: number) => formatTime(now).replace(/[TZ]/g, '-').replaceAll(':', '-').replace(/-$/, '')

function* upgradeComponent(call: KubeadmCall, component: Component, to: string, backup: string): Steps {
  const path = `${MANIFESTS}/${component}.yaml`
  const before = call.read(path) ?? ''
  call.say(`[upgrade/staticpods] Preparing for "${component}" upgrade`)
  const image = `registry.k8s.io/${component}:${to}`
  const after = before.replace(/^(\s*image: )\S+$/m, `$1${image}`)
  if (call.flag('certificate-renewal') !== 'false')
    for (const name of RENEWED[component]) {
      const found = CERTIFICATES.find((one) => one.name === name)
      call.say(`[upgrade/staticpods] Renewing ${name} certificate`)
      if (found) renewCertificate(call, found)
    }
  makeFolders(call.files, backup)
  call.files.write(`${backup}/${component}.yaml`, before)
  call.files.write(path, after)
  call.say(
    `[upgrade/staticpods] Moving new manifest to "${path}" and backing up old manifest to "${backup}/${component}.yaml"`,
    '[upgrade/staticpods] Waiting for the kubelet to restart the component',
    '[upgrade/staticpods] This can take up to 5m0s',
  )
  const until = call.now() + TIMEOUT
  while (!runs(call, component, image)) {
    if (call.now() >= until) {
      call.files.write(path, before)
      throw new KubeadmError(
        "[upgrade/apply] FATAL: couldn't upgrade control plane. kubeadm has tried to recover everything into the earlier state. Errors faced: timed out waiting for the condition",
      )
    }
    yield POLL
  }
  call.say(
    `[apiclient] Found 1 Pods for label selector component=${component}`,
    `[upgrade/staticpods] Component "${component}" upgraded successfully!`,
  )
  return 0
}

/** kubeadm-config, and kube-proxy's image. */
function storeVersion(call: KubeadmCall, text: string, to: string): void {
  const ClusterConfiguration = text.replace(/^kubernetesVersion: .*$/m, `kubernetesVersion: ${to}`)
  call.ask('patch', CONFIG_PATH, { data: { ClusterConfiguration } })
}

function upgradeProxy(call: KubeadmCall, to: string): void {
  const path = '/apis/apps/v1/namespaces/kube-system/daemonsets/kube-proxy'
  const found = call.get<{ spec: { template: { spec: { containers: { name: string; image: string }[] } } } }>(
    path,
  )
  if (!found) return
  const containers = found.spec.template.spec.containers.map((one) => ({
    ...one,
    image: one.image.replace(/:[^:]*$/, `:${to}`),
  }))
  call.ask('patch', path, { spec: { template: { spec: { containers } } } })
}

export function* upgradeApply(call: KubeadmCall): Steps {
  const [given] = call.words
  if (given === undefined)
    throw new KubeadmError('missing one or more required arguments. Required arguments: [version]')
  const to = given.startsWith('v') ? given : `v${given}`
  requireControlPlane(call)
  const text = readConfiguration(call, 'upgrade')
  call.say('[upgrade/preflight] Running preflight checks', '[upgrade] Running cluster health checks')
  yield* checkHealth(call)
  checkVersions(call, to)
  if (!call.isOn('y', 'yes', 'f', 'force')) {
    call.say('[upgrade] Are you sure you want to proceed? [y/N]: ')
    throw new KubeadmError("won't proceed; the user didn't answer (Y|y) in order to continue")
  }
  call.say(
    '[upgrade/preflight] Pulling images required for setting up a Kubernetes cluster',
    '[upgrade/preflight] This might take a minute or two, depending on the speed of your internet connection',
    "[upgrade/preflight] You can also perform this action beforehand using 'kubeadm config images pull'",
  )
  yield 5000
  if (call.isOn('dry-run')) {
    call.say('[upgrade/dryrun] Finished dryrunning successfully!')
    return 0
  }
  call.say(
    `[upgrade/control-plane] Upgrading your static Pod-hosted control plane to version "${to}" (timeout: 5m0s)...`,
    `[upgrade/etcd] Non fatal issue encountered during upgrade: the desired etcd version "${ETCD}" is not newer than the currently installed "${ETCD}". Skipping etcd upgrade`,
    '[upgrade/staticpods] Writing new Static Pod manifests to "/etc/kubernetes/tmp/kubeadm-upgraded-manifests"',
  )
  const backup = `/etc/kubernetes/tmp/kubeadm-backup-manifests-${stamp(call.now())}`
  for (const component of COMPONENTS) yield* upgradeComponent(call, component, to, backup)
  call.say('[upgrade/control-plane] The control plane instance for this node was successfully upgraded!')
  storeVersion(call, text, to)
  call.say(
    '[upload-config] Storing the configuration used in ConfigMap "kubeadm-config" in the "kube-system" Namespace',
    '[kubelet] Creating a ConfigMap "kubelet-config" in namespace kube-system with the configuration for the kubelets in the cluster',
    '[upgrade/kubelet-config] Writing kubelet configuration to file "/var/lib/kubelet/config.yaml"',
    '[upgrade/kubelet-config] The kubelet configuration for this node was successfully upgraded!',
    '[upgrade/bootstrap-token] Configuring bootstrap token and cluster-info RBAC rules',
    '[bootstrap-token] Configured RBAC rules to allow Node Bootstrap tokens to get nodes',
    '[bootstrap-token] Configured RBAC rules to allow Node Bootstrap tokens to post CSRs in order for nodes to get long term certificate credentials',
    '[bootstrap-token] Configured RBAC rules to allow the csrapprover controller automatically approve CSRs from a Node Bootstrap Token',
    '[bootstrap-token] Configured RBAC rules to allow certificate rotation for all node client certificates in the cluster',
  )
  upgradeProxy(call, to)
  yield 1000
  call.say(
    '[addons] Applied essential addon: CoreDNS',
    '[addons] Applied essential addon: kube-proxy',
    '',
    `[upgrade] SUCCESS! A control plane node of your cluster was upgraded to "${to}".`,
    '',
    '[upgrade] Now please proceed with upgrading the rest of the nodes by following the right order.',
  )
  return 0
}
