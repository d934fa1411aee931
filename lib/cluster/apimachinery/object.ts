import type { IObjectMeta } from '@kubernetes-models/apimachinery/apis/meta/v1/ObjectMeta'
import type { IOwnerReference } from '@kubernetes-models/apimachinery/apis/meta/v1/OwnerReference'
import type { IValidatingAdmissionPolicy } from 'kubernetes-models/admissionregistration.k8s.io/v1/ValidatingAdmissionPolicy'
import type { IValidatingAdmissionPolicyBinding } from 'kubernetes-models/admissionregistration.k8s.io/v1/ValidatingAdmissionPolicyBinding'
import type { IControllerRevision } from 'kubernetes-models/apps/v1/ControllerRevision'
import type { IDaemonSet } from 'kubernetes-models/apps/v1/DaemonSet'
import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment'
import type { IReplicaSet } from 'kubernetes-models/apps/v1/ReplicaSet'
import type { IStatefulSet } from 'kubernetes-models/apps/v1/StatefulSet'
import type { IHorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler'
import type { ICronJob } from 'kubernetes-models/batch/v1/CronJob'
import type { IJob } from 'kubernetes-models/batch/v1/Job'
import type { ICertificateSigningRequest } from 'kubernetes-models/certificates.k8s.io/v1/CertificateSigningRequest'
import type { IEndpointSlice } from 'kubernetes-models/discovery.k8s.io/v1/EndpointSlice'
import type { IIngress } from 'kubernetes-models/networking.k8s.io/v1/Ingress'
import type { IIngressClass } from 'kubernetes-models/networking.k8s.io/v1/IngressClass'
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy'
import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget'
import type { IClusterRole } from 'kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRole'
import type { IClusterRoleBinding } from 'kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRoleBinding'
import type { IRole } from 'kubernetes-models/rbac.authorization.k8s.io/v1/Role'
import type { IRoleBinding } from 'kubernetes-models/rbac.authorization.k8s.io/v1/RoleBinding'
import type { IStorageClass } from 'kubernetes-models/storage.k8s.io/v1/StorageClass'
import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap'
import type { IEndpoints } from 'kubernetes-models/v1/Endpoints'
import type { IEvent } from 'kubernetes-models/v1/Event'
import type { ILimitRange } from 'kubernetes-models/v1/LimitRange'
import type { INamespace } from 'kubernetes-models/v1/Namespace'
import type { INode } from 'kubernetes-models/v1/Node'
import type { IPersistentVolume } from 'kubernetes-models/v1/PersistentVolume'
import type { IPersistentVolumeClaim } from 'kubernetes-models/v1/PersistentVolumeClaim'
import type { IPod } from 'kubernetes-models/v1/Pod'
import type { IPodTemplate } from 'kubernetes-models/v1/PodTemplate'
import type { IReplicationController } from 'kubernetes-models/v1/ReplicationController'
import type { IResourceQuota } from 'kubernetes-models/v1/ResourceQuota'
import type { ISecret } from 'kubernetes-models/v1/Secret'
import type { IService } from 'kubernetes-models/v1/Service'
import type { IServiceAccount } from 'kubernetes-models/v1/ServiceAccount'

/** Metadata of a stored object: what the API server always fills in is required. */
export interface ObjectMeta
  extends Omit<IObjectMeta, 'name' | 'uid' | 'resourceVersion' | 'creationTimestamp'> {
  name: string
  uid: string
  resourceVersion: string
  creationTimestamp: string
}

export type OwnerReference = IOwnerReference

/** Any stored Kubernetes object. Stored objects are deep-frozen: copy before a change. */
export interface KubeObject {
  apiVersion: string
  kind: string
  metadata: ObjectMeta
  [field: string]: unknown
}

type Model = { apiVersion: string; kind: string; metadata?: unknown; spec?: unknown }

/** A published model as it is once stored: metadata and spec present, the rest as published. */
type Stored<T extends Model> = { metadata: ObjectMeta } & Pick<T, 'apiVersion' | 'kind'> &
  Omit<{ [K in keyof T]: T[K] }, 'metadata' | 'spec' | 'apiVersion' | 'kind'> &
  (T extends { spec?: infer S } ? { spec: NonNullable<S> } : unknown)

export type Pod = Stored<IPod>
export type Node = Stored<INode>
export type Namespace = Stored<INamespace>
export type Service = Stored<IService>
export type ConfigMap = Stored<IConfigMap>
export type Secret = Stored<ISecret>
export type ServiceAccount = Stored<IServiceAccount>
export type Event = Stored<IEvent>
export type Endpoints = Stored<IEndpoints>
export type ReplicaSet = Stored<IReplicaSet>
export type Deployment = Stored<IDeployment>
export type StatefulSet = Stored<IStatefulSet>
export type DaemonSet = Stored<IDaemonSet>
export type ControllerRevision = Stored<IControllerRevision>
export type Job = Stored<IJob>
export type CronJob = Stored<ICronJob>
export type ReplicationController = Stored<IReplicationController>
export type PodTemplate = Stored<IPodTemplate>
export type EndpointSlice = Stored<IEndpointSlice>
export type PersistentVolume = Stored<IPersistentVolume>
export type PersistentVolumeClaim = Stored<IPersistentVolumeClaim>
export type ResourceQuota = Stored<IResourceQuota>
export type LimitRange = Stored<ILimitRange>
export type StorageClass = Stored<IStorageClass>
export type PodDisruptionBudget = Stored<IPodDisruptionBudget>
export type HorizontalPodAutoscaler = Stored<IHorizontalPodAutoscaler>
export type Ingress = Stored<IIngress>
export type IngressClass = Stored<IIngressClass>
export type NetworkPolicy = Stored<INetworkPolicy>
type WithRules<T extends { rules?: unknown }> = Omit<T, 'rules'> & { rules?: T['rules'] | null }
export type Role = WithRules<Stored<IRole>>
export type ClusterRole = WithRules<Stored<IClusterRole>>
export type RoleBinding = Stored<IRoleBinding>
export type ClusterRoleBinding = Stored<IClusterRoleBinding>
export type CertificateSigningRequest = Stored<ICertificateSigningRequest>
export type ValidatingAdmissionPolicy = Stored<IValidatingAdmissionPolicy>
export type ValidatingAdmissionPolicyBinding = Stored<IValidatingAdmissionPolicyBinding>

/** The resources whose objects the engine's own code reads with types; key is `plural[.group]`. */
export interface ResourceTypes {
  pods: Pod
  nodes: Node
  namespaces: Namespace
  services: Service
  configmaps: ConfigMap
  secrets: Secret
  serviceaccounts: ServiceAccount
  events: Event
  endpoints: Endpoints
  'replicasets.apps': ReplicaSet
  'deployments.apps': Deployment
  'statefulsets.apps': StatefulSet
  'daemonsets.apps': DaemonSet
  'controllerrevisions.apps': ControllerRevision
  'jobs.batch': Job
  'cronjobs.batch': CronJob
  replicationcontrollers: ReplicationController
  podtemplates: PodTemplate
  'endpointslices.discovery.k8s.io': EndpointSlice
  'ingresses.networking.k8s.io': Ingress
  'validatingadmissionpolicies.admissionregistration.k8s.io': ValidatingAdmissionPolicy
  'certificatesigningrequests.certificates.k8s.io': CertificateSigningRequest
  'clusterroles.rbac.authorization.k8s.io': ClusterRole
  persistentvolumes: PersistentVolume
  persistentvolumeclaims: PersistentVolumeClaim
  resourcequotas: ResourceQuota
  limitranges: LimitRange
  'storageclasses.storage.k8s.io': StorageClass
  'poddisruptionbudgets.policy': PodDisruptionBudget
  'horizontalpodautoscalers.autoscaling': HorizontalPodAutoscaler
}

/** `pods`, `deployments.apps`, … ; any other served resource (a custom one) is a plain string. */
export type ResourceName = keyof ResourceTypes | (string & {})

export type ObjectOf<R extends ResourceName> = R extends keyof ResourceTypes ? ResourceTypes[R] : KubeObject

/** What a caller sends to create an object: the server fills the rest of the metadata. */
export type NewObject<T extends { metadata: ObjectMeta }> = Omit<T, 'metadata' | 'status'> & {
  metadata: Partial<ObjectMeta>
  status?: T extends { status?: infer S } ? S : unknown
}

/** `namespace/name`, or `name` for what lives in no namespace (cache.MetaNamespaceKeyFunc). */
export function keyOf(object: { metadata: { namespace?: string; name?: string } }): string {
  const { namespace, name } = object.metadata
  return namespace ? `${namespace}/${name ?? ''}` : (name ?? '')
}

/** The reverse of {@link keyOf}. */
export function splitKey(key: string): { namespace: string | undefined; name: string } {
  const slash = key.indexOf('/')
  return slash < 0
    ? { namespace: undefined, name: key }
    : { namespace: key.slice(0, slash), name: key.slice(slash + 1) }
}

/** The owner reference with `controller: true`, if there is one. */
export function controllerOf(object: {
  metadata: { ownerReferences?: OwnerReference[] }
}): OwnerReference | undefined {
  return object.metadata.ownerReferences?.find((reference) => reference.controller)
}

/** A controller's owner reference to put on what it creates. */
export function controllerReference(owner: {
  apiVersion: string
  kind: string
  metadata: ObjectMeta
}): OwnerReference {
  return {
    apiVersion: owner.apiVersion,
    kind: owner.kind,
    name: owner.metadata.name,
    uid: owner.metadata.uid,
    controller: true,
    blockOwnerDeletion: true,
  }
}
