An API server that looks for etcd at the port for its peers. Source: kube-apiserver's flag --etcd-servers;
k8s.io/apiserver/pkg/storage/storagebackend.

# fault: api-server-etcd-port-wrong
  $ kubectl get nodes
  ! The connection to the server 192.168.56.10:6443 was refused - did you specify the right host or port?
  [1]
  $ ssh control-plane 'crictl logs $(crictl ps -a --state Exited --name kube-apiserver -q | head -1) 2>&1 | tail -1'
  E<klog> run.go:72] "command failed" err="context deadline exceeded"
  $ ssh control-plane "grep -h -e --etcd-servers -e --listen-client /etc/kubernetes/manifests/*.yaml"
      - --listen-client-urls=https://127.0.0.1:2379,https://192.168.56.10:2379
      - --etcd-servers=https://127.0.0.1:2380
  $ ssh control-plane "sed -i s/127.0.0.1:2380/127.0.0.1:2379/ /etc/kubernetes/manifests/kube-apiserver.yaml"
  $ sleep 40; kubectl get nodes -o name
  node/control-plane
  node/worker-1
  node/worker-2
