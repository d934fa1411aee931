import { clusterAuthority } from '@/lib/cluster/auth/authority'
import type { Component, ComponentContext } from '@/lib/cluster/client/component'
import { createUnlessGone } from '@/lib/cluster/controller/service-account'

const NAME = 'kube-root-ca.crt'

const DESCRIPTION =
  'Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.'

/** The cluster's CA, as the controller manager has it in a file. */
export const authorityOf = (ctx: ComponentContext): string =>
  ctx.trust()?.root ??
  clusterAuthority(ctx.lister.get('namespaces', undefined, 'kube-system')?.metadata.creationTimestamp)

/** Mirrors: pkg/controller/certificates/rootcacertpublisher – the CA as a ConfigMap in each namespace. */
export const rootCaPublisher: Component = {
  name: 'root-ca-certificate-publisher',
  watches: [
    { resource: 'namespaces', map: ({ type, object }) => (type === 'DELETED' ? [] : [object.metadata.name]) },
    {
      resource: 'configmaps',
      map: ({ type, object }) =>
        object.metadata.name === NAME && type !== 'ADDED' ? [object.metadata.namespace ?? ''] : [],
    },
  ],
  reconcile(name, ctx) {
    const namespace = ctx.lister.get('namespaces', undefined, name)
    if (!namespace || namespace.metadata.deletionTimestamp) return
    const data = { 'ca.crt': authorityOf(ctx) }
    const current = ctx.lister.get('configmaps', name, NAME)
    if (!current) {
      const annotations = { 'kubernetes.io/description': DESCRIPTION }
      const metadata = { name: NAME, namespace: name, annotations }
      createUnlessGone(() =>
        ctx.client.create('configmaps', { apiVersion: 'v1', kind: 'ConfigMap', metadata, data }),
      )
    } else if (current.data?.['ca.crt'] !== data['ca.crt'])
      ctx.client.update('configmaps', { ...current, data })
  },
}
