import { expect, it } from 'vitest'
import { imageUsage, stressUsage } from '@/lib/cluster/kubelet/usage/image-usage'
import { callsOf } from '@/lib/cluster/kubelet/usage/load'
import { amountOf, bounded } from '@/lib/cluster/kubelet/usage/number'
import { podUsage } from '@/lib/cluster/kubelet/usage/pod-usage'
import { seriesAt } from '@/lib/cluster/kubelet/usage/series'

const MI = 1024 ** 2

it.each<[string, { host: string; perSecond: number } | undefined]>([
  ['while sleep 0.01; do wget -q -O- http://php-apache; done', { host: 'php-apache', perSecond: 1000 / 15 }],
  ['while true; do wget -q -O- http://web.shop:8080/x; done', { host: 'web.shop', perSecond: 200 }],
  ['while true; do wget -qO- web; sleep 1; done', { host: 'web', perSecond: 1000 / 1005 }],
  [
    'while true; do curl -s http://10.96.0.20/; sleep 0.5; done',
    { host: '10.96.0.20', perSecond: 1000 / 505 },
  ],
  ['for i in 1 2 3; do curl -s --max-time 2 web.shop.svc; done', { host: 'web.shop.svc', perSecond: 200 }],
  ['hey -z 10m -c 5 -q 10 http://web', { host: 'web', perSecond: 50 }],
  ['fortio load -qps 300 -t 60s http://web:8080', { host: 'web', perSecond: 300 }],
  ['wget -q -O- http://web', undefined],
  ['while true; do echo hello; sleep 1; done', undefined],
  ['sleep infinity', undefined],
])('the calls of %s', (text, expected) => {
  const found = callsOf({ name: 'c', command: ['/bin/sh', '-c', text] })
  expect(found?.host).toBe(expected?.host)
  expect(found?.perSecond ?? 0).toBeCloseTo(expected?.perSecond ?? 0, 6)
})

it.each<[string[], number, number]>([
  [['stress', '--cpu', '2'], 2000, 0],
  [['stress', '--vm', '1', '--vm-bytes', '150M', '--vm-hang', '1'], 1000, 150 * MI],
  [['-cpus', '2'], 2000, 0],
  [['stress', '-mem-total', '950Mi', '-cpus=1'], 1000, 950 * MI],
  [['sh', '-c', 'while true; do timeout 0.5s yes >/dev/null; sleep 0.5s; done'], 500, 0],
  [['sh', '-c', 'while true; do :; done'], 1000, 0],
  [['sh', '-c', 'dd if=/dev/zero of=/dev/null'], 1000, 0],
  [['sh', '-c', 'while true; do echo hi; sleep 1; done'], 0, 0],
  [['nginx', '-c', '/etc/nginx.conf'], 0, 0],
])('what %j uses', (argv, cpu, memory) => {
  expect(stressUsage(argv)).toEqual({ cpu, memory })
})

it('knows images by the end of their names', () => {
  expect(imageUsage('registry.k8s.io/hpa-example').perRequest).toBe(9)
  expect(imageUsage('nginx')).not.toEqual(imageUsage('acme/unheard-of'))
})

it.each<[string, number, number]>([
  ['40', 0, 40],
  ['40', 1e9, 40],
  ['0s=0 2m=300 20m=0', 119_999, 0],
  ['0s=0 2m=300 20m=0', 120_000, 300],
  ['0s=0 2m=300 20m=0', 1_200_000, 0],
  ['20m=0 2m=300', 120_000, 300],
  ['5m=7', 0, 0],
  ['0s=10 1m~70', 30_000, 40],
  ['0s=10 1m~70', 90_000, 70],
  ['nonsense', 0, 0],
])('the series %s after %i ms', (text, elapsed, value) => {
  expect(seriesAt(text, elapsed)).toBe(value)
})

const NINES = '9'.repeat(400)

it.each<[string[]]>([
  [['stress', '--vm', NINES, '--vm-bytes', `${NINES}G`, '--cpu', NINES]],
  [['stress', '--vm', '0', '--vm-bytes', `${NINES}G`]],
  [['stress', '--vm', 'x', '--cpu', 'y']],
  [['stress', '--vm', '-5', '--cpu', '-3']],
  [['stress', '-cpus', 'z', '-mem-total', NINES]],
  [['sh', '-c', `timeout ${NINES} yes >/dev/null; sleep ${NINES}`]],
  [['sh', '-c', 'while true; do wget -q http://1.2.3.4; sleep 1.2.3; done']],
  [['sh', '-c', `hey -c ${NINES} -q ${NINES} http://web`]],
])('what %j uses can be written down', (command) => {
  const startedAt = '2026-11-20T10:00:00Z'
  const pod = {
    metadata: { name: 'p', namespace: 'default' },
    spec: { containers: [{ name: 'c', image: 'polinux/stress', command }] },
    status: { containerStatuses: [{ name: 'c', state: { running: { startedAt } } }] },
  }
  const [used] = podUsage(pod as never, new Map([['default/p', Number.NaN]]))
  expect(String(used?.cpu)).toMatch(/^\d+$/)
  expect(String(used?.memory)).toMatch(/^\d+$/)
})

it('reckons with numbers only', () => {
  expect([NINES, '-1', 'x', undefined, '7'].map(amountOf)).toEqual([1e15, 0, 0, 0, 7])
  expect([-7, Number.NaN, Number.NEGATIVE_INFINITY].map(bounded)).toEqual([-7, 0, -1e15])
  expect(seriesAt(`0s=0 ${NINES}h~${NINES}`, 5)).toBe(0)
  expect(seriesAt(`0s=0 1h~-${NINES}`, 3_600_000)).toBe(-1e15)
})
