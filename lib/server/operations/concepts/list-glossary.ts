import '../../server-only'
import { anyone } from '../../access'
import { db } from '../../db'
import { defineOperation, noInput } from '../../operation'

type Pair = { en: string; ja: string }

/** Every term with its official pair of names. */
export const listGlossary = defineOperation({
  access: anyone,
  input: noInput,
  async run() {
    const terms = await db().glossaryTerm.findMany({
      orderBy: { id: 'asc' },
      include: { currentVersion: { select: { texts: true } } },
    })
    return terms.flatMap(({ id, currentVersion }) =>
      currentVersion ? { id, ...(currentVersion.texts as { term: Pair; definition: Pair }) } : [],
    )
  },
})
