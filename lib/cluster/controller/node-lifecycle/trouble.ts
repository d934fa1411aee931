/** What controllers do about nodes that are not well: it comes with the rest of the engine. */
export { collectAll, collectTerminating } from '@/lib/cluster/controller/node-lifecycle/collect'
export { giveUp, markUnknown } from '@/lib/cluster/controller/node-lifecycle/silence'
export { lookAtTaints } from '@/lib/cluster/controller/node-lifecycle/taint-manager'
export { allAreDown, mayTaint } from '@/lib/cluster/controller/node-lifecycle/zones'
