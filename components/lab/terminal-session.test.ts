import type { Terminal } from '@xterm/xterm'
import { expect, it } from 'vitest'
import { TerminalSession } from './terminal-session'

it('tells of what a person types and presses, and not of what is played', async () => {
  const heard: string[] = []
  let send: (data: string) => void = () => {}
  const xterm = {
    cols: 80,
    write: () => {},
    focus: () => {},
    onData: (listen: typeof send) => {
      send = listen
    },
  }
  const lines: string[] = []
  const session = new TerminalSession(
    xterm as unknown as Terminal,
    {
      line: async (text) => lines.push(text) > 0,
      keys: async () => true,
      complete: async () => undefined,
      typed: (data) => heard.push(data),
    },
    { mode: 'prompt', text: '$ ' },
  )
  await session.play(['kubectl get pods'], async () => undefined)
  expect(heard).toEqual([])
  send('k get no')
  session.press('\t')
  send('\r')
  await session.play(['exit'], async () => undefined)
  expect(heard).toEqual(['k get no', '\t', '\r'])
  expect(lines).toEqual(['kubectl get pods', 'k get no', 'exit'])
})
