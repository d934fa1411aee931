import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { registered } from '../../access'
import { writeLinkIntent } from '../../auth/link-intent'
import { listProviders, PROVIDER_IDS } from '../../auth/providers'
import { defineOperation } from '../../operation'

/** Before the browser goes to the provider: what comes back within ten minutes is linked to this session's account. */
export const startLink = defineOperation({
  access: registered,
  input: z.strictObject({ provider: z.enum(PROVIDER_IDS) }),
  async run({ sessionId }, { provider }) {
    const isThere = listProviders().some(({ id }) => id === provider)
    if (!isThere) throw new AppError('INVALID_INPUT', { field: 'provider' })
    await writeLinkIntent(sessionId, provider)
    return {}
  },
})
