import { describe, expect, it } from 'vitest'
import { createCluster } from '@/lib/cluster/cluster'
import { openTerminal } from '@/lib/shell/workplace'

async function terminal() {
  const made = openTerminal(createCluster(), { seed: 3 })
  await made.start()
  const type = async (text: string) => {
    await made.type(text)
    return made.take().replaceAll('\r', '')
  }
  await type('docker pull -q busybox:1.36\n')
  return { made, type }
}

describe('docker in a terminal', () => {
  it('runs a shell in a container, whose commands read what is typed', async () => {
    const { made, type } = await terminal()
    await type('docker run -it --name box busybox:1.36 sh\n')
    expect(made.prompt).toContain('/ #')
    expect(await type('echo $((6*7)); tty\n')).toContain('42\n/dev/pts/0')
    expect(await type('echo kept > /f; exit 5\n')).not.toContain('error')
    expect(await type('echo $?; docker start box; docker exec box cat /f\n')).toContain('5\nbox\nkept')
  })

  it('gives Ctrl+C to what runs in the container, and lets a client be left', async () => {
    const { made, type } = await terminal()
    await type('docker run -d --name box busybox:1.36 sleep 3600\n')
    await type('docker exec -it box sh\n')
    await type('sleep 1000\n')
    await type('\x03')
    expect(made.prompt).toContain('/ #')
    await type('exit\n')
    expect(await type('docker ps --format "{{.Names}} {{.State}}"\n')).toContain('box running')
  })

  it('follows logs until it is interrupted', async () => {
    const { made, type } = await terminal()
    await type('docker run -d --name loop busybox:1.36 sh -c "while true; do date +%S; sleep 10; done"\n')
    await type('docker logs -f loop\n')
    expect(made.mode).toBe('follows')
    await made.workplace.elapse(20_000)
    expect(made.take().trim().split('\n').length).toBeGreaterThanOrEqual(2)
    await type('\x03')
    expect(made.mode).toBe('prompt')
  })

  it('asks for a name and a password, and whether to remove', async () => {
    const { made, type } = await terminal()
    await type('docker login registry.example.com\n')
    expect(made.prompt).toBe('Username: ')
    await type('ci\n')
    expect(made.prompt).toBe('Password: ')
    expect(await type('s3cret\n')).toContain('Login Succeeded')
    await type('docker create busybox:1.36\n')
    await type('docker container prune\n')
    expect(await type('n\n')).not.toContain('Deleted')
    expect(await type('docker ps -aq | wc -l\n')).toContain('1')
  })
})
