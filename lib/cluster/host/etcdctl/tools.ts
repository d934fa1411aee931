/** The programs that come with etcd. */
export { clientOnHost, etcdctl } from '@/lib/cluster/host/etcdctl/etcdctl'
export { etcdutl } from '@/lib/cluster/host/etcdctl/etcdutl'
