/** The kubeadm-config ConfigMap, which most commands begin with. */
import { type KubeadmCall, KubeadmError } from '@/lib/shell/programs/kubeadm/kubeadm-call'

export const CONFIG_PATH = '/api/v1/namespaces/kube-system/configmaps/kubeadm-config'

/** Says that it reads the configuration. @param phase in brackets @throws KubeadmError there is none */
export function readConfiguration(call: KubeadmCall, phase: string): string {
  call.say(
    `[${phase}] Reading configuration from the "kubeadm-config" ConfigMap in namespace "kube-system"...`,
  )
  call.say(
    `[${phase}] Use 'kubeadm init phase upload-config kubeadm --config your-config-file' to re-upload it.`,
  )
  const found = call.get<{ data?: { ClusterConfiguration?: string } }>(CONFIG_PATH)
  const text = found?.data?.ClusterConfiguration
  if (text === undefined)
    throw new KubeadmError('failed to get config map: configmaps "kubeadm-config" not found')
  return text
}
