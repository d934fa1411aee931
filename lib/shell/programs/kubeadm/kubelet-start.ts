/** The kubelet with what kubeadm writes for it. Mirrors: cmd/kubeadm/app/phases/kubelet, phases/{init,join}/kubelet.go. */
import { type KubeadmCall, KubeadmError, type Steps } from '@/lib/shell/programs/kubeadm/kubeadm-call'
import {
  type HostPlan,
  kubeadmText,
  makeManifestFolder,
  writeFile,
} from '@/lib/shell/programs/kubeadm/kubeadm-files'

const FOLDER = '/var/lib/kubelet'
const REFUSED =
  'The HTTP call equal to \'curl -sSL http://127.0.0.1:10248/healthz\' returned error: Get "http://127.0.0.1:10248/healthz": dial tcp 127.0.0.1:10248: connect: connection refused'

/** What was written when the cluster was made, or what would be. */
function textOf(call: KubeadmCall, plan: HostPlan, path: string): string {
  const original = call.cluster.hosts.originalFiles(call.host)
  return original.stat(path)?.type === 'file' ? original.read(path) : kubeadmText(call, plan, path)
}

/** Writes its settings and starts its service. @throws KubeadmError it does not stay */
export function* startKubelet(call: KubeadmCall, plan: HostPlan, command: 'init' | 'join'): Steps {
  const configuration = `[kubelet-start] Writing kubelet configuration to file "${FOLDER}/config.yaml"`
  const environment = `[kubelet-start] Writing kubelet environment file with flags to file "${FOLDER}/kubeadm-flags.env"`
  for (const path of [`${FOLDER}/config.yaml`, `${FOLDER}/kubeadm-flags.env`])
    writeFile(call, path, textOf(call, plan, path))
  makeManifestFolder(call)
  call.say(...(command === 'init' ? [environment, configuration] : [configuration, environment]))
  call.say('[kubelet-start] Starting the kubelet')
  const manager = call.cluster.hosts.systemd(call.host)
  const failed = manager.restart('kubelet.service')
  if (failed) throw new KubeadmError(`error execution phase kubelet-start: ${failed.error}`)
  yield 1000
  if (manager.run('kubelet.service').state === 'active') return 0
  throw new KubeadmError(
    `error execution phase kubelet-start: failed while waiting for the kubelet to start: ${REFUSED}`,
  )
}
