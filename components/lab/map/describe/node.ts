import { type Describe, keysOf } from './description'

export const describeNode: Describe = ({ nodes, pods }, { name }) => {
  const found = nodes.find((one) => one.name === name)
  if (!found) return undefined
  const { ready, cordoned, cpu, memory, taints } = found
  const own = pods.filter(({ node }) => node === name)
  return {
    mood: ready ? 'good' : 'bad',
    facts: {
      status: `${ready ? 'Ready' : 'NotReady'}${cordoned ? ',SchedulingDisabled' : ''}`,
      ...{ cpu, memory, taints: taints.join(', ') },
    },
    relations: { pods: keysOf('Pod', own) },
  }
}
