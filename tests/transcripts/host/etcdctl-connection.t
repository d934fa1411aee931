etcd of a kubeadm cluster speaks TLS and wants a client's certificate. Source: etcd documentation,
"Transport security model"; kubeadm's etcd manifest (`--client-cert-auth=true`); etcdctl is on the
control plane's host only.

  $ etcdctl version
  ! bash: line 1: etcdctl: command not found
  [127]
  $ ssh worker-1 etcdctl version
  ! bash: line 1: etcdctl: command not found
  [127]
  $ ssh control-plane
  $ etcdctl version
  etcdctl version: 3.6.8
  API version: 3.6
  $ ETCDCTL_API=3 etcdctl get / --prefix --keys-only 2>&1 | grep -v '^{'
  Error: context deadline exceeded
  $ etcdctl --endpoints=https://127.0.0.1:2379 get / 2>&1 | grep -o 'x509: [a-z ]*'
  x509: certificate signed by unknown authority
  $ etcdctl --endpoints=https://127.0.0.1:2379 --cacert=/etc/kubernetes/pki/etcd/ca.crt get / 2>&1 | grep -o 'tls: certificate required'
  tls: certificate required
  $ etcdctl --endpoints=https://127.0.0.1:2379 --cacert=/etc/kubernetes/pki/etcd/ca.crt --cert=/etc/kubernetes/pki/apiserver-kubelet-client.crt --key=/etc/kubernetes/pki/apiserver-kubelet-client.key get / 2>&1 | grep -o 'tls: bad certificate'
  tls: bad certificate
  $ etcdctl --endpoints=https://127.0.0.1:2379 --cacert=/etc/kubernetes/pki/etcd/nothere.crt get /
  ! Error: open /etc/kubernetes/pki/etcd/nothere.crt: no such file or directory
  [1]
  $ etcdctl --endpoints=https://127.0.0.1:2380 --cacert=/etc/kubernetes/pki/etcd/ca.crt get / 2>&1 | grep -o 'connection refused'
  connection refused
  $ grep -E 'listen-client|cert-file|key-file|trusted-ca' /etc/kubernetes/manifests/etcd.yaml
      - --cert-file=/etc/kubernetes/pki/etcd/server.crt
      - --key-file=/etc/kubernetes/pki/etcd/server.key
      - --listen-client-urls=https://127.0.0.1:2379,https://192.168.56.10:2379
      - --peer-cert-file=/etc/kubernetes/pki/etcd/peer.crt
      - --peer-key-file=/etc/kubernetes/pki/etcd/peer.key
      - --peer-trusted-ca-file=/etc/kubernetes/pki/etcd/ca.crt
      - --trusted-ca-file=/etc/kubernetes/pki/etcd/ca.crt
  $ export ETCDCTL_CACERT=/etc/kubernetes/pki/etcd/ca.crt ETCDCTL_CERT=/etc/kubernetes/pki/apiserver-etcd-client.crt ETCDCTL_KEY=/etc/kubernetes/pki/apiserver-etcd-client.key; etcdctl --endpoints=https://127.0.0.1:2379 get /registry/namespaces --prefix --keys-only | sort | grep .
  /registry/namespaces/default
  /registry/namespaces/kube-node-lease
  /registry/namespaces/kube-public
  /registry/namespaces/kube-system
  $ export ETCDCTL_CACERT=/etc/kubernetes/pki/etcd/ca.crt ETCDCTL_CERT=/etc/kubernetes/pki/etcd/healthcheck-client.crt ETCDCTL_KEY=/etc/kubernetes/pki/etcd/healthcheck-client.key; etcdctl --endpoints=https://127.0.0.1:2379 endpoint health | sed 's/took = .*/took/'
  https://127.0.0.1:2379 is healthy: successfully committed proposal: took
