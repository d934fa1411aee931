import { describe, expect, it } from 'vitest'
import { formatSelector, matches } from '@/lib/cluster/apimachinery/labels'
import { matchesFields, parseFieldSelector, parseSelector } from '@/lib/cluster/apimachinery/selector-parser'

const labels = { app: 'web', tier: 'front', empty: '', level: '4' }

describe('parseSelector', () => {
  it.each([
    ['', true],
    ['app=web', true],
    ['app==web', true],
    ['app!=web', false],
    ['app=db', false],
    ['missing!=x', true],
    ['app in (web, db)', true],
    ['app notin (web,db)', false],
    ['missing notin (a)', true],
    ['tier', true],
    ['!tier', false],
    ['! missing', true],
    ['empty=', true],
    ['app=', false],
    ['app=web,tier in (front),!gone', true],
    ['level>3', true],
    ['level<3', false],
  ])('%s is %s', (text, selected) => expect(matches(parseSelector(text), labels)).toBe(selected))

  it.each([
    ['half in 1', "unable to parse requirement: found '1' expected: '('"],
    ['app=a b', "found 'b', expected: ',' or 'end of string'"],
    ['app=web,', "found '', expected: identifier after ','"],
  ])('%s is refused', (text, message) => expect(() => parseSelector(text)).toThrow(message))

  it('prints sorted by key', () => {
    expect(formatSelector(parseSelector('b in (z,a),a=1,!c'))).toBe('a=1,b in (a,z),!c')
  })
})

describe('parseFieldSelector', () => {
  const fields = { 'status.phase': 'Running', 'spec.nodeName': '' }
  it.each([
    ['status.phase=Running', true],
    ['status.phase==Running,spec.nodeName=', true],
    ['status.phase!=Running', false],
    ['spec.nodeName!=worker-1', true],
  ])('%s is %s', (text, selected) => expect(matchesFields(parseFieldSelector(text), fields)).toBe(selected))

  it('needs an operator', () => expect(() => parseFieldSelector('phase')).toThrow("can't understand 'phase'"))
})
