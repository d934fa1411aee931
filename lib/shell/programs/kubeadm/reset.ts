/**
 * `kubeadm reset` on a worker.
 * Mirrors: cmd/kubeadm/app/cmd/reset.go and phases/reset.
 * Differs: the host of the control plane cannot be reset here.
 */
import { MANIFESTS, PKI } from '@/lib/cluster/host/static-manifests'
import { type KubeadmCall, KubeadmError, type Steps } from '@/lib/shell/programs/kubeadm/kubeadm-call'
import { isControlPlane } from '@/lib/shell/programs/kubeadm/upgrade-checks'
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

export function* reset(call: KubeadmCall): Steps {
  if (isControlPlane(call))
    throw new KubeadmError('this lab does not reset the host of the control plane; reset a worker')
  call.say('[preflight] Running pre-flight checks')
  if (!call.isOn('f', 'force')) {
    call.warn(
      "[reset] WARNING: Changes made to this host by 'kubeadm init' or 'kubeadm join' will be reverted.",
    )
    call.say('[reset] Are you sure you want to proceed? [y/N]: ')
    throw new KubeadmError('aborted reset operation')
  }
  yield 500
  const manager = call.cluster.hosts.systemd(call.host)
  call.cluster.hosts.removeContainers(call.host)
  call.say('[reset] Stopping the kubelet service')
  manager.stop('kubelet.service')
  yield 1000
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
