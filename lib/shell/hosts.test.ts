import { describe, expect, it } from 'vitest'
import { createCluster } from '@/lib/cluster/cluster'
import { createShell } from '@/lib/shell/shell'

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
  ['su - root -c "echo a; hostname"', 'a\nlocalhost\n'],
  ['sudo -u root FOO=bar printenv FOO', 'bar\n'],
  ['cat /etc/hostname 2>/dev/null | ssh worker-2 "cat; hostname"', 'localhost\nworker-2\n'],
  ['ssh worker-1 "echo a > /root/f"; ssh worker-1 cat f; cat f 2>/dev/null', 'a\n'],
])('%s', async (line, stdout) => {
  expect((await createShell(createCluster()).run(line)).stdout).toBe(stdout)
})

describe('etcdctl', () => {
  const pki = '/etc/kubernetes/pki/etcd'
  const etcdctl = `etcdctl --endpoints=https://127.0.0.1:2379 --cacert=${pki}/ca.crt --cert=${pki}/server.crt --key=${pki}/server.key`
  const cluster = createCluster()
  cluster.hosts.files('control-plane')?.write('/root/two', '\0'.repeat(2 * 1024 * 1024))
  it.each([
    ['put k < /root/two', 'Error: etcdserver: request is too large\n'],
    ['put "" v', 'Error: etcdserver: key is not provided\n'],
    ['get k --limit=few', /^Error: invalid argument "few" for "--limit" flag/],
    ['snapshot save /root', /^Error: could not rename \/root.part to \/root /],
    [
      'snapshot save /root/two/a',
      'Error: could not open /root/two/a.part (open /root/two/a.part: not a directory)\n',
    ],
  ])('%s', async (line, stderr) => {
    const result = await createShell(cluster).run(`ssh control-plane '${etcdctl} ${line}'`)
    if (typeof stderr === 'string') expect(result.stderr).toBe(stderr)
    else expect(result.stderr).toMatch(stderr)
  })

  it('keeps what is put by hand in bounds', () => {
    const etcd = createCluster().hosts.etcd()
    const value = 'x'.repeat(1024 * 1024)
    for (let i = 0; i < 63; i++) expect(etcd?.put(`/k${i}`, value)).toBeUndefined()
    expect(etcd?.put('/k0', value)).toBeUndefined()
    expect(etcd?.put('/more', value)).toBe('etcdserver: mvcc: database space exceeded')
  })

  it('shows a key once that was put over an object', () => {
    const etcd = createCluster().hosts.etcd()
    const key = '/registry/namespaces/default'
    etcd?.put(key, 'x')
    expect(etcd?.range(key).map((entry) => entry.value())).toEqual(['x'])
  })
})
