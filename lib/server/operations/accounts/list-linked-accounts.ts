import '../../server-only'
import { registered } from '../../access'
import { listProviders } from '../../auth/providers'
import { db } from '../../db'
import { defineOperation, noInput } from '../../operation'

/** Who signs me in beside a password, and which providers there are. `name` is null for those that are none of ours. */
export const listLinkedAccounts = defineOperation({
  access: registered,
  input: noInput,
  async run({ userId }) {
    const providers = listProviders()
    const rows = await db().linkedAccount.findMany({
      where: { userId },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      take: 100,
    })
    const linked = rows.map(({ id, provider, email, createdAt }) => ({
      ...{ id, provider, email, createdAt },
      name: providers.find((one) => one.id === provider)?.name ?? null,
    }))
    return { providers, linked }
  },
})
