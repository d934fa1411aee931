import { expect, it } from 'vitest'
import { PasteWatch } from './paste-watch'

/** A box that tests can paste into. */
function open() {
  const box = new EventTarget()
  const watch = new PasteWatch(box as HTMLElement)
  const paste = (text: string) =>
    box.dispatchEvent(Object.assign(new Event('paste'), { clipboardData: { getData: () => text } }))
  return { watch, paste }
}

it('tells what comes right after a paste, and nothing else', () => {
  const { watch, paste } = open()
  expect(watch.take()).toBe(false)
  paste('kubectl')
  expect([watch.take(), watch.take()]).toEqual([true, false])
})

it('takes no key for a paste of nothing', () => {
  const { watch, paste } = open()
  paste('')
  expect(watch.take()).toBe(false)
})

it('hears nothing after its end', () => {
  const { watch, paste } = open()
  watch.end()
  paste('kubectl')
  expect(watch.take()).toBe(false)
})
