import { expect, it } from 'vitest'
import { fitErrorMessage } from '@/lib/cluster/scheduler/fit-error'

const rejected = (plugin: string, ...reasons: string[]) => ({ plugin, reasons, unresolvable: true })

const taint = rejected('TaintToleration', 'node(s) had untolerated taint(s)')
const full = rejected('NodeResourcesFit', 'Insufficient cpu', 'Insufficient memory')
const unhelpful = 'Preemption is not helpful for scheduling'

it('counts the reasons and sorts them as text', () => {
  expect(fitErrorMessage(3, [taint, full, full], [unhelpful, unhelpful, unhelpful])).toBe(
    '0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 Insufficient cpu, 2 Insufficient memory. no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.',
  )
})

it('tells why nobody was preempted', () => {
  expect(fitErrorMessage(1, [full], 'not eligible due to preemptionPolicy=Never.')).toBe(
    '0/1 nodes are available: 1 Insufficient cpu, 1 Insufficient memory. no new claims to deallocate, preemption: not eligible due to preemptionPolicy=Never.',
  )
})

it('says nothing of preemption when somebody is', () => {
  expect(fitErrorMessage(1, [full])).toBe(
    '0/1 nodes are available: 1 Insufficient cpu, 1 Insufficient memory.',
  )
})
