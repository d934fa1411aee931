import { expect, it } from 'vitest'
import { fitErrorMessage, nodesMessage } from '@/lib/cluster/scheduler/fit-error'
import type { Diagnosis, Rejection } from '@/lib/cluster/scheduler/framework'

const rejected = (plugin: string, ...reasons: string[]) => ({ plugin, reasons, unresolvable: true })

const taint = rejected('TaintToleration', 'node(s) had untolerated taint(s)')
const full = rejected('NodeResourcesFit', 'Insufficient cpu', 'Insufficient memory')
const unhelpful = 'Preemption is not helpful for scheduling'

const diagnosis = (...rejections: Rejection[]): Diagnosis => ({
  rejections: new Map(rejections.map((rejection, index) => [`node-${index}`, rejection])),
})
const idle = 'no new claims to deallocate'

it('counts the reasons and sorts them as text', () => {
  const found = `${idle}, preemption: ${nodesMessage(3, [unhelpful, unhelpful, unhelpful])}`
  expect(fitErrorMessage(3, diagnosis(taint, full, full), found)).toBe(
    '0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 Insufficient cpu, 2 Insufficient memory. no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.',
  )
})

it('says nothing of preemption when somebody is', () => {
  expect(fitErrorMessage(1, diagnosis(full))).toBe(
    '0/1 nodes are available: 1 Insufficient cpu, 1 Insufficient memory.',
  )
})

it('tells what refused the pod before any node was looked at', () => {
  const preFilter = rejected('VolumeBinding', 'persistentvolumeclaim "a" not found')
  expect(fitErrorMessage(2, { ...diagnosis(), preFilter }, 'not found')).toBe(
    '0/2 nodes are available: persistentvolumeclaim "a" not found. not found',
  )
})
