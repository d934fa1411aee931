A control plane whose parts are services. Source: Kubernetes the Hard Way, "Bootstrapping the Kubernetes Control Plane";
systemd.service(5).

  $ kubectl get nodes; kubectl get pods -A
  NAME            STATUS   ROLES           AGE   VERSION
  control-plane   Ready    control-plane   15m   v1.36.2
  worker-1        Ready    <none>          15m   v1.36.2
  worker-2        Ready    <none>          15m   v1.36.2
  NAMESPACE     NAME                       READY   STATUS    RESTARTS   AGE
  kube-system   coredns-5fcd9f95c8-8gncp   1/1     Running   0          15m
  kube-system   coredns-5fcd9f95c8-phr52   1/1     Running   0          15m
  $ ssh control-plane systemctl status kube-scheduler --no-pager
  ● kube-scheduler.service - Kubernetes Scheduler
       Loaded: loaded (/etc/systemd/system/kube-scheduler.service; enabled; preset: enabled)
       Active: active (running) since Fri 2026-11-20 09:45:00 UTC; 15min ago
         Docs: https://github.com/kubernetes/kubernetes
     Main PID: 1304 (kube-scheduler)
       CGroup: /system.slice/kube-scheduler.service
               └─1304 /usr/local/bin/kube-scheduler --authentication-kubeconfig=/etc/kubernetes/scheduler.conf --authorization-kubeconfig=/etc/kubernetes/scheduler.conf --bind-address=127.0.0.1 --kubeconfig=/etc/kubernetes/scheduler.conf --leader-elect=true
  
  Nov 20 09:45:00 control-plane systemd[1]: Started kube-scheduler.service - Kubernetes Scheduler.
  $ ssh control-plane 'systemctl is-active etcd kube-apiserver kube-controller-manager kube-scheduler kube-proxy kubelet; ls /etc/kubernetes/manifests'
  active
  active
  active
  active
  active
  active
  $ ssh control-plane cat /etc/systemd/system/kube-scheduler.service
  [Unit]
  Description=Kubernetes Scheduler
  Documentation=https://github.com/kubernetes/kubernetes
  
  [Service]
  ExecStart=/usr/local/bin/kube-scheduler \
    --authentication-kubeconfig=/etc/kubernetes/scheduler.conf \
    --authorization-kubeconfig=/etc/kubernetes/scheduler.conf \
    --bind-address=127.0.0.1 \
    --kubeconfig=/etc/kubernetes/scheduler.conf \
    --leader-elect=true
  Restart=on-failure
  RestartSec=5
  
  [Install]
  WantedBy=multi-user.target
  $ ssh control-plane systemctl stop kube-scheduler; kubectl run p --image=nginx:1.27; sleep 10; kubectl get pod p
  pod/p created
  NAME   READY   STATUS    RESTARTS   AGE
  p      0/1     Pending   0          10s
  $ ssh control-plane systemctl start kube-scheduler; sleep 30; kubectl get pod p
  NAME   READY   STATUS    RESTARTS   AGE
  p      1/1     Running   0          40s

A flag that nobody knows.
  $ ssh control-plane 'sed -i "s/--leader-elect=true/--leader-elects=true/" /etc/systemd/system/kube-scheduler.service; systemctl daemon-reload; systemctl restart kube-scheduler; sleep 8; systemctl is-active kube-scheduler; journalctl -u kube-scheduler -n 5 --no-pager -o cat'
  activating
  kube-scheduler.service: Scheduled restart job, restart counter is at 1.
  Started kube-scheduler.service - Kubernetes Scheduler.
  Error: unknown flag: --leader-elects
  kube-scheduler.service: Main process exited, code=exited, status=1/FAILURE
  kube-scheduler.service: Failed with result 'exit-code'.
  $ ssh control-plane 'sed -i "s/--leader-elects=true/--leader-elect=true/" /etc/systemd/system/kube-scheduler.service; systemctl daemon-reload; systemctl restart kube-scheduler; sleep 20'; kubectl run q --image=nginx:1.27; sleep 10; kubectl get pod q
  pod/q created
  NAME   READY   STATUS    RESTARTS   AGE
  q      1/1     Running   0          10s

Without controllers.
  $ ssh control-plane systemctl stop kube-controller-manager; kubectl create deployment web --image=nginx:1.27; sleep 5; kubectl get deployments,replicasets -o name
  deployment.apps/web created
  deployment.apps/web
  $ ssh control-plane systemctl start kube-controller-manager; sleep 30; kubectl get deployment web
  NAME   READY   UP-TO-DATE   AVAILABLE   AGE
  web    1/1     1            1           35s

etcd, and who needs it.
  $ ssh control-plane systemctl stop etcd; kubectl get nodes
  ! The connection to the server 192.168.56.10:6443 was refused - did you specify the right host or port?
  [1]
  $ ssh control-plane 'systemctl restart kube-apiserver; sleep 27; systemctl is-active kube-apiserver; journalctl -u kube-apiserver -n 4 --no-pager -o cat'
  active
  Started kube-apiserver.service - Kubernetes API Server.
  I1120 10:02:19.100000    4253 options.go:263] external host was not specified, using 192.168.56.10
  I1120 10:02:19.101000    4253 server.go:150] Version: v1.36.2
  I1120 10:02:19.101000    4253 server.go:152] "Golang settings" GOGC="" GOMAXPROCS="" GOTRACEBACK=""
  $ ssh control-plane systemctl start etcd; sleep 30; kubectl get nodes; kubectl get pods
  NAME            STATUS   ROLES           AGE   VERSION
  control-plane   Ready    control-plane   17m   v1.36.2
  worker-1        Ready    <none>          17m   v1.36.2
  worker-2        Ready    <none>          17m   v1.36.2
  NAME                   READY   STATUS    RESTARTS   AGE
  p                      1/1     Running   0          2m51s
  q                      1/1     Running   0          103s
  web-766486c5b6-bzdsc   1/1     Running   0          71s
  $ ssh control-plane 'systemctl disable --now kube-apiserver'; kubectl get nodes
  ! Removed "/etc/systemd/system/multi-user.target.wants/kube-apiserver.service".
  ! The connection to the server 192.168.56.10:6443 was refused - did you specify the right host or port?
  [1]
  $ ssh control-plane 'systemctl enable --now kube-apiserver'; sleep 10; kubectl get deployment web
  NAME   READY   UP-TO-DATE   AVAILABLE   AGE
  web    1/1     1            1           103s
  ! Created symlink /etc/systemd/system/multi-user.target.wants/kube-apiserver.service → /etc/systemd/system/kube-apiserver.service.

Signals, and programs that are gone.
  $ ssh control-plane 'pkill kube-scheduler; systemctl is-active kube-scheduler; kill -9 $(pgrep kube-controller); sleep 1; systemctl is-active kube-controller-manager; sleep 8; systemctl is-active kube-controller-manager'
  inactive
  activating
  active
  $ ssh control-plane 'systemctl start kube-scheduler; mv /usr/local/bin/kube-scheduler /root/; systemctl restart kube-scheduler; journalctl -u kube-scheduler -n 3 --no-pager -o cat; mv /root/kube-scheduler /usr/local/bin/; sleep 30'; kubectl run r --image=nginx:1.27; sleep 10; kubectl get pod r
  kube-scheduler.service: Failed at step EXEC spawning /usr/local/bin/kube-scheduler: No such file or directory
  kube-scheduler.service: Main process exited, code=exited, status=203/EXEC
  kube-scheduler.service: Failed with result 'exit-code'.
  pod/r created
  NAME   READY   STATUS    RESTARTS   AGE
  r      1/1     Running   0          10s
