/**
 * The roles that the API server and kubeadm set up, in a notation of our own: a role's name, `=`, and its
 * rules. A rule is verbs (R reads, W writes, A both, E what events need), `group:resources` (or paths), `@names`.
 * Mirrors: pkg/auth/authorizer/rbac/bootstrappolicy.
 * Differs: the roles of controllers allow their events and the objects they work on, in less detail.
 */

/** Verbs by letter. */
export const VERB_SETS: Readonly<Record<string, string>> = {
  R: 'get,list,watch',
  W: 'create,delete,deletecollection,patch,update',
  A: 'create,delete,deletecollection,get,list,patch,update,watch',
  E: 'create,patch,update',
}

const EVENTS = 'E +events.k8s.io:events'
const REVIEWS = 'create authentication.k8s.io:tokenreviews; create authorization.k8s.io:subjectaccessreviews'

/** Cluster roles; `>x` behind the name adds the role to the aggregated role x. */
export const CLUSTER_ROLES = `
cluster-admin = * *:*; * *
system:aggregate-to-admin>admin = create authorization.k8s.io:localsubjectaccessreviews; A rbac.authorization.k8s.io:rolebindings,roles
system:aggregate-to-edit>edit = R :pods/attach,pods/exec,pods/portforward,pods/proxy,secrets,services/proxy; impersonate :serviceaccounts; W :pods,pods/attach,pods/exec,pods/portforward,pods/proxy; create :pods/eviction; W :configmaps,events,persistentvolumeclaims,replicationcontrollers,replicationcontrollers/scale,secrets,serviceaccounts,services,services/proxy; create :serviceaccounts/token; W apps:daemonsets,deployments,deployments/rollback,deployments/scale,replicasets,replicasets/scale,statefulsets,statefulsets/scale; W autoscaling:horizontalpodautoscalers; W batch:cronjobs,jobs; W extensions:daemonsets,deployments,deployments/rollback,deployments/scale,ingresses,networkpolicies,replicasets,replicasets/scale,replicationcontrollers/scale; W policy:poddisruptionbudgets; W networking.k8s.io:ingresses,networkpolicies; A coordination.k8s.io:leases; W resource.k8s.io:resourceclaims,resourceclaimtemplates
system:aggregate-to-view>view = R :configmaps,endpoints,persistentvolumeclaims,persistentvolumeclaims/status,pods,replicationcontrollers,replicationcontrollers/scale,serviceaccounts,services,services/status; R :bindings,events,limitranges,namespaces/status,pods/log,pods/status,replicationcontrollers/status,resourcequotas,resourcequotas/status; R :namespaces; R discovery.k8s.io:endpointslices; R apps:controllerrevisions,daemonsets,daemonsets/status,deployments,deployments/scale,deployments/status,replicasets,replicasets/scale,replicasets/status,statefulsets,statefulsets/scale,statefulsets/status; R autoscaling:horizontalpodautoscalers,horizontalpodautoscalers/status; R batch:cronjobs,cronjobs/status,jobs,jobs/status; R extensions:daemonsets,daemonsets/status,deployments,deployments/scale,deployments/status,ingresses,ingresses/status,networkpolicies,replicasets,replicasets/scale,replicasets/status,replicationcontrollers/scale; R policy:poddisruptionbudgets,poddisruptionbudgets/status; R networking.k8s.io:ingresses,ingresses/status,networkpolicies; R resource.k8s.io:resourceclaims,resourceclaims/status,resourceclaimtemplates
system:auth-delegator = ${REVIEWS}
system:basic-user = create authorization.k8s.io:selfsubjectaccessreviews,selfsubjectrulesreviews; create authentication.k8s.io:selfsubjectreviews
system:certificates.k8s.io:certificatesigningrequests:nodeclient = create certificates.k8s.io:certificatesigningrequests/nodeclient
system:certificates.k8s.io:certificatesigningrequests:selfnodeclient = create certificates.k8s.io:certificatesigningrequests/selfnodeclient
system:certificates.k8s.io:kube-apiserver-client-approver = approve certificates.k8s.io:signers@kubernetes.io/kube-apiserver-client
system:certificates.k8s.io:kube-apiserver-client-kubelet-approver = approve certificates.k8s.io:signers@kubernetes.io/kube-apiserver-client-kubelet
system:certificates.k8s.io:kubelet-serving-approver = approve certificates.k8s.io:signers@kubernetes.io/kubelet-serving
system:certificates.k8s.io:legacy-unknown-approver = approve certificates.k8s.io:signers@kubernetes.io/legacy-unknown
system:discovery = get /api,/api/*,/apis,/apis/*,/healthz,/livez,/openapi,/openapi/*,/readyz,/version,/version/
system:heapster = R :events,namespaces,nodes,pods; R extensions:deployments
system:kube-aggregator = R :endpoints,services
system:kube-controller-manager = ${EVENTS}; create coordination.k8s.io:leases; get,update coordination.k8s.io:leases@kube-controller-manager; create :secrets,serviceaccounts; delete :secrets; get :configmaps,namespaces,secrets,serviceaccounts; update :secrets,serviceaccounts; ${REVIEWS}; list,watch *:*; create :serviceaccounts/token
system:kube-dns = list,watch :endpoints,services
system:kube-scheduler = ${EVENTS}; create coordination.k8s.io:leases; get,update coordination.k8s.io:leases@kube-scheduler; R :nodes; delete,get,list,watch :pods; create :bindings,pods/binding; patch,update :pods/status; R :replicationcontrollers,services; R apps+extensions:replicasets; R apps:statefulsets; R policy:poddisruptionbudgets; R :persistentvolumeclaims,persistentvolumes; ${REVIEWS}; R storage.k8s.io:csinodes; R :namespaces; R storage.k8s.io:csidrivers; R storage.k8s.io:csistoragecapacities
system:kubelet-api-admin = R :nodes; proxy :nodes; * :nodes/log,nodes/metrics,nodes/proxy,nodes/stats
system:monitoring = get /healthz,/healthz/*,/livez,/livez/*,/metrics,/metrics/slis,/readyz,/readyz/*
system:node = create authentication.k8s.io:tokenreviews; create authorization.k8s.io:localsubjectaccessreviews,subjectaccessreviews; R :services; create,get,list,watch :nodes; patch,update :nodes/status; patch,update :nodes; E :events; R :pods; create,delete :pods; patch,update :pods/status; create :pods/eviction; R :configmaps,secrets; get :persistentvolumeclaims,persistentvolumes; get :endpoints; create,get,list,watch certificates.k8s.io:certificatesigningrequests; create,delete,get,patch,update coordination.k8s.io:leases; get storage.k8s.io:volumeattachments; create :serviceaccounts/token; get,patch,update :persistentvolumeclaims/status; R storage.k8s.io:csidrivers; create,delete,get,patch,update storage.k8s.io:csinodes; R node.k8s.io:runtimeclasses
system:node-bootstrapper = create,get,list,watch certificates.k8s.io:certificatesigningrequests
system:node-problem-detector = get :nodes; patch :nodes/status; ${EVENTS}
system:node-proxier = list,watch :endpoints,services; R :nodes; ${EVENTS}; list,watch discovery.k8s.io:endpointslices
system:persistent-volume-provisioner = create,delete,get,list,watch :persistentvolumes; get,list,update,watch :persistentvolumeclaims; R storage.k8s.io:storageclasses; watch :events; ${EVENTS}
system:public-info-viewer = get /healthz,/livez,/readyz,/version,/version/
system:service-account-issuer-discovery = get /.well-known/openid-configuration,/openid/v1/jwks
system:volume-scheduler = get,list,patch,update,watch :persistentvolumes; R storage.k8s.io:storageclasses; get,list,patch,update,watch :persistentvolumeclaims
`

/** Roles of kubeadm: no labels, no annotations. */
export const KUBEADM_CLUSTER_ROLES = `
kubeadm:get-nodes = get :nodes
system:coredns = list,watch :endpoints,services,pods,namespaces; list,watch discovery.k8s.io:endpointslices
`

/** Each controller runs as a service account of kube-system and has a role of that name. */
export const CONTROLLER_ROLES = `
attachdetach-controller = list,watch :persistentvolumeclaims,persistentvolumes; R :nodes; patch,update :nodes/status; list,watch :pods; ${EVENTS}; create,delete,get,list,watch storage.k8s.io:volumeattachments; R storage.k8s.io:csidrivers; R storage.k8s.io:csinodes
certificate-controller = delete,get,list,watch certificates.k8s.io:certificatesigningrequests; update certificates.k8s.io:certificatesigningrequests/approval,certificatesigningrequests/status; approve certificates.k8s.io:signers@kubernetes.io/kube-apiserver-client-kubelet; sign certificates.k8s.io:signers@kubernetes.io/kube-apiserver-client,kubernetes.io/kube-apiserver-client-kubelet,kubernetes.io/kubelet-serving,kubernetes.io/legacy-unknown; create authorization.k8s.io:subjectaccessreviews; ${EVENTS}
clusterrole-aggregation-controller = escalate,get,list,patch,update,watch rbac.authorization.k8s.io:clusterroles
cronjob-controller = get,list,update,watch batch:cronjobs; create,delete,get,list,patch,update,watch batch:jobs; update batch:cronjobs/status; update batch:cronjobs/finalizers; delete,list :pods; ${EVENTS}
daemon-set-controller = R apps+extensions:daemonsets; update apps+extensions:daemonsets/status; update apps+extensions:daemonsets/finalizers; list,watch :nodes; create,delete,list,patch,watch :pods; create :pods/binding; create,delete,get,list,patch,update,watch apps:controllerrevisions; ${EVENTS}
deployment-controller = get,list,update,watch apps+extensions:deployments; update apps+extensions:deployments/status; update apps+extensions:deployments/finalizers; create,delete,get,list,patch,update,watch apps+extensions:replicasets; get,list,update,watch :pods; ${EVENTS}
disruption-controller = R apps+extensions:deployments; R apps+extensions:replicasets; R :replicationcontrollers; R policy:poddisruptionbudgets; R apps:statefulsets; update policy:poddisruptionbudgets/status; patch,update :pods/status; get *:*/scale; ${EVENTS}
endpoint-controller = R :pods,services; create,delete,get,list,update :endpoints; create :endpoints/restricted; ${EVENTS}
endpointslice-controller = R :nodes,pods,services; update :services/finalizers; create,delete,get,list,update,watch discovery.k8s.io:endpointslices; ${EVENTS}
endpointslicemirroring-controller = R :endpoints,services; update :services/finalizers; update :endpoints/finalizers; create,delete,get,list,update,watch discovery.k8s.io:endpointslices; ${EVENTS}
ephemeral-volume-controller = update :pods/finalizers; R :pods; create,get,list,watch :persistentvolumeclaims; ${EVENTS}
expand-controller = get,list,patch,update,watch :persistentvolumes; patch,update :persistentvolumeclaims/status; R :persistentvolumeclaims; get :endpoints,services; get :secrets; ${EVENTS}
generic-garbage-collector = delete,get,list,patch,update,watch *:*; ${EVENTS}
horizontal-pod-autoscaler = R autoscaling:horizontalpodautoscalers; update autoscaling:horizontalpodautoscalers/status; get,update *:*/scale; list :pods; list metrics.k8s.io:pods; list custom.metrics.k8s.io:*; list external.metrics.k8s.io:*; ${EVENTS}
job-controller = get,list,patch,update,watch batch:jobs; update batch:jobs/status; update batch:jobs/finalizers; create,delete,list,patch,watch :pods; ${EVENTS}
legacy-service-account-token-cleaner = get :configmaps@kube-apiserver-legacy-service-account-token-tracking; delete,patch :secrets
namespace-controller = delete,get,list,watch :namespaces; update :namespaces/finalize,namespaces/status; delete,deletecollection,get,list *:*
node-controller = delete,get,list,patch,update,watch :nodes; patch,update :nodes/status; delete,list,watch :pods; patch,update :pods/status; ${EVENTS}
persistent-volume-binder = create,delete,get,list,update,watch :persistentvolumes; update :persistentvolumes/status; get,list,update,watch :persistentvolumeclaims; update :persistentvolumeclaims/status; create,delete,get,list,watch :pods; R storage.k8s.io:storageclasses; create,delete,get,update :endpoints,services; get,list :secrets; R :nodes; ${EVENTS}
pod-garbage-collector = delete,list,watch :pods; get,list :nodes; patch :pods/status
pv-protection-controller = get,list,update,watch :persistentvolumes; ${EVENTS}
pvc-protection-controller = get,list,update,watch :persistentvolumeclaims; R :pods; ${EVENTS}
replicaset-controller = get,list,update,watch apps+extensions:replicasets; update apps+extensions:replicasets/status; update apps+extensions:replicasets/finalizers; create,delete,list,patch,watch :pods; ${EVENTS}
replication-controller = get,list,update,watch :replicationcontrollers; update :replicationcontrollers/status; update :replicationcontrollers/finalizers; create,delete,list,patch,watch :pods; ${EVENTS}
resourceclaim-controller = R :pods; update :pods/finalizers; create,delete,get,list,watch resource.k8s.io:resourceclaims; patch,update resource.k8s.io:resourceclaims/status; patch :pods/status; ${EVENTS}
resourcequota-controller = list,watch *:*; update :resourcequotas/status; ${EVENTS}
root-ca-cert-publisher = create,update :configmaps; ${EVENTS}
route-controller = list,watch :nodes; patch :nodes/status; ${EVENTS}
selinux-warning-controller = R :persistentvolumeclaims,persistentvolumes,pods; R storage.k8s.io:csidrivers; ${EVENTS}
service-account-controller = create :serviceaccounts; ${EVENTS}
service-cidrs-controller = get,list,patch,update,watch networking.k8s.io:servicecidrs; patch,update networking.k8s.io:servicecidrs/finalizers; patch,update networking.k8s.io:servicecidrs/status; R networking.k8s.io:ipaddresses; ${EVENTS}
service-controller = R :services; patch,update :services/status; list,watch :nodes; ${EVENTS}
statefulset-controller = list,watch :pods; R apps:statefulsets; update apps:statefulsets/status; update apps:statefulsets/finalizers; create,delete,get,patch,update :pods; create,delete,get,list,patch,update,watch apps:controllerrevisions; create,get :persistentvolumeclaims; ${EVENTS}
ttl-after-finished-controller = delete,get,list,watch batch:jobs; ${EVENTS}
ttl-controller = list,patch,update,watch :nodes; ${EVENTS}
validatingadmissionpolicy-status-controller = R admissionregistration.k8s.io:validatingadmissionpolicies; get,patch,update admissionregistration.k8s.io:validatingadmissionpolicies/status; ${EVENTS}
volumeattributesclass-protection-controller = R :persistentvolumeclaims,persistentvolumes; get,list,update,watch storage.k8s.io:volumeattributesclasses; ${EVENTS}
`

/** Roles of namespaces: `namespace/name`. */
export const NAMESPACED_ROLES = `
kube-public/system:controller:bootstrap-signer = R :configmaps; update :configmaps@cluster-info; ${EVENTS}
kube-system/extension-apiserver-authentication-reader = R :configmaps@extension-apiserver-authentication
kube-system/system::leader-locking-kube-controller-manager = watch :configmaps; get,update :configmaps@kube-controller-manager
kube-system/system::leader-locking-kube-scheduler = watch :configmaps; get,update :configmaps@kube-scheduler
kube-system/system:controller:bootstrap-signer = R :secrets
kube-system/system:controller:cloud-provider = create,get,list,watch :configmaps
kube-system/system:controller:token-cleaner = delete,get,list,watch :secrets; ${EVENTS}
`

export const KUBEADM_NAMESPACED_ROLES = `
kube-public/kubeadm:bootstrap-signer-clusterinfo = get :configmaps@cluster-info
kube-system/kube-proxy = get :configmaps@kube-proxy
kube-system/kubeadm:kubelet-config = get :configmaps@kubelet-config
kube-system/kubeadm:nodes-kubeadm-config = get :configmaps@kubeadm-config
`

const NODE_TOKENS = 'g:system:bootstrappers:kubeadm:default-node-token'
const AUTHENTICATED = 'g:system:authenticated'

/** Bindings: the name, its role when that is another, and subjects: g: group, u: user, s: service account. */
export const CLUSTER_ROLE_BINDINGS = `
cluster-admin = g:system:masters
system:basic-user = ${AUTHENTICATED}
system:discovery = ${AUTHENTICATED}
system:kube-controller-manager = u:system:kube-controller-manager
system:kube-dns = s:kube-system/kube-dns
system:kube-scheduler = u:system:kube-scheduler
system:monitoring = g:system:monitoring
system:node =
system:node-proxier = u:system:kube-proxy
system:public-info-viewer = ${AUTHENTICATED} g:system:unauthenticated
system:service-account-issuer-discovery = g:system:serviceaccounts
system:volume-scheduler = u:system:kube-scheduler
`

/** Whom the administrator's kubeconfig belongs to. */
export const ADMINISTRATORS = 'kubeadm:cluster-admins>cluster-admin = g:kubeadm:cluster-admins'

export const KUBEADM_CLUSTER_ROLE_BINDINGS = `
kubeadm:get-nodes = ${NODE_TOKENS}
kubeadm:kubelet-bootstrap>system:node-bootstrapper = ${NODE_TOKENS}
kubeadm:node-autoapprove-bootstrap>system:certificates.k8s.io:certificatesigningrequests:nodeclient = ${NODE_TOKENS}
kubeadm:node-autoapprove-certificate-rotation>system:certificates.k8s.io:certificatesigningrequests:selfnodeclient = g:system:nodes
kubeadm:node-proxier>system:node-proxier = s:kube-system/kube-proxy
system:coredns = s:kube-system/coredns
`

export const ROLE_BINDINGS = `
kube-public/system:controller:bootstrap-signer = s:kube-system/bootstrap-signer
kube-system/system::extension-apiserver-authentication-reader>extension-apiserver-authentication-reader = u:system:kube-controller-manager u:system:kube-scheduler
kube-system/system::leader-locking-kube-controller-manager = u:system:kube-controller-manager s:kube-system/kube-controller-manager
kube-system/system::leader-locking-kube-scheduler = u:system:kube-scheduler s:kube-system/kube-scheduler
kube-system/system:controller:bootstrap-signer = s:kube-system/bootstrap-signer
kube-system/system:controller:cloud-provider = s:kube-system/cloud-provider
kube-system/system:controller:token-cleaner = s:kube-system/token-cleaner
`

export const KUBEADM_ROLE_BINDINGS = `
kube-public/kubeadm:bootstrap-signer-clusterinfo = u:system:anonymous
kube-system/kube-proxy = ${NODE_TOKENS}
kube-system/kubeadm:kubelet-config = g:system:nodes ${NODE_TOKENS}
kube-system/kubeadm:nodes-kubeadm-config = ${NODE_TOKENS} g:system:nodes
`
