etcdctl comes with etcd's image: it is run in the pod where no host is at hand. The image has no shell.

Source: https://etcd.io/docs/v3.6/op-guide/recovery/ and the `command` of the static pod

  $ kubectl -n kube-system exec etcd-control-plane -- etcdctl version
  etcdctl version: 3.6.8
  API version: 3.6

Without certificates etcd hangs up:

  $ kubectl -n kube-system exec etcd-control-plane -- etcdctl endpoint health
  ! {"level":"warn","ts":"2026-11-20T10:00:05.100000Z","logger":"etcd-client","caller":"v3@v3.6.8/retry_interceptor.go:65","msg":"retrying of unary invoker failed","target":"etcd-endpoints://0xc0002b4000/127.0.0.1:2379","method":"/etcdserverpb.Maintenance/Status","attempt":0,"error":"rpc error: code = DeadlineExceeded desc = latest balancer error: last connection error: connection error: desc = \"error reading server preface: read tcp 127.0.0.1:41234->127.0.0.1:2379: read: connection reset by peer\""}
  ! 127.0.0.1:2379 is unhealthy: failed to commit proposal: context deadline exceeded
  ! Error: unhealthy cluster
  ! command terminated with exit code 1
  [1]
  $ kubectl -n kube-system exec etcd-control-plane -- etcdctl --endpoints https://127.0.0.1:2379 --cacert /etc/kubernetes/pki/etcd/ca.crt --cert /etc/kubernetes/pki/etcd/server.crt --key /etc/kubernetes/pki/etcd/server.key endpoint health
  https://127.0.0.1:2379 is healthy: successfully committed proposal: took = 9.712463ms
  $ kubectl -n kube-system exec -it etcd-control-plane -- etcdctl --cacert /etc/kubernetes/pki/etcd/ca.crt --cert /etc/kubernetes/pki/etcd/server.crt --key /etc/kubernetes/pki/etcd/server.key member list -w table
  +------------------+---------+---------------+----------------------------+----------------------------+------------+
  |        ID        | STATUS  |     NAME      |         PEER ADDRS         |        CLIENT ADDRS        | IS LEARNER |
  +------------------+---------+---------------+----------------------------+----------------------------+------------+
  | 8e9e05c52164694d | started | control-plane | https://192.168.56.10:2380 | https://192.168.56.10:2379 |      false |
  +------------------+---------+---------------+----------------------------+----------------------------+------------+
  ! Unable to use a TTY - input is not a terminal or the right kind of file
  $ kubectl create secret generic plain --from-literal=word=found
  secret/plain created
  $ kubectl -n kube-system exec etcd-control-plane -- etcdctl --cacert /etc/kubernetes/pki/etcd/ca.crt --cert /etc/kubernetes/pki/etcd/server.crt --key /etc/kubernetes/pki/etcd/server.key get /registry/secrets/default/plain | grep -ao found
  found
  $ kubectl -n kube-system exec etcd-control-plane -- sh -c 'ETCDCTL_API=3 etcdctl version'
  ! error: Internal error occurred: Internal error occurred: error executing command in container: failed to exec in container: failed to start exec "4d666a7dbfc99324ea3711af9cedb6156430326a69130fbce99722567bfce76f": OCI runtime exec failed: exec failed: unable to start container process: exec: "sh": executable file not found in $PATH
  [1]

What is saved in the folder of the data lies on the host too:

  $ kubectl -n kube-system exec etcd-control-plane -- etcdctl --cacert /etc/kubernetes/pki/etcd/ca.crt --cert /etc/kubernetes/pki/etcd/server.crt --key /etc/kubernetes/pki/etcd/server.key snapshot save /var/lib/etcd/snapshot.db
  Snapshot saved at /var/lib/etcd/snapshot.db
  Server version 3.6.0
  $ ssh control-plane ls /var/lib/etcd
  member
  snapshot.db
  $ kubectl -n kube-system exec etcd-control-plane -- etcdutl snapshot status /var/lib/etcd/snapshot.db | cut -d, -f3-
   238, 292 kB, 3.6.0

The same by the host's container runtime:

  $ ssh control-plane 'crictl exec $(crictl ps -q --name etcd) etcdctl version'
  etcdctl version: 3.6.8
  API version: 3.6

Another pod reaches it by the node's address, and needs a certificate all the same:

  $ kubectl run client --image=registry.k8s.io/etcd:3.6.4-0 --command -- etcd
  pod/client created
  $ kubectl wait --for=condition=Ready pod/client
  pod/client condition met
  $ kubectl exec client -- etcdctl --endpoints https://192.168.56.10:2379 endpoint health
  ! {"level":"warn","ts":"2026-11-20T10:00:12.400000Z","logger":"etcd-client","caller":"v3@v3.6.8/retry_interceptor.go:65","msg":"retrying of unary invoker failed","target":"etcd-endpoints://0xc0002b4000/192.168.56.10:2379","method":"/etcdserverpb.Maintenance/Status","attempt":0,"error":"rpc error: code = DeadlineExceeded desc = latest balancer error: last connection error: connection error: desc = \"transport: authentication handshake failed: tls: failed to verify certificate: x509: certificate signed by unknown authority\""}
  ! https://192.168.56.10:2379 is unhealthy: failed to commit proposal: context deadline exceeded
  ! Error: unhealthy cluster
  ! command terminated with exit code 1
  [1]
  $ kubectl exec client -- etcdctl endpoint health
  ! {"level":"warn","ts":"2026-11-20T10:00:17.500000Z","logger":"etcd-client","caller":"v3@v3.6.8/retry_interceptor.go:65","msg":"retrying of unary invoker failed","target":"etcd-endpoints://0xc0002b4000/127.0.0.1:2379","method":"/etcdserverpb.Maintenance/Status","attempt":0,"error":"rpc error: code = DeadlineExceeded desc = latest balancer error: last connection error: connection error: desc = \"transport: Error while dialing: dial tcp 127.0.0.1:2379: connect: connection refused\""}
  ! 127.0.0.1:2379 is unhealthy: failed to commit proposal: context deadline exceeded
  ! Error: unhealthy cluster
  ! command terminated with exit code 1
  [1]
