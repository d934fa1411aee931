/** Where etcd keeps an object. Mirrors: pkg/kubeapiserver/default_storage_factory_builder.go. */
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import type { Kind } from '@/lib/cluster/apis/kind'

/** Kinds that are not kept under their plural. */
const PLACES: Record<string, string> = {
  Service: 'services/specs',
  Endpoints: 'services/endpoints',
  Node: 'minions',
  ReplicationController: 'controllers',
  Ingress: 'ingress',
  CustomResourceDefinition: 'apiextensions.k8s.io/customresourcedefinitions',
  APIService: 'apiregistration.k8s.io/apiservices',
}

/** `/registry/pods`, `/registry/stable.example.com/crontabs` for what a definition brings. */
export const etcdPrefix = (kind: Pick<Kind, 'kind' | 'group' | 'plural' | 'openApi'>): string =>
  `/registry/${kind.openApi ? `${kind.group}/${kind.plural}` : (PLACES[kind.kind] ?? kind.plural)}`

/** `/registry/secrets/default/db`. */
export function etcdKey(kind: Kind, { metadata }: KubeObject): string {
  const { namespace, name } = metadata
  return [etcdPrefix(kind), ...(kind.namespaced && namespace ? [namespace] : []), name].join('/')
}
