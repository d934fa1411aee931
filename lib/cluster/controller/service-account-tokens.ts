import { decodeBase64, encodeBase64 } from '@/lib/cluster/apimachinery/base64'
import { isNotFound } from '@/lib/cluster/apimachinery/errors'
import type { Secret, ServiceAccount } from '@/lib/cluster/apimachinery/object'
import { legacyServiceAccountToken } from '@/lib/cluster/auth/service-account-token'
import type { Component, ComponentContext } from '@/lib/cluster/client/component'
import { authorityOf } from '@/lib/cluster/controller/root-ca-publisher'

const TYPE = 'kubernetes.io/service-account-token'
const NAME = 'kubernetes.io/service-account.name'
const UID = 'kubernetes.io/service-account.uid'

const keyOf = ({ metadata: { namespace, name } }: Secret) => `${namespace}/${name}`

function accountOf(secret: Secret, ctx: ComponentContext): ServiceAccount | undefined {
  const { namespace = '', annotations = {} } = secret.metadata
  const account = ctx.lister.get('serviceaccounts', namespace, annotations[NAME] ?? '')
  return annotations[UID] && annotations[UID] !== account?.metadata.uid ? undefined : account
}

function fill(secret: Secret, account: ServiceAccount, ctx: ComponentContext): Secret {
  const { metadata, data = {} } = secret
  const token = () => legacyServiceAccountToken(account, metadata.name)
  return {
    ...secret,
    metadata: { ...metadata, annotations: { ...metadata.annotations, [UID]: account.metadata.uid ?? '' } },
    data: {
      ...data,
      'ca.crt': encodeBase64(authorityOf(ctx)),
      namespace: encodeBase64(metadata.namespace ?? ''),
      token: data.token || encodeBase64(token()),
    },
  }
}

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
  reconcile(key, ctx) {
    const [namespace = '', name = ''] = key.split('/')
    const secret = ctx.lister.get('secrets', namespace, name)
    if (secret?.type !== TYPE || secret.metadata.deletionTimestamp) return
    const account = accountOf(secret, ctx)
    try {
      if (!account) ctx.client.delete('secrets', namespace, name)
      else if (
        !secret.data?.token ||
        decodeBase64(secret.data['ca.crt'] ?? '') !== authorityOf(ctx) ||
        decodeBase64(secret.data.namespace ?? '') !== namespace
      )
        ctx.client.update('secrets', fill(secret, account, ctx))
    } catch (error) {
      if (!isNotFound(error)) throw error
    }
  },
}
