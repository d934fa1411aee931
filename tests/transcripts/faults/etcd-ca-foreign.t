An API server that believes another authority than etcd's. Source: kube-apiserver's flag --etcd-cafile; gRPC's client.

# fault: etcd-ca-foreign
  $ kubectl get nodes
  ! The connection to the server 192.168.56.10:6443 was refused - did you specify the right host or port?
  [1]
  $ ssh control-plane 'crictl logs $(crictl ps -a --name kube-apiserver -q | tail -1) 2>&1 | grep -o "x509: [^(]*[a-z]" | tail -1'
  x509: certificate signed by unknown authority
  $ ssh control-plane 'cd /etc/kubernetes; openssl verify -CAfile pki/etcd/ca.crt pki/etcd/server.crt; sed -i "s#etcd-cafile=.*#etcd-cafile=/etc/kubernetes/pki/etcd/ca.crt#" manifests/kube-apiserver.yaml'
  pki/etcd/server.crt: OK
  $ sleep 100; kubectl get nodes --no-headers | awk '{print $1, $2}'
  control-plane Ready
  worker-1 Ready
  worker-2 Ready
