An API server that is to check its clients with an authority that is not there. Source: kube-apiserver's flag
--client-ca-file; k8s.io/apiserver/pkg/server/options.

# fault: api-server-client-ca-wrong
  $ kubectl get nodes
  ! The connection to the server 192.168.56.10:6443 was refused - did you specify the right host or port?
  [1]
  $ ssh control-plane 'crictl logs $(crictl ps -a --name kube-apiserver -q | head -1) 2>&1 | tail -1'
  E<klog> run.go:72] "command failed" err="unable to load client CA provider: open /etc/kubernetes/pki/client-ca.crt: no such file or directory"
  $ ssh control-plane "ls /etc/kubernetes/pki | grep ca; sed -i s#pki/client-ca.crt#pki/ca.crt# /etc/kubernetes/manifests/kube-apiserver.yaml"
  ca.crt
  ca.key
  front-proxy-ca.crt
  front-proxy-ca.key
  $ sleep 40; kubectl get nodes -o name
  node/control-plane
  node/worker-1
  node/worker-2
