import type { Secret } from '@/lib/cluster/apimachinery/object'
import type { Component } from '@/lib/cluster/client/component'
import { part } from '@/lib/cluster/sim/parts'

export const TYPE = 'kubernetes.io/service-account-token'
export const NAME = 'kubernetes.io/service-account.name'

const keyOf = ({ metadata: { namespace, name } }: Secret) => `${namespace}/${name}`

/**
 * Secrets of service accounts get their token, and go where the account is gone.
 * Mirrors: pkg/controller/serviceaccount/tokens_controller.go
 */
export const serviceAccountTokens: Component = {
  name: 'serviceaccount-token',
  watches: [
    {
      resource: 'secrets',
      fieldSelector: `type=${TYPE}`,
      map: ({ type, object }) => (type === 'DELETED' ? [] : [keyOf(object as Secret)]),
    },
    {
      resource: 'serviceaccounts',
      map: ({ type, object: { metadata } }, ctx) =>
        type === 'MODIFIED'
          ? []
          : ctx.lister
              .list('secrets', metadata.namespace)
              .filter(
                (secret) => secret.type === TYPE && secret.metadata.annotations?.[NAME] === metadata.name,
              )
              .map(keyOf),
    },
  ],
  reconcile: (key, ctx) => part('accountSecrets').syncSecret(key, ctx),
}
