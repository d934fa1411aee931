import net from 'node:net'

const HOST = '127.0.0.1'

/** @param {number} wanted @returns {Promise<number>} that port when it is free, else any free one */
export const freePort = (wanted) =>
  new Promise((resolve) => {
    const server = net.createServer()
    server.once('error', () => resolve(freePort(0)))
    server.listen(wanted, HOST, () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

/** @param {number} port @returns {Promise<boolean>} whether somebody listens there */
export const canConnect = (port) =>
  new Promise((resolve) => {
    const socket = net.connect(port, HOST)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
