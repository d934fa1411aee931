Three hosts with a control plane each, a load balancer in front of them. Source: Kubernetes documentation, "Options for Highly
Available Topology", "Creating Highly Available Clusters with kubeadm"; etcd documentation, "Failure modes".

  $ kubectl get nodes; kubectl get pods -n kube-system -l tier=control-plane
  NAME       STATUS   ROLES           AGE   VERSION
  cp-1       Ready    control-plane   15m   v1.36.2
  cp-2       Ready    control-plane   15m   v1.36.2
  cp-3       Ready    control-plane   15m   v1.36.2
  worker-1   Ready    <none>          15m   v1.36.2
  worker-2   Ready    <none>          15m   v1.36.2
  NAME                           READY   STATUS    RESTARTS   AGE
  etcd-cp-1                      1/1     Running   0          15m
  etcd-cp-2                      1/1     Running   0          15m
  etcd-cp-3                      1/1     Running   0          15m
  kube-apiserver-cp-1            1/1     Running   0          15m
  kube-apiserver-cp-2            1/1     Running   0          15m
  kube-apiserver-cp-3            1/1     Running   0          15m
  kube-controller-manager-cp-1   1/1     Running   0          15m
  kube-controller-manager-cp-2   1/1     Running   0          15m
  kube-controller-manager-cp-3   1/1     Running   0          15m
  kube-scheduler-cp-1            1/1     Running   0          15m
  kube-scheduler-cp-2            1/1     Running   0          15m
  kube-scheduler-cp-3            1/1     Running   0          15m
  $ ssh cp-1 grep server: /etc/kubernetes/admin.conf /etc/kubernetes/scheduler.conf
  /etc/kubernetes/admin.conf:    server: https://api.lab.internal:6443
  /etc/kubernetes/scheduler.conf:    server: https://192.168.56.10:6443

  $ for host in cp-1 cp-2 cp-3; do ssh $host 'printf "#!/bin/sh\nexec etcdctl --endpoints=https://127.0.0.1:2379 --cacert=/etc/kubernetes/pki/etcd/ca.crt --cert=/etc/kubernetes/pki/etcd/server.crt --key=/etc/kubernetes/pki/etcd/server.key \"\$@\"\n" > e; chmod +x e'; done
  $ ssh cp-1 "./e member list -w table"
  +------------------+---------+------+----------------------------+----------------------------+------------+
  |        ID        | STATUS  | NAME |         PEER ADDRS         |        CLIENT ADDRS        | IS LEARNER |
  +------------------+---------+------+----------------------------+----------------------------+------------+
  | 42b5772d7652a511 | started | cp-3 | https://192.168.56.12:2380 | https://192.168.56.12:2379 |      false |
  | 781674b36c3c6223 | started | cp-2 | https://192.168.56.11:2380 | https://192.168.56.11:2379 |      false |
  | 8e9e05c52164694d | started | cp-1 | https://192.168.56.10:2380 | https://192.168.56.10:2379 |      false |
  +------------------+---------+------+----------------------------+----------------------------+------------+
  $ ssh cp-1 "./e endpoint health --cluster"
  https://192.168.56.10:2379 is healthy: successfully committed proposal: took = 9.712463ms
  https://192.168.56.11:2379 is healthy: successfully committed proposal: took = 9.712463ms
  https://192.168.56.12:2379 is healthy: successfully committed proposal: took = 9.712463ms
  $ kubectl get endpoints kubernetes
  NAME         ENDPOINTS                                                  AGE
  kubernetes   192.168.56.10:6443,192.168.56.11:6443,192.168.56.12:6443   15m
  ! Warning: v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice

One of them loses its etcd: the others go on.

  $ ssh cp-1 mv /etc/kubernetes/manifests/etcd.yaml /root/; sleep 40; kubectl get nodes
  NAME       STATUS   ROLES           AGE   VERSION
  cp-1       Ready    control-plane   15m   v1.36.2
  cp-2       Ready    control-plane   15m   v1.36.2
  cp-3       Ready    control-plane   15m   v1.36.2
  worker-1   Ready    <none>          15m   v1.36.2
  worker-2   Ready    <none>          15m   v1.36.2
  $ kubectl create deployment web --image=nginx --replicas=2; kubectl rollout status deployment web
  deployment.apps/web created
  Waiting for deployment "web" rollout to finish: 0 of 2 updated replicas are available...
  Waiting for deployment "web" rollout to finish: 1 of 2 updated replicas are available...
  deployment "web" successfully rolled out
  $ ssh cp-2 "./e endpoint health --cluster"
  https://192.168.56.11:2379 is healthy: successfully committed proposal: took = 9.712463ms
  https://192.168.56.12:2379 is healthy: successfully committed proposal: took = 9.712463ms
  ! {"level":"warn","ts":"2026-11-20T10:00:47.100000Z","logger":"etcd-client","caller":"v3@v3.6.8/retry_interceptor.go:65","msg":"retrying of unary invoker failed","target":"etcd-endpoints://0xc0002b4000/192.168.56.10:2379","method":"/etcdserverpb.Maintenance/Status","attempt":0,"error":"rpc error: code = DeadlineExceeded desc = latest balancer error: last connection error: connection error: desc = \"transport: Error while dialing: dial tcp 192.168.56.10:2379: connect: connection refused\""}
  ! https://192.168.56.10:2379 is unhealthy: failed to commit proposal: context deadline exceeded
  ! Error: unhealthy cluster
  [1]

Two of three: nobody has a majority.

  $ ssh cp-2 mv /etc/kubernetes/manifests/etcd.yaml /root/; sleep 40; kubectl get nodes
  ! The connection to the server 192.168.56.10:6443 was refused - did you specify the right host or port?
  [1]
  $ ssh cp-3 "crictl ps --name etcd -q | wc -l; ./e endpoint health"
  1
  ! {"level":"warn","ts":"2026-11-20T10:01:32.200000Z","logger":"etcd-client","caller":"v3@v3.6.8/retry_interceptor.go:65","msg":"retrying of unary invoker failed","target":"etcd-endpoints://0xc0002b4000/127.0.0.1:2379","method":"/etcdserverpb.Maintenance/Status","attempt":0,"error":"rpc error: code = DeadlineExceeded desc = context deadline exceeded"}
  ! https://127.0.0.1:2379 is unhealthy: failed to commit proposal: context deadline exceeded
  ! Error: unhealthy cluster
  [1]
  $ ssh cp-2 mv /root/etcd.yaml /etc/kubernetes/manifests/; sleep 60; kubectl get deployment web
  NAME   READY   UP-TO-DATE   AVAILABLE   AGE
  web    2/2     2            2           112s
  $ ssh cp-1 mv /root/etcd.yaml /etc/kubernetes/manifests/; sleep 60; kubectl get pods -n kube-system -l component=etcd
  NAME        READY   STATUS    RESTARTS   AGE
  etcd-cp-1   1/1     Running   0          59s
  etcd-cp-2   1/1     Running   0          18m
  etcd-cp-3   1/1     Running   0          18m
  $ kubectl scale deployment web --replicas=3; kubectl rollout status deployment web
  deployment.apps/web scaled
  Waiting for deployment "web" rollout to finish: 2 of 3 updated replicas are available...
  deployment "web" successfully rolled out

The API server of one host ends: the load balancer leads to the others, and so does the Service.

  $ ssh cp-2 mv /etc/kubernetes/manifests/kube-apiserver.yaml /root/; sleep 40; kubectl get endpointslices kubernetes; kubectl get nodes cp-2
  NAME         ADDRESSTYPE   PORTS   ENDPOINTS                     AGE
  kubernetes   IPv4          6443    192.168.56.10,192.168.56.12   19m
  NAME   STATUS   ROLES           AGE   VERSION
  cp-2   Ready    control-plane   19m   v1.36.2
  $ ssh cp-2 mv /root/kube-apiserver.yaml /etc/kubernetes/manifests/; sleep 60; kubectl get endpointslices kubernetes
  NAME         ADDRESSTYPE   PORTS   ENDPOINTS                                   AGE
  kubernetes   IPv4          6443    192.168.56.10,192.168.56.11,192.168.56.12   20m

So does a scheduler: another takes over when its lease has run out.

  $ ssh cp-1 mv /etc/kubernetes/manifests/kube-scheduler.yaml /root/; ssh cp-2 mv /etc/kubernetes/manifests/kube-scheduler.yaml /root/; sleep 40; kubectl run late --image=nginx; sleep 5; kubectl get pod late
  pod/late created
  NAME   READY   STATUS    RESTARTS   AGE
  late   1/1     Running   0          5s
