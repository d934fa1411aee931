import { expect, it } from 'vitest'
import { createCluster } from '@/lib/cluster/cluster'
import { createShell } from '@/lib/shell/shell'

it('keeps a session of its own on every host', async () => {
  const shell = createShell(createCluster(), { persistentState: true })
  await shell.run('A=1; mkdir d; cd d; alias k2=kubectl')
  await shell.run('ssh worker-1')
  expect(shell.hostName).toBe('worker-1')
  expect((await shell.run('echo "[$A]"; pwd; hostname')).stdout).toBe('[]\n/root\nworker-1\n')
  await shell.run('A=2; cd /etc; sudo -i')
  expect((await shell.run('echo "[$A]"; pwd')).stdout).toBe('[]\n/root\n')
  expect(await shell.run('exit')).toEqual({ stdout: '', stderr: 'logout\n', exitCode: 0 })
  expect((await shell.run('echo $A; pwd')).stdout).toBe('2\n/etc\n')
  expect((await shell.run('logout')).stderr).toBe('logout\nConnection to worker-1 closed.\n')
  expect((await shell.run('echo $A; pwd; alias k2')).stdout).toContain('1\n/root/d\n')
  expect(shell.hostName).toBeUndefined()
})

it.each([
  [
    'printf "ab\\n" | hexdump -C',
    '00000000  61 62 0a                                          |ab.|\n00000003\n',
  ],
  ['printf "abcdefghij" | xxd', '00000000: 6162 6364 6566 6768 696a                 abcdefghij\n'],
  ['printf "abc" | xxd -p', '616263\n'],
  [
    'printf "%48s" "" | hexdump -C',
    '00000000  20 20 20 20 20 20 20 20  20 20 20 20 20 20 20 20  |                |\n*\n00000030\n',
  ],
  ['printf abc | hexdump', '0000000 6261 0063                              \n0000003\n'],
  ['sudo -u root FOO=bar printenv FOO', 'bar\n'],
  ['cat /etc/hostname 2>/dev/null | ssh worker-2 "cat; hostname"', 'worker-2\n'],
  ['ssh worker-1 "echo a > /root/f"; ssh worker-1 cat f; cat f 2>/dev/null', 'a\n'],
])('%s', async (line, stdout) => {
  expect((await createShell(createCluster()).run(line)).stdout).toBe(stdout)
})
