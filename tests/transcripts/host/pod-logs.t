What containers print lies on their node, one file for each run, with links by name; a collector that mounts /var/log
reads it there. Source: Kubernetes documentation, "Logging Architecture"; CRI's log format (kubelet/kuberuntime/logs).

  $ kubectl run web --image=busybox:1.36 --overrides='{"spec":{"nodeName":"worker-1"}}' -- sh -c 'echo up; echo no >&2; printf half; sleep 15; exit 1'
  pod/web created
  $ kubectl apply -f - << 'END'
  > apiVersion: apps/v1
  > kind: DaemonSet
  > metadata:
  >   name: collector
  > spec:
  >   selector: {matchLabels: {app: collector}}
  >   template:
  >     metadata: {labels: {app: collector}}
  >     spec:
  >       containers:
  >       - name: c
  >         image: busybox:1.36
  >         command: [sh, -c, "sleep 10; tail -n 1 /var/log/containers/web_default_web-*.log; sleep 1000"]
  >         volumeMounts: [{name: log, mountPath: /var/log, readOnly: true}]
  >       volumes: [{name: log, hostPath: {path: /var/log}}]
  > END
  daemonset.apps/collector created
  $ sleep 20; ssh worker-1 ls /var/log/pods
  default_collector-nh577_9f7f2ba7-f3d1-47c1-9cdb-616c92adafb6
  default_web_54995b14-a743-4721-86ea-5b3e80ab857b
  kube-system_coredns-5fcd9f95c8-9x6vp_0abbae8d-36e0-42b5-b2f7-230a79ee19b2
  kube-system_kube-proxy-ng2f7_1bb065dc-c78f-4a71-a954-68cba7c0fcb1
  $ ssh worker-1 'ls /var/log/pods/default_web_*/web; cat /var/log/pods/default_web_*/web/0.log'
  0.log
  1.log
  2026-11-20T10:00:01.351000000Z stdout F up
  2026-11-20T10:00:01.351000000Z stderr F no
  2026-11-20T10:00:01.351000000Z stdout P half
  $ ssh worker-1 'ls -l /var/log/containers | grep web_default | sed "s/.*web_/web_/"'
  web_54995b14-a743-4721-86ea-5b3e80ab857b/web/1.log
  web_54995b14-a743-4721-86ea-5b3e80ab857b/web/0.log
  $ ssh worker-1 'cat /var/log/containers/web_default*.log | grep -c "stdout F up"'
  2
  $ kubectl logs -l app=collector --prefix --tail=1 | grep half
  [pod/collector-nh577/c] 2026-11-20T10:00:01.351000000Z stdout P half
  $ ssh control-plane 'tail -n 1 /var/log/pods/kube-system_etcd-*/etcd/0.log | cut -c1-60'
  $ ssh control-plane 'grep -rl "" /var/log/pods | wc -l; du -s /var/log/containers; df /var/log/pods | tail -1 | cut -d" " -f1'
  1
  24	/var/log/containers
  /dev/vda1
  $ kubectl delete pod web --force --grace-period=0 2>/dev/null; ssh worker-1 'ls /var/log/containers | grep -c web'
  pod "web" force deleted from default namespace
  0
  [1]
