A snapshot of etcd brings back what was in it: restored into another folder that the static pod is pointed to, or into
the one it had. Source: Kubernetes documentation, "Operating etcd clusters for Kubernetes" (restoring), etcdutl 3.6.

  $ ssh control-plane
  $ printf '%s\n' 'etcdctl --endpoints=https://127.0.0.1:2379 --cacert=/etc/kubernetes/pki/etcd/ca.crt --cert=/etc/kubernetes/pki/etcd/server.crt --key=/etc/kubernetes/pki/etcd/server.key "$@"' > e.sh
  $ kubectl create configmap before --from-literal=word=日本; kubectl create deployment web --image=nginx:1.27
  configmap/before created
  deployment.apps/web created
  $ sleep 10; bash e.sh snapshot save /root/snapshot.db
  Snapshot saved at /root/snapshot.db
  Server version 3.6.0
  $ etcdutl snapshot status /root/snapshot.db -w table
  +----------+----------+------------+------------+-----------------+
  |   HASH   | REVISION | TOTAL KEYS | TOTAL SIZE | STORAGE VERSION |
  +----------+----------+------------+------------+-----------------+
  | 41ba1f5e |      315 |        248 |     310 kB |           3.6.0 |
  +----------+----------+------------+------------+-----------------+
  $ etcdutl snapshot status /root/snapshot.db -w json
  {"hash":1102716766,"revision":315,"totalKey":248,"totalSize":309715,"version":"3.6.0"}
  $ kubectl delete configmap before; kubectl create configmap after; kubectl delete deployment web; kubectl create deployment late --image=nginx:1.27
  configmap "before" deleted from default namespace
  configmap/after created
  deployment.apps "web" deleted from default namespace
  deployment.apps/late created
  $ sleep 10; etcdutl snapshot restore /root/snapshot.db --data-dir /var/lib/etcd-restored 2>&1 | cut -f3-5 | cut -c1-60
  snapshot/v3_snapshot.go:305	restoring snapshot	{"path": "/ro
  membership/cluster.go:424	added member	{"cluster-id": "cdf81
  snapshot/v3_snapshot.go:333	restored snapshot	{"path": "/roo
  $ etcdutl snapshot restore /root/snapshot.db --data-dir /var/lib/etcd-restored
  ! Error: data-dir "/var/lib/etcd-restored" not empty or could not be read
  [1]
  $ etcdutl snapshot restore /root/nothing.db --data-dir /tmp/x
  ! Error: open /root/nothing.db: no such file or directory
  [1]
  $ etcdutl snapshot restore /etc/hosts --data-dir /tmp/x
  ! Error: snapshot missing hash but --skip-hash-check=false
  [1]
  $ ls /var/lib/etcd-restored/member
  snap
  wal
  $ sed -i 's#path: /var/lib/etcd$#path: /var/lib/etcd-restored#' /etc/kubernetes/manifests/etcd.yaml
  $ sleep 5; kubectl get nodes
  NAME            STATUS   ROLES           AGE   VERSION
  control-plane   Ready    control-plane   15m   v1.36.2
  worker-1        Ready    <none>          15m   v1.36.2
  worker-2        Ready    <none>          15m   v1.36.2
  $ sleep 60; kubectl get configmap before -o jsonpath='{.data.word}'; echo; kubectl get configmap after
  日本
  ! Error from server (NotFound): configmaps "after" not found
  [1]
  $ kubectl get deployments; kubectl get pods -o custom-columns=PHASE:.status.phase --no-headers
  NAME   READY   UP-TO-DATE   AVAILABLE   AGE
  web    1/1     1            1           85s
  Running
  $ ls /var/lib/etcd/member
  snap
  wal
  $ sed -i 's#path: /var/lib/etcd-restored$#path: /var/lib/etcd#' /etc/kubernetes/manifests/etcd.yaml
  $ sleep 60; kubectl get configmaps -o name; kubectl get deployments -o name
  configmap/after
  configmap/kube-root-ca.crt
  deployment.apps/late
  $ mkdir old; mv /etc/kubernetes/manifests/*.yaml old/; sleep 10; crictl ps -q --name etcd; mv /var/lib/etcd /var/lib/etcd-old
  $ etcdutl --data-dir=/var/lib/etcd snapshot restore snapshot.db 2>/dev/null; mv old/*.yaml /etc/kubernetes/manifests/
  $ sleep 60; kubectl get configmaps -o name; kubectl get deployments -o name
  configmap/before
  configmap/kube-root-ca.crt
  deployment.apps/web
  $ kubectl create configmap again; kubectl get nodes
  configmap/again created
  NAME            STATUS   ROLES           AGE   VERSION
  control-plane   Ready    control-plane   18m   v1.36.2
  worker-1        Ready    <none>          18m   v1.36.2
  worker-2        Ready    <none>          18m   v1.36.2
