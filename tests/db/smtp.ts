import { type AddressInfo, createServer } from 'node:net'

/** A mail server on loopback that keeps what it is given, or refuses every recipient. */
export async function startSmtp() {
  const mails: string[] = []
  const state = { refuses: false }
  const server = createServer((socket) => {
    let data: string | undefined
    let line = ''
    const say = (text: string) => socket.write(`${text}\r\n`)
    const take = (text: string) => {
      if (data !== undefined) {
        if (text !== '.') data += `${text}\n`
        else {
          mails.push(data)
          data = undefined
          say('250 kept')
        }
      } else if (/^DATA/i.test(text)) {
        data = ''
        say('354 go on')
      } else if (/^RCPT/i.test(text) && state.refuses) say('451 not now')
      else say(/^QUIT/i.test(text) ? '221 bye' : '250 localhost')
    }
    socket.on('data', (chunk) => {
      const lines = (line + chunk).split('\r\n')
      line = lines.pop() ?? ''
      for (const one of lines) take(one)
    })
    socket.on('error', () => {})
    say('220 localhost')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `smtp://127.0.0.1:${port}`, mails, state, stop: () => server.close() }
}
