import { coredns } from '@/lib/cluster/kubelet/images/coredns/coredns'
import { kubeProxy } from '@/lib/cluster/kubelet/images/kube-proxy'
import type { ProcessContext, Program } from '@/lib/cluster/kubelet/process/process'

/** Programs of kube-system that do what their configuration says. */
export const systemPrograms: Record<string, (context: ProcessContext) => Program> = {
  coredns,
  'kube-proxy': kubeProxy,
}
