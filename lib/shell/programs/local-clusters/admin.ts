import type { UserInfo } from '@/lib/cluster/apiserver/request'

/** As whom kind and minikube set up a cluster. */
export const admin: UserInfo = {
  username: 'kubernetes-admin',
  groups: ['kubeadm:cluster-admins', 'system:masters', 'system:authenticated'],
}
