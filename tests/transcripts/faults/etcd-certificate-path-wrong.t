An etcd whose certificate is not where its flag says; the API server goes down with it. Source: etcd documentation,
"Configuration options"; kubeadm's etcd manifest.

# fault: etcd-certificate-path-wrong
  $ kubectl get nodes
  ! The connection to the server 192.168.56.10:6443 was refused - did you specify the right host or port?
  [1]
  $ ssh control-plane 'crictl logs $(crictl ps -a --name etcd -q | head -1) 2>&1 | tail -1' | grep -o '"error":.*'
  "error":"open /etc/kubernetes/pki/etcd/etcd-server.crt: no such file or directory"}
  $ ssh control-plane "ls /etc/kubernetes/pki/etcd; sed -i s#etcd/etcd-server.crt#etcd/server.crt# /etc/kubernetes/manifests/etcd.yaml"
  ca.crt
  ca.key
  healthcheck-client.crt
  healthcheck-client.key
  peer.crt
  peer.key
  server.crt
  server.key
  $ sleep 60; kubectl get nodes -o name
  node/control-plane
  node/worker-1
  node/worker-2
