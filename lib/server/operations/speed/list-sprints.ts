import '../../server-only'
import type { SprintOffer } from '@/lib/speed/sprint'
import { anyone } from '../../access'
import { defineOperation, noInput } from '../../operation'
import { bestSprints, findRunningSprint } from '../../speed/own-sprint'

/** The sprint that I am in, and my best ones. Anyone may see that there are none. */
export const listSprints = defineOperation({
  access: anyone,
  input: noInput,
  async run(actor): Promise<SprintOffer> {
    if (!('userId' in actor)) return { running: null, best: [] }
    const [running, best] = await Promise.all([findRunningSprint(actor.userId), bestSprints(actor.userId)])
    return { running: running && { id: running.id, closesAt: running.closesAt }, best }
  },
})
