/** A host's services: fetched when somebody looks at them. */
export { closeData, openData, writeData } from '@/lib/cluster/host/etcd/data-dir'
export { snapshotHead, snapshotText } from '@/lib/cluster/host/etcd/snapshot'
export { addressIn, componentError } from '@/lib/cluster/host/systemd/api-error'
export { runtimeError, startContainerd } from '@/lib/cluster/host/systemd/containerd-service'
export { LateSide } from '@/lib/cluster/host/systemd/late-side'
export { layoutFiles } from '@/lib/cluster/host/systemd/layout-files'
export { serviceText } from '@/lib/cluster/host/systemd/unit-texts'
