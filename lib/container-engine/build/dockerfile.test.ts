import { describe, expect, it } from 'vitest'
import { DockerfileError, parseDockerfile, stagesOf } from '@/lib/container-engine/build/dockerfile'

const one = (text: string) => parseDockerfile(`FROM a\n${text}`)[1]

describe('a Dockerfile', () => {
  it.each([
    ['RUN a && \\\n  b', { name: 'RUN', rest: 'a &&   b', line: 2, last: 3 }],
    ['run a \\\n# in between\n\n  b', { name: 'RUN', rest: 'a   b', last: 5 }],
    ['CMD ["a", "b c"]', { name: 'CMD', json: ['a', 'b c'] }],
    ["CMD ['a']", { name: 'CMD', rest: "['a']" }],
    ['COPY --from=b --chown=1:2 x y', { flags: { from: 'b', chown: '1:2' }, rest: 'x y' }],
    ['ENV --from=b', { rest: '--from=b', flags: {} }],
    ['RUN <<E\none\ntwo\nE', { heredocs: [{ name: 'E', text: 'one\ntwo\n', expands: true }], last: 5 }],
    ["COPY <<-'E' /x\n\tone\nE", { heredocs: [{ name: 'E', text: 'one\n', expands: false }] }],
  ])('%j', (text, wanted) => {
    expect(one(text)).toMatchObject(wanted)
  })

  it('has no JSON in single quotes', () => {
    expect(one("CMD ['a']")?.json).toBeUndefined()
  })

  it.each([
    ['FROM a\nCPOY x y', 'dockerfile parse error on line 2: unknown instruction: CPOY (did you mean COPY?)'],
    ['FROM a\nQUACK', 'dockerfile parse error on line 2: unknown instruction: QUACK'],
    ['FROM a\nCOPY', 'dockerfile parse error on line 2: COPY requires at least one argument'],
    ['RUN a\nFROM b', 'dockerfile parse error on line 1: no build stage in current context'],
    ['# nothing\n\n', 'file with no instructions'],
    ['ARG A', 'no build stage in current context'],
    ['FROM a\nRUN <<E\none', 'unterminated heredoc'],
  ])('%j: %s', (text, message) => {
    expect(() => parseDockerfile(text)).toThrow(DockerfileError)
    expect(() => parseDockerfile(text)).toThrow(message)
  })

  it('has stages, some with names', () => {
    const { args, stages } = stagesOf(
      parseDockerfile('ARG V=1\nFROM a:$V AS Build\nRUN x\nFROM b\nCOPY --from=build x y'),
    )
    expect(args.map(({ rest }) => rest)).toEqual(['V=1'])
    expect(stages.map(({ name, base, steps }) => [name, base, steps.length])).toEqual([
      ['build', 'a:$V', 1],
      ['1', 'b', 1],
    ])
    expect(() => stagesOf(parseDockerfile('FROM a b c'))).toThrow(
      'FROM requires either one argument, or three',
    )
  })
})
