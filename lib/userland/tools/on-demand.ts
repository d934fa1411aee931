import { onDemand } from '@/lib/cluster/sim/on-demand'
import type { Program } from '@/lib/userland/kernel/program'

/** Tools that are large and seldom used. */
interface LateTools {
  awk: typeof import('@/lib/userland/tools/awk/awk')
  editors: typeof import('@/lib/userland/tools/vi/editors')
  jq: typeof import('@/lib/userland/tools/jq/jq')
  network: typeof import('@/lib/userland/tools/network/seldom')
}

export const { install: installTools, part: tool } = onDemand<LateTools>()

/** A program whose code is found when it runs. */
export const late = <S>(find: () => Program<S>): Program => ({
  start: (process) => find().start(process),
  step: (state, process) => find().step(state as S, process),
})
