/** A host's services: fetched when somebody looks at them. */
export { ContainerRuntimeService } from '@/lib/cluster/host/cri/container-runtime'
export { podLogFiles } from '@/lib/cluster/host/cri/pod-logs'
export { hostProcesses } from '@/lib/cluster/host/processes/host-processes'
export { signalHostProcess } from '@/lib/cluster/host/processes/host-signals'
export { runtimeError, startContainerd } from '@/lib/cluster/host/systemd/containerd-service'
export { HostServices } from '@/lib/cluster/host/systemd/host-services'
export { serviceText } from '@/lib/cluster/host/systemd/unit-texts'
