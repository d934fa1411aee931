import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { runGate } from './gate'
import { loadContent, readContentFiles } from './load-content'

const root = fileURLToPath(new URL('../../content', import.meta.url))

describe('content/', () => {
  it('passes the gate', { timeout: 30_000 }, async () => {
    expect(await runGate(readContentFiles(root))).toEqual([])
  })

  it('loads in the order of the curriculum', () => {
    const { curriculum, concepts } = loadContent(root)
    expect(concepts.map((c) => c.id)).toEqual(curriculum.concepts)
  })

  it('has the exam in the proportions of the examiners', () => {
    const weights = loadContent(root).curriculum.domains.map((d) => [d.id, d.weight])
    expect(weights).toEqual([
      ['foundations', undefined],
      ['storage', 10],
      ['troubleshooting', 30],
      ['workloads-and-scheduling', 15],
      ['cluster-architecture', 25],
      ['services-and-networking', 20],
      ['beyond', undefined],
    ])
  })

  it('hashes the same content alike', () => {
    const hashes = () => loadContent(root).concepts.map((c) => c.hash)
    expect(hashes()).toEqual(hashes())
    expect(new Set(hashes()).size).toBe(hashes().length)
  })
})
