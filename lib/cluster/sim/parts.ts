import { lateModules } from '@/lib/cluster/sim/late-modules'
import { onDemand } from '@/lib/cluster/sim/on-demand'

/**
 * What a cluster boots and is read without: its code may come later, as it does in browsers.
 * lib/cluster/rest.ts installs all of it; lib/cluster/cluster.ts has it from the start.
 */
export interface Parts {
  accountSecrets: typeof import('@/lib/cluster/controller/service-account-tokens/fill')
  apiServiceSync: typeof import('@/lib/cluster/controller/api-service-availability/sync')
  attachSync: typeof import('@/lib/cluster/controller/attach-detach/sync')
  audit: typeof import('@/lib/cluster/apiserver/audit')
  autoscalerConversion: typeof import('@/lib/cluster/apis/autoscaling/horizontal-pod-autoscaler-conversion')
  autoscaling: typeof import('@/lib/cluster/controller/horizontal-pod-autoscaler/look')
  certificateCleaning: typeof import('@/lib/cluster/controller/certificate-signer/clean')
  ephemeralSync: typeof import('@/lib/cluster/controller/ephemeral-volume/sync')
  mirroring: typeof import('@/lib/cluster/controller/endpoint-slice-mirroring/sync')
  certificateSync: typeof import('@/lib/cluster/controller/certificate-signer/sync')
  claimStrategy: typeof import('@/lib/cluster/apis/core/persistent-volume-claim-strategy')
  claimSync: typeof import('@/lib/cluster/controller/persistent-volume/claims')
  cni: typeof import('@/lib/cluster/cni/kubelet-side')
  containers: typeof import('@/lib/cluster/kubelet/container/index')
  conversion: typeof import('@/lib/cluster/apiserver/conversion')
  cronJobSync: typeof import('@/lib/cluster/controller/cron-job/sync')
  customKind: typeof import('@/lib/cluster/apis/apiextensions/custom-kind')
  daemonSetUpdate: typeof import('@/lib/cluster/controller/daemon-set/rolling-update')
  definitionSync: typeof import('@/lib/cluster/controller/custom-resource-definitions/sync')
  deploymentRollout: typeof import('@/lib/cluster/controller/deployment/rollout')
  disruption: typeof import('@/lib/cluster/controller/disruption/status')
  etcd: typeof import('@/lib/cluster/storage/etcd')
  explainAuthentication: typeof import('@/lib/cluster/auth/explain-authentication')
  explainForbidden: typeof import('@/lib/cluster/auth/explain-forbidden')
  garbageRemoval: typeof import('@/lib/cluster/controller/garbage-collector/removal')
  hostFiles: typeof import('@/lib/cluster/host/host-files')
  hostManifest: typeof import('@/lib/cluster/host/manifest')
  hostNetwork: typeof import('@/lib/cluster/proxy/host-network')
  httpRoute: typeof import('@/lib/cluster/proxy/http-route')
  impersonate: typeof import('@/lib/cluster/auth/impersonate')
  ingress: typeof import('@/lib/cluster/proxy/ingress')
  jobSync: typeof import('@/lib/cluster/controller/job/sync')
  listChunk: typeof import('@/lib/cluster/apiserver/list-chunk')
  machines: typeof import('@/lib/cluster/machines')
  metricsApis: typeof import('@/lib/cluster/addons/metrics/metrics-apis')
  kubeletLate: typeof import('@/lib/cluster/kubelet/late')
  mountValidation: typeof import('@/lib/cluster/apis/core/mount-validation')
  namespaces: typeof import('@/lib/cluster/controller/namespace/empty')
  network: typeof import('@/lib/cluster/proxy/network')
  nodePower: typeof import('@/lib/cluster/kubelet/node-power')
  nodePressure: typeof import('@/lib/cluster/kubelet/pressure/node-pressure')
  nodeTrouble: typeof import('@/lib/cluster/controller/node-lifecycle/trouble')
  plugins: typeof import('@/lib/cluster/admission/plugins-behind')
  otherPatches: typeof import('@/lib/cluster/apiserver/other-patches')
  podPlacement: typeof import('@/lib/cluster/apis/core/pod-placement')
  podRanking: typeof import('@/lib/cluster/controller/pod-ranking')
  quotaUsage: typeof import('@/lib/cluster/apis/core/quota-usage')
  reviews: typeof import('@/lib/cluster/apiserver/reviews')
  scheduling: typeof import('@/lib/cluster/scheduler/scheduling')
  statefulSetSync: typeof import('@/lib/cluster/controller/stateful-set/sync')
  strategies: typeof import('@/lib/cluster/apis/strategies')
  subresources: typeof import('@/lib/cluster/apiserver/subresource-handler')
  systemPrograms: typeof import('@/lib/cluster/kubelet/images/system-programs')
  timeProblem: typeof import('@/lib/cluster/apimachinery/time-problem')
  traffic: typeof import('@/lib/cluster/traffic')
  userImages: typeof import('@/lib/cluster/kubelet/images/user-images')
  volumeSync: typeof import('@/lib/cluster/controller/persistent-volume/volumes')
  webhooks: typeof import('@/lib/cluster/admission/webhook/dispatch')
}

export const { install: installParts, installed: hasRest, part } = lateModules<Parts>('the engine')

/** What tells why things are as they are, apart from the rest: lib/cluster/explanations.ts installs it. */
export interface Explanations {
  reach: typeof import('@/lib/cluster/explain/can-reach')
  request: typeof import('@/lib/cluster/explain/explain-request')
  state: typeof import('@/lib/cluster/explain/explain-state')
}

export const { install: installExplanations, part: explanation } = lateModules<Explanations>('an explanation')

/** What only clusters with add-ons need: lib/cluster/add-ons.ts installs it. */
interface AddonParts {
  addons: typeof import('@/lib/cluster/addons/index')
}

export const { install: installAddonParts, part: addonPart } = lateModules<AddonParts>('the engine')

/** What few clusters need: it is fetched when one does (sim/on-demand.ts). */
export interface RareParts {
  cel: typeof import('@/lib/cluster/cel/program')
  databases: typeof import('@/lib/cluster/kubelet/images/databases/databases')
  etcdTools: typeof import('@/lib/cluster/host/etcdctl/tools')
  languages: typeof import('@/lib/cluster/kubelet/images/languages/languages')
  madeImages: typeof import('@/lib/cluster/kubelet/images/made-images')
  mutatingPolicies: typeof import('@/lib/cluster/admission/policy/mutating')
  operators: typeof import('@/lib/cluster/kubelet/images/website-operator/operators')
  packages: typeof import('@/lib/cluster/kubelet/images/packages/package-programs')
  php: typeof import('@/lib/cluster/kubelet/images/php/php')
  systemd: typeof import('@/lib/cluster/host/systemd/index')
  validatingPolicies: typeof import('@/lib/cluster/admission/policy/validating')
}

export const { install: installRare, part: rare } = onDemand<RareParts>()
