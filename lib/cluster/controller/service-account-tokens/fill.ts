import { decodeBase64, encodeBase64 } from '@/lib/cluster/apimachinery/base64'
import { isNotFound } from '@/lib/cluster/apimachinery/errors'
import type { Secret, ServiceAccount } from '@/lib/cluster/apimachinery/object'
import { legacyServiceAccountToken } from '@/lib/cluster/auth/service-account-token'
import type { ComponentContext } from '@/lib/cluster/client/component'
import { authorityOf } from '@/lib/cluster/controller/root-ca-publisher'
import { NAME, TYPE } from '@/lib/cluster/controller/service-account-tokens'

const UID = 'kubernetes.io/service-account.uid'

function accountOf(secret: Secret, ctx: ComponentContext): ServiceAccount | undefined {
  const { namespace = '', annotations = {} } = secret.metadata
  const account = ctx.lister.get('serviceaccounts', namespace, annotations[NAME] ?? '')
  return annotations[UID] && annotations[UID] !== account?.metadata.uid ? undefined : account
}

function fill(secret: Secret, account: ServiceAccount, ctx: ComponentContext): Secret {
  const { metadata, data = {} } = secret
  const token = () => legacyServiceAccountToken(account, metadata.name, ctx.trust()?.accountKey)
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

/** Gives a Secret its token, or deletes it when its account is gone. */
export function syncSecret(key: string, ctx: ComponentContext): void {
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
}
