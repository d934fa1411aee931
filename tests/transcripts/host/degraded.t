A control plane that is set up wrongly: programs run, end or are not found, and come back when the file is mended.
Source: Kubernetes documentation, "Troubleshooting Clusters"; the programs' own words (client-go, crypto/x509, grpc).

  $ ssh control-plane
  $ cp -r /etc/kubernetes good; echo 'crictl logs $(crictl ps -a --name $1 -q | head -1) 2>&1 | tail -1' > why.sh
  $ echo 'sed "$2" good/manifests/$1.yaml > /etc/kubernetes/manifests/$1.yaml' > change.sh
  $ sed -i 's#:6443#:6444#' /etc/kubernetes/scheduler.conf; bash change.sh kube-scheduler 's/cpu: 100m/cpu: 101m/'
  $ sleep 15; bash why.sh kube-scheduler
  E1120 10:00:21.985000       1 run.go:72] "command failed" err="unable to load configmap based request-header-client-ca-file: Get \"https://192.168.56.10:6444/api/v1/namespaces/kube-system/configmaps/extension-apiserver-authentication\": dial tcp 192.168.56.10:6444: connect: connection refused"
  $ kubectl run late --image=nginx; sleep 10; kubectl get pod late
  pod/late created
  NAME   READY   STATUS    RESTARTS   AGE
  late   0/1     Pending   0          10s
  $ cp good/scheduler.conf /etc/kubernetes/; sleep 60; kubectl get pod late
  NAME   READY   STATUS    RESTARTS   AGE
  late   1/1     Running   0          70s
  $ sed -i "s#\(certificate-authority-data: \).*#\1$(base64 -w0 /etc/kubernetes/pki/etcd/ca.crt)#" /etc/kubernetes/controller-manager.conf
  $ bash change.sh kube-controller-manager 's/cpu: 200m/cpu: 201m/'; sleep 15; bash why.sh kube-controller-manager
  E1120 10:01:47.239000       1 run.go:72] "command failed" err="unable to load configmap based request-header-client-ca-file: Get \"https://192.168.56.10:6443/api/v1/namespaces/kube-system/configmaps/extension-apiserver-authentication\": tls: failed to verify certificate: x509: certificate signed by unknown authority"
  $ kubectl create deployment frozen --image=nginx; sleep 10; kubectl get deployment frozen
  deployment.apps/frozen created
  NAME     READY   UP-TO-DATE   AVAILABLE   AGE
  frozen   0/1     0            0           10s
  $ cp good/controller-manager.conf /etc/kubernetes/; sleep 90; kubectl get deployment frozen
  NAME     READY   UP-TO-DATE   AVAILABLE   AGE
  frozen   1/1     1            1           100s
  $ bash change.sh kube-apiserver 's#etcd-cafile=.*#etcd-cafile=/etc/kubernetes/pki/ca.crt#'; sleep 15; crictl logs $(crictl ps -a --name apiserver -q | head -1) 2>&1 | tail -2 | cut -c1-40,260-500
  W1120 10:03:27.582000       1 logging.goed: tls: failed to verify certificate: x509: certificate signed by unknown authority"
  E1120 10:03:42.582000       1 run.go:72]
  $ kubectl get nodes
  ! The connection to the server 192.168.56.10:6443 was refused - did you specify the right host or port?
  [1]
  $ bash change.sh kube-apiserver 's#etcd-servers=.*#etcd-servers=https://127.0.0.1:2380#'; sleep 30; bash why.sh kube-apiserver
  E1120 10:04:17.229000       1 run.go:72] "command failed" err="context deadline exceeded"
  $ grep -h createTransport /var/log/pods/kube-system_kube-apiserver-*/kube-apiserver/*.log | grep -o 'Error while.*' | head -1
  Error while dialing: dial tcp 127.0.0.1:2380: connect: connection refused"
  $ bash change.sh kube-apiserver 's#secure-port=6443#secure-port=6444#'; sleep 30; kubectl get nodes; crictl ps --name apiserver -q | wc -l
  1
  ! The connection to the server 192.168.56.10:6443 was refused - did you specify the right host or port?
  $ cp good/manifests/kube-apiserver.yaml /etc/kubernetes/manifests/; sleep 40; kubectl get nodes -o name
  node/control-plane
  node/worker-1
  node/worker-2
  $ bash change.sh etcd 's#listen-client-urls=.*#listen-client-urls=https://127.0.0.1:3379#'; sleep 40; kubectl get nodes
  ! The connection to the server 192.168.56.10:6443 was refused - did you specify the right host or port?
  [1]
  $ cp good/manifests/etcd.yaml /etc/kubernetes/manifests/; sleep 60; kubectl get nodes -o name
  node/control-plane
  node/worker-1
  node/worker-2
  $ sed '/livenessProbe/,/scheme/s/port: .*/port: 10255/;/startupProbe/,/scheme/s/port: .*/port: 10255/' good/manifests/kube-scheduler.yaml > /etc/kubernetes/manifests/kube-scheduler.yaml
  $ sleep 115
  $ sleep 115
  $ sleep 45; kubectl -n kube-system get pods -l component=kube-scheduler; kubectl -n kube-system get events | grep -o 'Startup probe failed.*' | tail -1
  NAME                           READY   STATUS    RESTARTS      AGE
  kube-scheduler-control-plane   0/1     Running   1 (34s ago)   4m34s
  Startup probe failed: Get "https://127.0.0.1:10255/livez": dial tcp 127.0.0.1:10255: connect: connection refused
