/** A check that cannot fail is a defect: each is shown to pass and to fail. */
import { describe, expect, it } from 'vitest'
import { checkFamily } from './family-check'
import { figuresOf } from './family-figures'
import { type FixtureChanges, familyFixture } from './family-fixture'
import { sampleFamily } from './family-sample'

async function problemsOf(changes: FixtureChanges): Promise<string> {
  const family = familyFixture(changes)
  return (await checkFamily(family, await sampleFamily(family.question))).join('\n')
}

const messages = { prompt: 'Which is {name}?', rule: 'Because.', observed: 'Seen: {name}.' }
const other = { title: 'Another', text: 'It is not.' }

describe('checkFamily', () => {
  it('accepts the fixture', async () => expect(await problemsOf({})).toBe(''))

  const cases: [what: string, changes: FixtureChanges, problem: RegExp][] = [
    ['a seed without a variant', { draft: () => undefined }, /seed 1: fixture, seed 1: nothing worth asking/],
    [
      'a message that is missing, with the seed',
      { texts: { messages: { prompt: 'Which is {name}?', rule: 'Because.' } } },
      /seed 7, level \d: no message observed/,
    ],
    [
      'a parameter that is missing',
      { texts: { messages: { ...messages, rule: 'Because {why}.' } } },
      /message rule needs \{why\}/,
    ],
    [
      'a wrong answer that shows no misconception',
      { draft: (d) => ({ ...d, slips: [{ misconception: 'other', option: 'z', chosen: true }] }) },
      /the wrong answer shows no misconception/,
    ],
    [
      'options that read alike in words',
      {
        draft: (d) => ({
          ...d,
          body: { options: d.body.options.map((o, i) => ({ ...o, text: { key: `o${i}` } })) },
        }),
        texts: { messages: { ...messages, o0: 'Same', o1: 'Same', o2: 'x' } },
      },
      /two of the options read "Same" in ja/,
    ],
    [
      'an explanation in the public part',
      { draft: (d) => ({ ...d, prompt: d.explanation.rule }) },
      /the public part has the explanation "Because."/,
    ],
    [
      'too few problems',
      { draft: (d) => ({ ...d, prompt: { key: 'rule' }, body: sameBody }) },
      /different problems, not 20/,
    ],
    [
      'always the same answer',
      { draft: (d) => ({ ...d, body: sameBody, key: { option: 'a' } }) },
      /1 different answers, not 3/,
    ],
    [
      'levels that change nothing',
      { definition: { levels: [2, 3] } },
      /level 3 asks what the level below asks: only 0 of 4/,
    ],
    [
      'a level that is never drawn',
      { draft: (d, level) => (level === 2 ? undefined : d) },
      /level 2 is never drawn/,
    ],
    [
      'an idle message',
      { texts: { messages: { ...messages, idle: 'x' } } },
      /the message idle is never used/,
    ],
    [
      'a misconception that no answer shows',
      { texts: { misconceptions: { other, unseen: other } } },
      /no answer shows the misconception unseen/,
    ],
    [
      'a kind that never occurs',
      { definition: { kinds: ['single-choice', 'number'] } },
      /the kind number never occurs/,
    ],
    [
      'another variant for the same seed',
      { draft: (d) => ({ ...d, exhibits: [{ kind: 'yaml', text: String(calls++) }] }) },
      /seed 1 gives two variants/,
    ],
  ]
  it.each(cases)('objects to %s', async (_what, changes, problem) => {
    expect(await problemsOf(changes)).toMatch(problem)
  })

  it('takes a message for used that the source names', async () => {
    const texts = { messages: { ...messages, rare: 'x' } }
    expect(await problemsOf({ texts, source: "rule: { key: 'rare' }" })).toBe('')
  })
})

let calls = 0
const sameBody = {
  options: [
    { id: 'a', text: { code: 'one' } },
    { id: 'b', text: { code: 'two' } },
    { id: 'c', text: { code: 'three' } },
  ],
}

describe('figuresOf', () => {
  it('counts what was drawn', async () => {
    let drawn = 0
    const family = familyFixture({ draft: (d) => (drawn++ % 2 === 0 ? undefined : d) })
    const figures = figuresOf(family, await sampleFamily(family.question))
    expect(figures).toMatchObject({ seeds: 50, unusable: 0.5, unseenMisconceptions: [] })
    expect(figures.problems).toBeGreaterThan(20)
    expect(figures.levelSteps).toEqual([{ level: 2, differing: 4, of: 4 }])
    expect(figures.p95).toBeGreaterThanOrEqual(figures.median)
  })
})
