What runs on a host: services, shims, the containers' own processes with their arguments; who ends one sees it come
back. Source: Kubernetes documentation, "Troubleshooting Clusters"; ps(1), pgrep(1), ss(8); systemd.service(5).

  $ kubectl run web --image=nginx:1.27 --overrides='{"spec":{"nodeName":"worker-1"}}'
  pod/web created
  $ sleep 5
  $ ssh worker-1
  $ ps -ef | grep -v grep | grep -E 'kubelet|containerd$|nginx'
  root         624       1  0 09:45 ?        00:00:00 /usr/bin/containerd
  root         665       1  0 09:45 ?        00:00:00 /usr/bin/kubelet --bootstrap-kubeconfig=/etc/kubernetes/bootstrap-kubelet.conf --kubeconfig=/etc/kubernetes/kubelet.conf --config=/var/lib/kubelet/config.yaml
  root       32483   26064  0 10:00 ?        00:00:00 nginx -g daemon off;
  $ ps aux | awk 'NR == 1 || /kubelet/ && !/awk/'
  USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND
  root         665  0.0  2.3 196608 98304 ?        Ss   09:45   0:00 /usr/bin/kubelet --bootstrap-kubeconfig=/etc/kubernetes/bootstrap-kubelet.conf --kubeconfig=/etc/kubernetes/kubelet.conf --config=/var/lib/kubelet/config.yaml
  $ pgrep -c containerd-shim; pgrep -x kubelet; pidof containerd
  3
  665
  624
  $ ps -o ppid=,comm= -p $(pgrep -x nginx | head -1)
    26064 nginx
  $ tr '\0' ' ' < /proc/$(pgrep -x kubelet)/cmdline; echo
  /usr/bin/kubelet --bootstrap-kubeconfig=/etc/kubernetes/bootstrap-kubelet.conf --kubeconfig=/etc/kubernetes/kubelet.conf --config=/var/lib/kubelet/config.yaml 
  $ ls -l /proc/$(pgrep -x kubelet)/exe | sed 's/.*-> //'
  /usr/bin/kubelet
  $ kill -9 $(pgrep -x kubelet); systemctl is-active kubelet; journalctl -u kubelet --no-pager -o cat -n 2
  activating
  kubelet.service: Main process exited, code=killed, status=9/KILL
  kubelet.service: Failed with result 'signal'.
  $ sleep 12; systemctl is-active kubelet; systemctl show kubelet -p NRestarts
  active
  NRestarts=1
  $ crictl inspect --name web | jq .info.pid > pid; ps -o args= -p $(cat pid)
  nginx -g daemon off;
  $ kill -9 $(cat pid); sleep 3; crictl ps --name web | awk '{print $(NF-3)}'
  POD
  1
  $ kill -TERM 99999
  ! bash: line 1: kill: (99999) - No such process
  [1]
  $ exit
  ! logout
  ! Connection to worker-1 closed.
  $ ssh control-plane
  $ ps -ef | grep kube-apiserver | grep -v grep | grep -o 'etcd-servers=[^ ]*'
  etcd-servers=https://127.0.0.1:2379
  $ ps aux | grep -c '[k]ube-'
  4
  $ ss -ltnp | awk '{print $4, $6}' | sort -V
  0.0.0.0:22 users:(("sshd",pid=1091,fd=6))
  127.0.0.1:2379 users:(("etcd",pid=48995,fd=6))
  127.0.0.1:2381 users:(("etcd",pid=48995,fd=9))
  127.0.0.1:10248 users:(("kubelet",pid=665,fd=6))
  127.0.0.1:10249 users:(("kube-proxy",pid=56451,fd=6))
  127.0.0.1:10257 users:(("kube-controller",pid=24675,fd=6))
  127.0.0.1:10259 users:(("kube-scheduler",pid=23427,fd=6))
  127.0.0.1:35764 users:(("containerd",pid=624,fd=6))
  192.168.56.10:2379 users:(("etcd",pid=48995,fd=7))
  192.168.56.10:2380 users:(("etcd",pid=48995,fd=8))
  Local Peer
  *:6443 users:(("kube-apiserver",pid=51251,fd=6))
  *:10250 users:(("kubelet",pid=665,fd=7))
  *:10256 users:(("kube-proxy",pid=56451,fd=7))
  $ netstat -tlnp | grep 2379
  tcp        0      0 127.0.0.1:2379          0.0.0.0:*               LISTEN      48995/etcd          
  tcp        0      0 192.168.56.10:2379      0.0.0.0:*               LISTEN      48995/etcd          
  $ kill $(pidof kube-scheduler); sleep 2; kubectl -n kube-system get pods -l component=kube-scheduler
  NAME                           READY   STATUS    RESTARTS     AGE
  kube-scheduler-control-plane   1/1     Running   1 (2s ago)   15m
  $ pkill -9 etcd; sleep 1; kubectl get nodes
  ! The connection to the server 192.168.56.10:6443 was refused - did you specify the right host or port?
  [1]
  $ sleep 20; kubectl get nodes -o name; crictl ps -a --name etcd -o json | jq -r '.containers[] | .metadata.attempt, .state'
  node/control-plane
  node/worker-1
  node/worker-2
  1
  CONTAINER_RUNNING
  0
  CONTAINER_EXITED
