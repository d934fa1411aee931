/** `kubeadm reset`. Mirrors: cmd/kubeadm/app/cmd/reset.go and phases/reset, v1.36. */
import { MANIFESTS, PKI } from '@/lib/cluster/host/static-manifests'
import { type KubeadmCall, KubeadmError, type Steps } from '@/lib/shell/programs/kubeadm/kubeadm-call'
import { removeAll } from '@/lib/userland/kernel/folders'

const FOLDERS = [MANIFESTS, '/var/lib/kubelet', PKI]
const FILES = ['admin', 'super-admin', 'kubelet', 'bootstrap-kubelet', 'controller-manager', 'scheduler'].map(
  (name) => `/etc/kubernetes/${name}.conf`,
)

function clear(call: KubeadmCall): void {
  const { files } = call
  for (const folder of FOLDERS)
    if (files.stat(folder)?.type === 'directory')
      for (const name of files.list(folder)) removeAll(files, `${folder}/${name}`)
  for (const file of FILES) if (files.stat(file)) files.unlink(file)
}

const DATA = '/var/lib/etcd'

/** What only the host of a control plane has: a member of etcd, and what it held. */
function clearData(call: KubeadmCall, isAnswered: boolean): void {
  const { files, cluster, host } = call
  const left = cluster.hosts.etcdMembers().filter(({ name }) => name !== host)
  if (isAnswered && left.length > 0) cluster.hosts.setEtcdMembers(left)
  call.say(`[reset] Deleted contents of the etcd data directory: ${DATA}`)
  if (files.stat(DATA)?.type === 'directory')
    for (const name of files.list(DATA)) removeAll(files, `${DATA}/${name}`)
}

const isMember = ({ cluster, host, files }: KubeadmCall): boolean =>
  cluster.hosts.controlPlanes().includes(host) && files.stat(`${MANIFESTS}/etcd.yaml`) !== undefined

/** Whether this host reaches the cluster as its administrator: otherwise its member stays in the list, and only data goes. */
const hasAnswer = ({ cluster, files }: KubeadmCall): boolean =>
  files.stat('/etc/kubernetes/admin.conf') !== undefined && cluster.hosts.etcd() !== undefined

export function* reset(call: KubeadmCall): Steps {
  call.say('[preflight] Running pre-flight checks')
  if (!call.isOn('f', 'force')) {
    call.warn(
      "[reset] WARNING: Changes made to this host by 'kubeadm init' or 'kubeadm join' will be reverted.",
    )
    call.say('[reset] Are you sure you want to proceed? [y/N]: ')
    throw new KubeadmError('aborted reset operation')
  }
  yield 500
  const hasData = isMember(call)
  const isAnswered = hasAnswer(call)
  call.say('[reset] Stopping the kubelet service')
  call.cluster.hosts.systemd(call.host).stop('kubelet.service')
  call.cluster.hosts.removeContainers(call.host)
  yield 1000
  if (hasData) clearData(call, isAnswered)
  call.say(
    '[reset] Unmounting mounted directories in "/var/lib/kubelet"',
    `[reset] Deleting contents of directories: [${FOLDERS.join(' ')}]`,
    `[reset] Deleting files: [${FILES.join(' ')}]`,
  )
  clear(call)
  call.say(
    '',
    'The reset process does not perform cleanup of CNI plugin configuration,',
    'network filtering rules and kubeconfig files.',
    '',
    'For information on how to perform this cleanup manually, please see:',
    '    https://k8s.io/docs/reference/setup-tools/kubeadm/kubeadm-reset/',
    '',
  )
  return 0
}
