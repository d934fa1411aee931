import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { platformFetch } from './platform-fetch'

let server: Server
let url = ''
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/elsewhere') response.writeHead(302, { location: '/' }).end()
    else if (request.url === '/none') response.writeHead(204).end()
    else response.end(request.url === '/large' ? 'x'.repeat(1_000_001) : 'small')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

test('a platform is read as far as a megabyte, and followed nowhere else', async () => {
  expect(await (await platformFetch(url)).text()).toBe('small')
  expect((await platformFetch(`${url}/none`)).status).toBe(204)
  await expect(platformFetch(`${url}/large`)).rejects.toThrow('too much')
  await expect(platformFetch(`${url}/elsewhere`)).rejects.toThrow()
  await expect(platformFetch('http://campus.example/')).rejects.toThrow('not an address of a platform')
})
