import { describe, expect, it } from 'vitest'
import { buildQueue, type Candidate, type DueCandidate, type QueueInput } from './queue'

/** `n1`: a skill of the domain n about the page n1; `n1b`: its sibling. */
const skill = (id: string): Candidate => ({ id, domain: id.charAt(0), page: id.slice(0, 2) })
const due = (id: string, learning = false): DueCandidate => ({ ...skill(id), learning })
const nothing: QueueInput = { due: [], pulled: [], fresh: [], asked: [], burySiblings: true }

describe('the queue of a day', () => {
  it('takes domains in turn, the longest overdue of each first', () => {
    const queue = buildQueue({ ...nothing, due: ['n1', 'n2', 'n3', 's1', 'c1'].map((id) => due(id)) })
    expect(queue).toEqual({ ids: ['n1', 's1', 'c1', 'n2', 'n3'], reviews: 5, buried: 0 })
  })

  it('asks what was brought forward after what is due, and spreads what is new', () => {
    const input = { ...nothing, due: [due('n1'), due('s1')], pulled: [skill('n2'), skill('s2')] }
    expect(buildQueue({ ...input, fresh: [skill('x1'), skill('y1')] }).ids).toEqual([
      ...['n1', 'x1', 's1', 'n2', 'y1', 's2'],
    ])
    expect(buildQueue({ ...nothing, fresh: [skill('x1'), skill('x2'), skill('y1')] }).ids).toEqual([
      ...['x1', 'y1', 'x2'],
    ])
  })

  it('leaves siblings for another day, but for cards in their steps, and if the learner wants it', () => {
    const input = { ...nothing, due: [due('n1'), due('n1b'), due('n1c', true), due('s1')] }
    expect(buildQueue(input)).toEqual({ ids: ['n1', 's1', 'n1c'], reviews: 3, buried: 1 })
    expect(buildQueue({ ...input, asked: [skill('s1b')] })).toMatchObject({ ids: ['n1', 'n1c'], buried: 2 })
    expect(buildQueue({ ...input, asked: [skill('s1')] }).ids).toContain('s1')
    expect(buildQueue({ ...input, burySiblings: false }).ids).toHaveLength(4)
    expect(buildQueue({ ...nothing, fresh: [skill('n1'), skill('n1b')] }).ids).toHaveLength(2)
  })

  it('may be empty', () => expect(buildQueue(nothing)).toEqual({ ids: [], reviews: 0, buried: 0 }))
})
