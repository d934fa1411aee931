etcd and its clients with certificates that do not fit. Source: Kubernetes documentation, "PKI
certificates and requirements"; etcd documentation, "Transport security model".

The API server trusts another authority than etcd's.
  $ ssh control-plane 'sed -i s#etcd-cafile=/etc/kubernetes/pki/etcd/ca.crt#etcd-cafile=/etc/kubernetes/pki/ca.crt# /etc/kubernetes/manifests/kube-apiserver.yaml'; sleep 60; kubectl get nodes
  ! The connection to the server 192.168.56.10:6443 was refused - did you specify the right host or port?
  [1]
  $ ssh control-plane 'crictl logs $(crictl ps -a --name kube-apiserver -q | tail -1) 2>&1 | tail -2'
  W1120 10:00:27.182000       1 logging.go:55] [core] [Channel #1 SubChannel #3]grpc: addrConn.createTransport failed to connect to {Addr: "127.0.0.1:2379", ServerName: "127.0.0.1:2379", }. Err: connection error: desc = "transport: authentication handshake failed: tls: failed to verify certificate: x509: certificate signed by unknown authority"
  E1120 10:00:42.182000       1 run.go:72] "command failed" err="context deadline exceeded"
  $ ssh control-plane 'sed -i s#etcd-cafile=/etc/kubernetes/pki/ca.crt#etcd-cafile=/etc/kubernetes/pki/etcd/ca.crt# /etc/kubernetes/manifests/kube-apiserver.yaml'; sleep 90; kubectl get nodes -o name
  node/control-plane
  node/worker-1
  node/worker-2

etcd with a certificate that the cluster's authority has signed: the API server does not know that as etcd's.
  $ ssh control-plane 'cd /etc/kubernetes/pki; cp apiserver.crt etcd/foreign.crt; cp apiserver.key etcd/foreign.key; sed -i "s#etcd/server\.#etcd/foreign.#" ../manifests/etcd.yaml; crictl stop $(crictl ps --name kube-apiserver -q) > /dev/null'; sleep 60; kubectl get nodes
  ! The connection to the server 192.168.56.10:6443 was refused - did you specify the right host or port?
  [1]
  $ ssh control-plane 'crictl logs $(crictl ps -a --name kube-apiserver -q | tail -1) 2>&1 | grep -o "x509: .*" | tail -1'
  x509: certificate is valid for 10.96.0.1, 192.168.56.10, not 127.0.0.1"
  $ ssh control-plane 'etcdctl --endpoints https://127.0.0.1:2379 --cacert /etc/kubernetes/pki/etcd/ca.crt --cert /etc/kubernetes/pki/etcd/server.crt --key /etc/kubernetes/pki/etcd/server.key endpoint health 2>&1 | grep -o "x509: [^(]*[a-z]"'
  x509: certificate is valid for 10.96.0.1, 192.168.56.10, not
  $ ssh control-plane 'cd /etc/kubernetes/pki/etcd; etcdctl --endpoints https://127.0.0.1:2379 --cacert ../ca.crt --cert server.crt --key peer.key endpoint health; etcdctl --endpoints https://192.168.56.10:2379 --cacert ../ca.crt --cert ../apiserver-kubelet-client.crt --key ../apiserver-kubelet-client.key endpoint health 2>&1 | grep -o "remote error: [^\\\"]*"'
  remote error: tls: bad certificate
  ! Error: tls: private key does not match public key

A key that belongs to another certificate.
  $ ssh control-plane 'sed -i "s#etcd/foreign\.#etcd/server.#; s#etcd/server.key#etcd/peer.key#" /etc/kubernetes/manifests/etcd.yaml'; sleep 40
  $ ssh control-plane 'crictl logs $(crictl ps -a --name etcd -q | head -1) 2>&1 | tail -1'
  {"level":"fatal","ts":"2026-11-20T10:03:53.250000Z","caller":"etcdmain/etcd.go:180","msg":"discovery failed","error":"tls: private key does not match public key"}
  $ ssh control-plane 'sed -i "s#=/etc/kubernetes/pki/etcd/peer.key#=/etc/kubernetes/pki/etcd/server.key#; s#peer-key-file=.*#peer-key-file=/etc/kubernetes/pki/etcd/peer.key#" /etc/kubernetes/manifests/etcd.yaml'; sleep 90; kubectl get nodes -o name
  node/control-plane
  node/worker-1
  node/worker-2
