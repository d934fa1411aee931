import type { ResolvedCommandContext } from 'just-bash'
import { describe, expect, it } from 'vitest'
import { sort } from './sort'

async function sorted(args: string[], ...lines: string[]): Promise<string[]> {
  const ctx = { stdin: lines.map((line) => `${line}\n`).join('') } as unknown as ResolvedCommandContext
  const { stdout } = await sort(args, ctx)
  return stdout.split('\n').slice(0, -1)
}

describe('sort', () => {
  it('compares bytes, not words of a language', async () => {
    expect(await sorted([], 'a_b', 'B', 'a=b', 'a')).toEqual(['B', 'a', 'a=b', 'a_b'])
  })

  it.each([
    [['-n'], ['10', '9', '-1'], ['-1', '9', '10']],
    [['-rn'], ['10', '9', '-1'], ['10', '9', '-1']],
    [
      ['-k2', '-n'],
      ['a 10', 'b 9'],
      ['b 9', 'a 10'],
    ],
    [
      ['-t', ',', '-k', '2,2'],
      ['1,b,x', '2,a,y'],
      ['2,a,y', '1,b,x'],
    ],
    [['-u'], ['b', 'a', 'b'], ['a', 'b']],
    [['-h'], ['1Gi', '20Mi', '3Ki'], ['3Ki', '20Mi', '1Gi']],
    [['-V'], ['v1.10', 'v1.9'], ['v1.9', 'v1.10']],
  ])('%j', async (args, lines, expected) => {
    expect(await sorted(args, ...lines)).toEqual(expected)
  })
})
