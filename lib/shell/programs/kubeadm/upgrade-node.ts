/** `kubeadm upgrade node` on a worker. Mirrors: cmd/kubeadm/app/cmd/upgrade/node.go. */
import { readConfiguration } from '@/lib/shell/programs/kubeadm/cluster-configuration'
import { type KubeadmCall, KubeadmError, type Steps } from '@/lib/shell/programs/kubeadm/kubeadm-call'
import { isControlPlane } from '@/lib/shell/programs/kubeadm/upgrade-checks'

export function* upgradeNode(call: KubeadmCall): Steps {
  if (call.read('/etc/kubernetes/kubelet.conf') === undefined)
    throw new KubeadmError(
      'couldn\'t create a Kubernetes client from file "/etc/kubernetes/kubelet.conf": failed to load admin kubeconfig: open /etc/kubernetes/kubelet.conf: no such file or directory',
    )
  if (isControlPlane(call))
    throw new KubeadmError(
      'this is the first control plane node of the cluster: use `kubeadm upgrade apply` here',
    )
  readConfiguration(call, 'upgrade')
  call.say('[upgrade/preflight] Running pre-flight checks')
  yield 1000
  call.say(
    '[upgrade/preflight] Skipping prepull. Not a control plane node.',
    '[upgrade/control-plane] Skipping phase. Not a control plane node.',
    '[upgrade/kubeconfig] Skipping phase. Not a control plane node.',
    '[upgrade/kubelet-config] Writing kubelet configuration to file "/var/lib/kubelet/config.yaml"',
    '[upgrade/kubelet-config] The kubelet configuration for this node was successfully upgraded!',
    '[upgrade/addon] Skipping the addon/coredns phase. Not a control plane node.',
    '[upgrade/addon] Skipping the addon/kube-proxy phase. Not a control plane node.',
  )
  yield 500
  return 0
}
