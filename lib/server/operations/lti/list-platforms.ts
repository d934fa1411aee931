import '../../server-only'
import { admin } from '../../access'
import { db } from '../../db'
import { toolAddresses } from '../../lti/addresses'
import { defineOperation, noInput } from '../../operation'

/** The registered platforms, with how many courses are connected, and what platforms have to know of us. */
export const listPlatforms = defineOperation({
  access: admin,
  input: noInput,
  async run() {
    const rows = await db().ltiPlatform.findMany({
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      include: { _count: { select: { contexts: true } } },
    })
    const platforms = rows.map(({ _count, createdAt: _, ...platform }) => ({
      ...platform,
      courses: _count.contexts,
    }))
    return { tool: toolAddresses(), platforms }
  },
})
