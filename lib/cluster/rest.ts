/** Everything that a cluster does not boot with. */

import * as metricsApis from '@/lib/cluster/addons/metrics/metrics-apis'
import * as plugins from '@/lib/cluster/admission/plugins-behind'
import * as webhooks from '@/lib/cluster/admission/webhook/dispatch'
import * as timeProblem from '@/lib/cluster/apimachinery/time-problem'
import * as customKind from '@/lib/cluster/apis/apiextensions/custom-kind'
import * as autoscalerConversion from '@/lib/cluster/apis/autoscaling/horizontal-pod-autoscaler-conversion'
import * as mountValidation from '@/lib/cluster/apis/core/mount-validation'
import * as claimStrategy from '@/lib/cluster/apis/core/persistent-volume-claim-strategy'
import * as podPlacement from '@/lib/cluster/apis/core/pod-placement'
import * as quotaUsage from '@/lib/cluster/apis/core/quota-usage'
import * as strategies from '@/lib/cluster/apis/strategies'
import * as audit from '@/lib/cluster/apiserver/audit'
import * as conversion from '@/lib/cluster/apiserver/conversion'
import * as listChunk from '@/lib/cluster/apiserver/list-chunk'
import * as otherPatches from '@/lib/cluster/apiserver/other-patches'
import * as reviews from '@/lib/cluster/apiserver/reviews'
import * as subresources from '@/lib/cluster/apiserver/subresource-handler'
import * as explainAuthentication from '@/lib/cluster/auth/explain-authentication'
import * as explainForbidden from '@/lib/cluster/auth/explain-forbidden'
import * as impersonate from '@/lib/cluster/auth/impersonate'
import * as cni from '@/lib/cluster/cni/kubelet-side'
import * as apiServiceSync from '@/lib/cluster/controller/api-service-availability/sync'
import * as attachSync from '@/lib/cluster/controller/attach-detach/sync'
import * as certificateCleaning from '@/lib/cluster/controller/certificate-signer/clean'
import * as certificateSync from '@/lib/cluster/controller/certificate-signer/sync'
import * as cronJobSync from '@/lib/cluster/controller/cron-job/sync'
import * as definitionSync from '@/lib/cluster/controller/custom-resource-definitions/sync'
import * as daemonSetUpdate from '@/lib/cluster/controller/daemon-set/rolling-update'
import * as deploymentRollout from '@/lib/cluster/controller/deployment/rollout'
import * as disruption from '@/lib/cluster/controller/disruption/status'
import * as mirroring from '@/lib/cluster/controller/endpoint-slice-mirroring/sync'
import * as ephemeralSync from '@/lib/cluster/controller/ephemeral-volume/sync'
import * as garbageRemoval from '@/lib/cluster/controller/garbage-collector/removal'
import * as autoscaling from '@/lib/cluster/controller/horizontal-pod-autoscaler/look'
import * as jobSync from '@/lib/cluster/controller/job/sync'
import * as namespaces from '@/lib/cluster/controller/namespace/empty'
import * as nodeTrouble from '@/lib/cluster/controller/node-lifecycle/trouble'
import * as claimSync from '@/lib/cluster/controller/persistent-volume/claims'
import * as volumeSync from '@/lib/cluster/controller/persistent-volume/volumes'
import * as podRanking from '@/lib/cluster/controller/pod-ranking'
import * as accountSecrets from '@/lib/cluster/controller/service-account-tokens/fill'
import * as statefulSetSync from '@/lib/cluster/controller/stateful-set/sync'
import * as hostFiles from '@/lib/cluster/host/host-files'
import * as hostManifest from '@/lib/cluster/host/manifest'
import * as containers from '@/lib/cluster/kubelet/container/index'
import * as systemPrograms from '@/lib/cluster/kubelet/images/system-programs'
import * as userImages from '@/lib/cluster/kubelet/images/user-images'
import * as kubeletLate from '@/lib/cluster/kubelet/late'
import * as nodePower from '@/lib/cluster/kubelet/node-power'
import * as nodePressure from '@/lib/cluster/kubelet/pressure/node-pressure'
import * as machines from '@/lib/cluster/machines'
import * as hostNetwork from '@/lib/cluster/proxy/host-network'
import * as httpRoute from '@/lib/cluster/proxy/http-route'
import * as ingress from '@/lib/cluster/proxy/ingress'
import * as network from '@/lib/cluster/proxy/network'
import * as scheduling from '@/lib/cluster/scheduler/scheduling'
import { installParts } from '@/lib/cluster/sim/parts'
import * as etcd from '@/lib/cluster/storage/etcd'
import * as traffic from '@/lib/cluster/traffic'
/** Has to run before anything but reading happens to a cluster of lib/cluster/create-cluster.ts. */
export function installRest(): void {
  installParts({
    apiServiceSync,
    attachSync,
    audit,
    autoscalerConversion,
    autoscaling,
    certificateCleaning,
    certificateSync,
    ephemeralSync,
    mirroring,
    claimStrategy,
    claimSync,
    cni,
    containers,
    conversion,
    cronJobSync,
    customKind,
    definitionSync,
    disruption,
    etcd,
    explainAuthentication,
    explainForbidden,
    hostFiles,
    hostManifest,
    hostNetwork,
    httpRoute,
    impersonate,
    ingress,
    daemonSetUpdate,
    deploymentRollout,
    garbageRemoval,
    jobSync,
    podRanking,
    listChunk,
    machines,
    metricsApis,
    kubeletLate,
    mountValidation,
    namespaces,
    network,
    nodePower,
    nodePressure,
    accountSecrets,
    nodeTrouble,
    plugins,
    otherPatches,
    podPlacement,
    quotaUsage,
    reviews,
    scheduling,
    statefulSetSync,
    strategies,
    subresources,
    timeProblem,
    systemPrograms,
    traffic,
    userImages,
    volumeSync,
    webhooks,
  })
}
