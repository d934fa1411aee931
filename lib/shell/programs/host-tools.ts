/** What is only on the hosts of a cluster. */

export { clientOnHost, etcdctl, etcdutl } from '@/lib/cluster/host/etcdctl/tools'
export { aptGet } from '@/lib/shell/programs/apt/apt-get'
export { aptCache, aptMark, dpkg } from '@/lib/shell/programs/apt/apt-tools'
export { containerd } from '@/lib/shell/programs/containerd'
export { crictl } from '@/lib/shell/programs/crictl/crictl'
export { kubeadm } from '@/lib/shell/programs/kubeadm/kubeadm'
export { kubelet } from '@/lib/shell/programs/kubelet'
export { journalctl } from '@/lib/shell/programs/systemd/journalctl'
export { systemctl } from '@/lib/shell/programs/systemd/systemctl'
