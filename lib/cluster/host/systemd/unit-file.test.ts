import { describe, expect, it } from 'vitest'
import { lastValue, parseUnitFile, unitTime, unitWords, valuesOf } from './unit-file'

const unit = `
# a comment
[Unit]
Description = kubelet: The Kubernetes Node Agent
After=a.target
After=b.target

[Service]
Environment="A=1 2" B=3
; another
ExecStart=/usr/bin/kubelet \\
  # in between
  --v=2
stray line
`
const dropIn = '[Service]\nExecStart=\nExecStart=/usr/bin/kubelet $ARGS\nRestartSec=10\n'

describe('unit files', () => {
  it('have sections with keys, which may be repeated', () => {
    const read = parseUnitFile(unit)
    expect(lastValue(read, 'Unit', 'Description')).toBe('kubelet: The Kubernetes Node Agent')
    expect(valuesOf(read, 'Unit', 'After')).toEqual(['a.target', 'b.target'])
    expect(lastValue(read, 'Service', 'ExecStart')?.replace(/\s+/g, ' ')).toBe('/usr/bin/kubelet --v=2')
    expect(valuesOf(read, 'Service', 'stray')).toEqual([])
  })

  it('are read with their drop-ins: an empty value takes back what came before', () => {
    const read = parseUnitFile(unit, dropIn)
    expect(valuesOf(read, 'Service', 'ExecStart')).toEqual(['/usr/bin/kubelet $ARGS'])
    expect(lastValue(read, 'Service', 'Environment')).toBe('"A=1 2" B=3')
  })

  it.each([
    ['"A=1 2" B=3', ['A=1 2', 'B=3']],
    [String.raw`a\ b 'c d'e`, ['a b', 'c de']],
    ['', []],
  ])('have words: %s', (text, words) => {
    expect(unitWords(text)).toEqual(words)
  })

  it.each([
    ['10', 10_000],
    ['1min 30s', 90_000],
    ['500ms', 500],
    ['infinity', Number.POSITIVE_INFINITY],
    ['soon', undefined],
  ])('have times: %s', (text, ms) => {
    expect(unitTime(text)).toBe(ms)
  })
})
