import { describe, expect, it } from 'vitest'
import { StickyCtrl } from './sticky-ctrl'

const pressed = () => {
  const states: boolean[] = []
  const ctrl = new StickyCtrl((down) => states.push(down))
  ctrl.toggle()
  return { ctrl, states }
}

describe('the Ctrl key of the bar', () => {
  it.each([
    ['c', '\x03'],
    ['R', '\x12'],
    ['[', '\x1b'],
    [' ', '\0'],
    ['/', '\x1f'],
    ['\x1b[C', '\x1b[1;5C'],
    ['\x1bOD', '\x1b[1;5D'],
    ['\x1b[H', '\x1b[1;5H'],
    ['cat', '\x03at'],
  ])('makes of %j what a terminal sends with Ctrl', (typed, sent) => {
    expect(pressed().ctrl.apply(typed)).toBe(sent)
  })

  it.each(['|', '~', '\t', '\x1b', '猫', '1'])('leaves %j as it is, and comes up again', (typed) => {
    const { ctrl, states } = pressed()
    expect(ctrl.apply(typed)).toBe(typed)
    expect(states).toEqual([true, false])
  })

  it('goes with one key only', () => {
    const { ctrl } = pressed()
    expect(ctrl.apply('a') + ctrl.apply('a')).toBe('\x01a')
  })

  it('pressed twice changes nothing; nothing typed leaves it down', () => {
    const { ctrl, states } = pressed()
    expect(ctrl.apply('')).toBe('')
    ctrl.toggle()
    expect(ctrl.apply('c')).toBe('c')
    expect(states).toEqual([true, false])
  })
})
