import { isAlreadyExists, isNamespaceTerminating, isNotFound } from '@/lib/cluster/apimachinery/errors'
import type { Component } from '@/lib/cluster/client/component'

/** What another writer was quicker with, or a namespace that is going away, needs nothing done. */
export function createUnlessGone(create: () => unknown): void {
  try {
    create()
  } catch (error) {
    if (!isAlreadyExists(error) && !isNamespaceTerminating(error) && !isNotFound(error)) throw error
  }
}

/** Mirrors: pkg/controller/serviceaccount – every living namespace has a ServiceAccount `default`. */
export const serviceAccount: Component = {
  name: 'serviceaccount',
  watches: [
    { resource: 'namespaces', map: ({ type, object }) => (type === 'DELETED' ? [] : [object.metadata.name]) },
    {
      resource: 'serviceaccounts',
      map: ({ type, object }) => (type === 'DELETED' ? [object.metadata.namespace ?? ''] : []),
    },
  ],
  reconcile(name, ctx) {
    const namespace = ctx.lister.get('namespaces', undefined, name)
    if (!namespace || namespace.metadata.deletionTimestamp) return
    if (ctx.lister.get('serviceaccounts', name, 'default')) return
    const metadata = { name: 'default', namespace: name }
    createUnlessGone(() =>
      ctx.client.create('serviceaccounts', { apiVersion: 'v1', kind: 'ServiceAccount', metadata }),
    )
  },
}
