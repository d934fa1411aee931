import type { Component } from '@/lib/cluster/client/component'
import { attachDetach } from '@/lib/cluster/controller/attach-detach'
import { certificateCleaner } from '@/lib/cluster/controller/certificate-cleaner'
import { certificateSigner } from '@/lib/cluster/controller/certificate-signer'
import { clusterRoleAggregation } from '@/lib/cluster/controller/cluster-role-aggregation'
import { cronJob } from '@/lib/cluster/controller/cron-job'
import { daemonSet } from '@/lib/cluster/controller/daemon-set'
import { deployment } from '@/lib/cluster/controller/deployment'
import { disruption } from '@/lib/cluster/controller/disruption'
import { endpointSlice } from '@/lib/cluster/controller/endpoint-slice'
import { endpointSliceMirroring } from '@/lib/cluster/controller/endpoint-slice-mirroring'
import { endpoints } from '@/lib/cluster/controller/endpoints'
import { ephemeralVolume } from '@/lib/cluster/controller/ephemeral-volume'
import { garbageCollector } from '@/lib/cluster/controller/garbage-collector'
import { horizontalPodAutoscaler } from '@/lib/cluster/controller/horizontal-pod-autoscaler'
import { job } from '@/lib/cluster/controller/job'
import { kubernetesServiceRepair } from '@/lib/cluster/controller/kubernetes-service'
import { namespace } from '@/lib/cluster/controller/namespace'
import { nodeIpam } from '@/lib/cluster/controller/node-ipam'
import { nodeLifecycle } from '@/lib/cluster/controller/node-lifecycle'
import { persistentVolume } from '@/lib/cluster/controller/persistent-volume'
import { podGarbageCollector } from '@/lib/cluster/controller/pod-garbage-collector'
import { replicaSet } from '@/lib/cluster/controller/replica-set'
import { replicationController } from '@/lib/cluster/controller/replication-controller'
import { resourceQuota } from '@/lib/cluster/controller/resource-quota'
import { rootCaPublisher } from '@/lib/cluster/controller/root-ca-publisher'
import { serviceAccount } from '@/lib/cluster/controller/service-account'
import { serviceAccountTokens } from '@/lib/cluster/controller/service-account-tokens'
import { statefulSet } from '@/lib/cluster/controller/stateful-set'
import { taintEviction } from '@/lib/cluster/controller/taint-eviction'
import { ttlAfterFinished } from '@/lib/cluster/controller/ttl-after-finished'
import { validatingAdmissionPolicyStatus } from '@/lib/cluster/controller/validating-admission-policy-status'
import { volumeExpand } from '@/lib/cluster/controller/volume-expand'
import { claimProtection, volumeProtection } from '@/lib/cluster/controller/volume-protection'

/** The controllers of kube-controller-manager, in the order in which they are given work. */
export const controllers: Component[] = [
  garbageCollector,
  namespace,
  serviceAccount,
  serviceAccountTokens,
  rootCaPublisher,
  clusterRoleAggregation,
  certificateSigner,
  certificateCleaner,
  validatingAdmissionPolicyStatus,
  resourceQuota,
  deployment,
  replicaSet,
  job,
  ttlAfterFinished,
  cronJob,
  replicationController,
  daemonSet,
  statefulSet,
  endpoints,
  endpointSlice,
  endpointSliceMirroring,
  kubernetesServiceRepair,
  nodeIpam as Component,
  nodeLifecycle,
  horizontalPodAutoscaler,
  disruption,
  persistentVolume,
  volumeExpand,
  attachDetach,
  ephemeralVolume,
  claimProtection,
  volumeProtection,
  taintEviction,
  podGarbageCollector,
] as Component[]
