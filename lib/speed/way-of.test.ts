import { expect, it } from 'vitest'
import { wayOf } from './way-of'

const wayOfLines = (...lines: string[]) =>
  wayOf({ entries: lines.map((text, seq) => ({ kind: 'line', text, seq, at: 0, tty: 0 })) })

it.each([
  'kubectl apply -f web.yaml',
  'k apply -f- <<E\nkind: Pod\nE',
  'kubectl -n blue create --filename=web.yaml',
  'kubectl create deploy web --image=nginx --dry-run=client -o yaml | kubectl apply -f -',
  'sleep 1; k replace --force -f web.yaml',
  'kubectl apply -k overlay',
  'kubectl apply --server-side -f web.yaml && kubectl get pods',
])('is by YAML: %s', (line) => expect(wayOfLines('kubectl get pods', line)).toBe('yaml'))

it.each([
  'kubectl run web --image=nginx',
  'kubectl create cm site --from-file=index.html',
  'kubectl logs -f web',
  'kubectl delete -f web.yaml',
  'kubectl edit deployment web',
  'kubectl create job tail --image=busybox -- tail -f /var/log/messages',
  'kubectl create deploy web --image=nginx --dry-run=client -o yaml > web.yaml',
  'echo kubectl apply -f web.yaml',
])('is imperative: %s', (line) => expect(wayOfLines(line)).toBe('imperative'))
