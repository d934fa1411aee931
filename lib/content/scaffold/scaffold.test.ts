import { describe, expect, it } from 'vitest'
import { checkContent } from '../gate'
import { contentFixture } from '../gate-fixture'
import { scaffold, scaffolds } from './scaffold'

const marksIn = (files: Record<string, string>) =>
  Object.values(files).flatMap((text) => text.split('\n').filter((line) => line.includes('TODO')))

describe('scaffold', () => {
  it.each(['question', 'drill'])('begins a %s that lacks only what is to be written', (sort) => {
    const files = scaffold(sort, 'new-one')
    const problems = checkContent({ ...contentFixture(), ...files })
    expect(new Set(problems.map(({ rule }) => rule))).toEqual(new Set(['placeholder']))
    expect(problems.length).toBe(marksIn(files).length)
    expect(marksIn(files).length).toBeGreaterThan(8)
  })

  it('begins a concept that lacks its text and its place in the curriculum', () => {
    const files = scaffold('concept', 'new-one')
    const fixture = contentFixture()
    const listed = fixture['curriculum.yaml']?.replace('third]', 'third, new-one]') ?? ''
    const competency = files['concepts/new-one/concept.yaml']?.replace('api-objects', 'things') ?? ''
    const known = { 'curriculum.yaml': listed, 'concepts/new-one/concept.yaml': competency }
    const problems = checkContent({ ...fixture, ...files, ...known })
    expect(new Set(problems.map(({ rule }) => rule))).toEqual(new Set(['placeholder', 'length']))
  })

  it('refuses what it does not know, and names that no folder has', () => {
    expect(() => scaffold('exam', 'a')).toThrow(Object.keys(scaffolds).join(', '))
    expect(() => scaffold('drill', '../a')).toThrow('kebab-case')
  })
})
