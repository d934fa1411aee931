import { describe, expect, it } from 'vitest'
import { messageParameters } from './message-parameters'

describe('messageParameters', () => {
  it.each([
    ['Start with {title}', ['title']],
    ['{count, plural, =0 {none} one {answer} other {# answers in {place}}}', ['count', 'place']],
    ['{when, date, short} or <link>sign up</link>', ['<link>', 'when']],
    ['nothing', []],
  ])('of %j are %j', (message, names) => expect(messageParameters(message)).toEqual(names))
})
