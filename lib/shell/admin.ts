import type { UserInfo } from '@/lib/cluster/apiserver/request'

/** Who acts in a shell unless a scenario says otherwise: kubeadm's admin.conf. */
export const ADMIN: UserInfo = {
  username: 'kubernetes-admin',
  groups: ['kubeadm:cluster-admins', 'system:authenticated'],
}
